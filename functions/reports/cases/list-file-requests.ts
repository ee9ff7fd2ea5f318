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

type Asked = {
  regions: string[];
  person: Person;
  /** Whether they may know of a case. */
  mayRead: (kept: Case) => boolean;
};

/** Requests that are listed; more are found once these are answered. */
export const mostListed = 50;
/** Rows of one region looked at: what somebody may not know of must not hide what is behind it. */
const mostSeen = 2_000;
const atOnce = 100;

/**
 * The requests to open a sealed file that wait for this person, the earliest end first: never their own, never of a case
 * they may not know of, and only where they can be the second.
 */
export const listFileRequests =
  (needs: Needs) =>
  async ({ regions, person, mayRead }: Asked): Promise<WaitingFile[]> => {
    const open = regions.filter((region) => maySecond(person, region));
    const found = await Promise.all(
      open.map((region) => lookThrough(needs, region, { person, mayRead })),
    );
    return found
      .flat()
      .sort((a, b) => a.until.localeCompare(b.until))
      .slice(0, mostListed);
  };

const lookThrough = async (
  needs: Needs,
  region: string,
  asked: Omit<Asked, 'regions'>,
): Promise<WaitingFile[]> => {
  const shown: WaitingFile[] = [];
  const from = needs.now();
  let after: FileRequest | undefined;
  for (let seen = 0; seen < mostSeen && shown.length < mostListed; seen += atOnce) {
    const { rows, isEnd } = await needs.fileRequests.waiting({
      ...{ region, from, most: atOnce },
      after: after && { dueAt: after.dueAt, caseKey: after.caseKey, item: after.item },
    });
    shown.push(...(await visible(needs, rows, asked)));
    after = rows.at(-1);
    if (isEnd || !after) break;
  }
  return shown;
};

const visible = async (
  { findCases, now }: Needs,
  rows: FileRequest[],
  { person, mayRead }: Omit<Asked, 'regions'>,
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
