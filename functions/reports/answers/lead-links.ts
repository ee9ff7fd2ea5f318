import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { seal, unseal, type Sealing } from '../../../shared/sealed.ts';

/** Where a lead is completed. */
export const leadPath = '/lengkapi/{token}';

/** How long a lead can be completed by its link: a day for its sender, and the week-end. */
export const linkLifeMs = 72 * 3_600_000;

const linkShape = z.object({
  reportKey: z.string(),
  /** Milliseconds since the epoch. */
  until: z.int(),
});

export type OpenedLink = { reportKey: string; isExpired: boolean };

type Needs = Sealing & { now: Now };

const sealedFor = { purpose: 'lead-link', place: 'reports' };

/**
 * Links by which whoever sent a lead completes it: sealed, so that they say nothing to whoever sees one, and made of no
 * code: a code opens no form, and a link no message box.
 */
export const leadLinks = ({ now, ...sealing }: Needs) => ({
  /** The path of a lead's form, good for `linkLifeMs` from a moment in milliseconds. */
  pathTo: async (reportKey: string, from: number): Promise<string> => {
    const link = Buffer.from(JSON.stringify({ reportKey, until: from + linkLifeMs }));
    const token = Buffer.from(await seal(sealing, sealedFor, link)).toString('base64url');
    return leadPath.replace('{token}', token);
  },
  /** What a token leads to; throws Refusal 'link-refused' where it is none of ours. */
  open: async (token: string): Promise<OpenedLink> => {
    const { reportKey, until } = await opened(sealing, token);
    return { reportKey, isExpired: until <= now() };
  },
});
export type LeadLinks = ReturnType<typeof leadLinks>;

const opened = async (sealing: Pick<Sealing, 'key'>, token: string) => {
  try {
    const bytes = await unseal(sealing, sealedFor, Buffer.from(token, 'base64url'));
    return z.parse(linkShape, JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  }
};
