import type { RowPosition } from './queue-page.ts';

/** Rows that are listed of a region; more are found once these are answered. */
export const mostListed = 50;
/** Rows of one region looked at: what somebody may not know of must not hide what is behind it. */
const mostSeen = 2_000;
export const atOnce = 100;

type Row = RowPosition;
type Look<R extends Row, Shown> = {
  /** The next rows of the queue, and whether those were its last. */
  next: (after: RowPosition | undefined) => Promise<{ rows: R[]; isEnd: boolean }>;
  /** What of some rows is shown to whoever looks. */
  visible: (rows: R[]) => Promise<Shown[]>;
};

/** Looks through a queue until there is enough to show, or nothing more. */
export const lookThrough = async <R extends Row, Shown>({
  next,
  visible,
}: Look<R, Shown>): Promise<Shown[]> => {
  const shown: Shown[] = [];
  let after: RowPosition | undefined;
  for (let seen = 0; seen < mostSeen && shown.length < mostListed; seen += atOnce) {
    const { rows, isEnd } = await next(after);
    shown.push(...(await visible(rows)));
    const last = rows.at(-1);
    if (isEnd || !last) break;
    after = { dueAt: last.dueAt, caseKey: last.caseKey, item: last.item };
  }
  return shown;
};
