import * as z from 'zod/mini';
import { custodyActs, isInTrailOf, pieceStates } from '../pieces/piece.ts';

// Rows of the Evidence table as far as a reporter may know them; who viewed a piece stays there.
const pieceShape = z.object({
  item: z.string().check(z.startsWith('evidence#')),
  state: pieceStates,
  reason: z.optional(z.string()),
  sha256: z.optional(z.string()),
  bytes: z.optional(z.int()),
  /** Milliseconds since the epoch; a row that does not say so stands first. */
  at: z._default(z.number(), 0),
});
const custodyShape = z.object({
  item: z.string().check(z.regex(/^(custody|opened)#/)),
  at: z.number(),
  what: custodyActs,
  role: z.optional(z.string()),
});
type Act = z.infer<typeof custodyShape>;

/** Ten photos and five links a report may have, and entries of each one's trail that are shown. */
const piecesShown = 15;
const trailShown = 6;

/** The reporter's own evidence: what became of each piece, and what was done with it when. */
export const evidenceForReporter = (rows: unknown[]) => {
  const trail = rows.flatMap((row) => z.safeParse(custodyShape, row).data ?? []);
  return (
    rows
      .flatMap((row) => z.safeParse(pieceShape, row).data ?? [])
      // Numbered as they came, as officers see them.
      .toSorted((one, other) => one.at - other.at)
      .slice(0, piecesShown)
      .map(({ item, state, reason, sha256, bytes, at }) => {
        const id = item.slice('evidence#'.length);
        const own = trail.filter((entry) => isInTrailOf(id, entry));
        return {
          id,
          state,
          reason: reason ?? null,
          sha256: sha256 ?? null,
          bytes: bytes ?? null,
          at: at === 0 ? null : new Date(at).toISOString(),
          custody: own
            .sort((a, b) => a.at - b.at)
            .slice(-trailShown)
            .map(({ at, what, role = null }) => ({ at: new Date(at).toISOString(), what, role })),
          opened: openedBy(own),
        };
      })
  );
};

/** How often a sealed file was opened, by role; who it was is never told. */
const openedBy = (trail: Act[]) => {
  const roles = trail.flatMap(({ what, role }) => (what === 'opened' && role ? [role] : []));
  return [...new Set(roles)]
    .sort()
    .map((role) => ({ role, times: roles.filter((one) => one === role).length }));
};
