import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { pledgeRow, pledgesOf, worthAttributes, type WorthPledge } from '../register/pledge-row.ts';
import type { CountedPledge } from './tally.ts';

/** The attributes of a stored person that decide where they count. */
export const countedAttributes = worthAttributes;

type Image = Parameters<typeof unmarshall>[0];
const worth = z.omit(pledgeRow, { personKey: true });

/** Every pledge of a stored person, the one that is worth the most first; throws ZodError when it does not fit. */
export const pledgesIn = (image: unknown): WorthPledge[] =>
  pledgesOf(z.parse(worth, unmarshall(image as Image)));

/**
 * Where a person counts: once, by the pledge that is worth the most; read alike by the tally and by the audit. Undefined
 * for somebody of whom no pledge is left.
 */
export const countedPledge = (image: unknown): CountedPledge | undefined => {
  const [best] = pledgesIn(image);
  if (!best) return undefined;
  const { region, unit, staffKind, standing, act, ceremony, pledgedAt } = best;
  return {
    region,
    unit,
    staffKind,
    standing,
    act,
    ...(ceremony !== undefined && { ceremony }),
    pledgedAt,
  };
};
