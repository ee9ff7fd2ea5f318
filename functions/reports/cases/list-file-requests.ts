import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Case } from './case.ts';
import {
  fileRequestView,
  isOpenedNoMore,
  nextStep,
  pieceOf,
  showFileRequest,
  type FileRequest,
} from './file-request.ts';
import type { FileRequestStore } from './file-request-store.ts';
import { maySecond } from '../case-access.ts';
import { atOnce, lookThrough, mostListed } from './look-through.ts';

/** A request that waits for whoever looks, and the case it is about. */
export const waitingFile = z.extend(fileRequestView, {
  caseKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  piece: z.string(),
});
type WaitingFile = z.infer<typeof waitingFile>;

type Needs = {
  fileRequests: Pick<FileRequestStore, 'waiting'>;
  /** Those of these cases that are there, in no order. */
  findCases: (caseKeys: string[]) => Promise<Case[]>;
  now: Now;
};

type FileRequestsQuery = {
  regions: string[];
  person: Person;
  /** Whether they may know of a case. */
  mayRead: (kept: Case) => boolean;
};

/**
 * The requests to open a sealed file that wait for this person, the earliest end first: never their own, never of a case
 * they may not know of, and only where they can be the second.
 */
export const listFileRequests =
  (needs: Needs) =>
  async ({ regions, person, mayRead }: FileRequestsQuery): Promise<WaitingFile[]> => {
    const from = needs.now();
    const open = regions.filter((region) => maySecond(person, region));
    const found = await Promise.all(
      open.map((region) =>
        lookThrough({
          next: (after) => needs.fileRequests.waiting({ region, from, most: atOnce, after }),
          visible: (rows) => visible(needs, rows, { person, mayRead }),
        }),
      ),
    );
    return found
      .flat()
      .sort((a, b) => a.until.localeCompare(b.until))
      .slice(0, mostListed);
  };

const visible = async (
  { findCases, now }: Needs,
  rows: FileRequest[],
  { person, mayRead }: Omit<FileRequestsQuery, 'regions'>,
): Promise<WaitingFile[]> => {
  const at = now();
  const theirs = rows.filter(
    (row) => nextStep(row, person, { now: at, isOver: false }) === 'answer',
  );
  const cases = await findCases([...new Set(theirs.map(({ caseKey }) => caseKey))]);
  const byKey = new Map(cases.map((kept) => [kept.caseKey, kept]));
  return theirs.flatMap((row) => {
    const kept = byKey.get(row.caseKey);
    if (!kept || kept.expiresAt * 1000 <= at || isOpenedNoMore(kept, kept) || !mayRead(kept))
      return [];
    const { caseKey, caseNumber, region } = kept;
    return [{ ...showFileRequest(row, at), caseKey, caseNumber, region, piece: pieceOf(row) }];
  });
};
