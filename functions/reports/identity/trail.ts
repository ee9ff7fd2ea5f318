import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { actorShape } from '../../../shared/person-name.ts';
import { handOversIn, namedPaper, type HandOver } from './hand-over-trail.ts';

/** Why a name may be requested; the reporter is shown which of these it was. */
export const categories = ['referral', 'clarification', 'protection', 'legal-order'] as const;
export type Category = (typeof categories)[number];

const who = {
  at: z.number(),
  /** Neither id nor name is shown to the reporter. */
  ...actorShape.shape,
  category: z.enum(categories),
};

/** The trail of who wanted, allowed and read a reporter's name: three kinds of item, added to and never changed. */
export const requestShape = z.object({
  ...who,
  item: z.string().check(z.startsWith('request#')),
  reason: z.string(),
  bodyHash: storedHash,
});
export const approvalShape = z.object({
  ...who,
  item: z.string().check(z.startsWith('approval#')),
});
export const readShape = z.object({ ...who, item: z.string().check(z.startsWith('read#')) });

export type IdentityRequest = z.infer<typeof requestShape>;
export type Approval = z.infer<typeof approvalShape>;
export type Reading = z.infer<typeof readShape>;

/** One request with the approval it got, if any. */
export type RequestWithApproval = {
  requestId: string;
  request: IdentityRequest;
  approval: Approval | undefined;
};

/** The requests among the rows of one report, newest first. */
export const requestsIn = (rows: unknown[]): RequestWithApproval[] => {
  const approvals = rows.flatMap((row) => z.safeParse(approvalShape, row).data ?? []);
  return rows
    .flatMap((row) => z.safeParse(requestShape, row).data ?? [])
    .sort((a, b) => b.at - a.at)
    .map((request) => {
      const requestId = request.item.slice('request#'.length);
      const approval = approvals.find(({ item }) => item === `approval#${requestId}`);
      return { requestId, request, approval };
    });
};

/** Entries shown; older ones are counted elsewhere. */
const entriesShown = 15;

/** The trail as the reporter sees it, newest first: when, which role of which region, why; never who. */
export const trailForReporter = (rows: unknown[]) => {
  const entries = [
    ...rows.flatMap((row) => z.safeParse(requestShape, row).data ?? []).map(seen('asked')),
    ...rows.flatMap((row) => z.safeParse(approvalShape, row).data ?? []).map(seen('approved')),
    ...rows.flatMap((row) => z.safeParse(readShape, row).data ?? []).map(seen('read')),
    ...handOversIn(rows).flatMap(handOverSeen),
  ];
  return entries.sort((a, b) => b.at.localeCompare(a.at)).slice(0, entriesShown);
};

type Row = Pick<IdentityRequest, 'at' | 'role' | 'region' | 'category'>;

const seen =
  (what: 'asked' | 'approved' | 'read') =>
  ({ at, role, region, category }: Row) => ({
    at: new Date(at).toISOString(),
    what,
    role,
    region,
    category,
  });

/** A hand-over is a request, an agreement and a reading like others; of files, only the form has the name. */
const handOverSeen = ({ asked, entries }: HandOver) => [
  seen('asked')({ ...asked, category }),
  ...entries
    .filter(({ what, is }) => what === 'answer' && is === 'agreed')
    .map((entry) => seen('approved')({ ...entry, category })),
  ...entries
    .filter(({ what, file }) => what === 'file' && file === namedPaper)
    .map((entry) => seen('read')({ ...entry, category })),
];

const category = 'referral';
