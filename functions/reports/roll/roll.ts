import * as z from 'zod/mini';
import { nameMarksShape } from '../../../shared/name-likeness.ts';
import type { Person } from '../../../shared/http/request.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import type { Serving } from '../../conflict.ts';

/** What reports know of somebody in the register of officers: where they serve, and marks of their name. */
export const rollEntryShape = z.object({
  /** A region code, a province code, or 'ID' for the nation. */
  region: z.string(),
  officerId: z.string(),
  rung: z.string(),
  unit: z.optional(z.string()),
  names: z.optional(nameMarksShape),
  active: z.boolean(),
  /** Which change of theirs this is: a text, the later the greater. */
  order: z.string(),
});
export type RollEntry = z.infer<typeof rollEntryShape>;

/** The regions whose people may be told of a report: itself, its province, the nation. */
export const rollsOf = (region: string): string[] => [
  ...new Set([region, provinceOf(region), 'ID']),
];

type SignedIn = Pick<Person, 'region' | 'unit'>;

/**
 * Where somebody who signed in serves, for the rule of conflicts of interest: as the register says, which their sign-in
 * can only narrow. Undefined for whoever is not in it, has left, or runs the system: to them there is no case.
 */
export const servingBy = (person: SignedIn, entry: RollEntry | undefined): Serving | undefined => {
  if (!entry?.active || entry.region !== person.region || entry.rung === 'admin') return undefined;
  const { region, unit, names } = entry;
  return { region, unit, signedInUnit: person.unit ?? '', names };
};
