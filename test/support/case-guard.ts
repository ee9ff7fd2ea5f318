import type { FileRequest } from '../../functions/reports/cases/file-request.ts';
import type { HandOverRow } from '../../functions/reports/cases/hand-over-row.ts';
import { handOverWrites } from '../../functions/reports/cases/hand-over-rows.ts';
import { listHandOvers } from '../../functions/reports/cases/list-hand-overs.ts';
import { listFileRequests } from '../../functions/reports/cases/list-file-requests.ts';
import type { Held } from '../../functions/reports/cases/held.ts';
import { listTasks } from '../../functions/reports/cases/list-tasks.ts';
import { listReviews } from '../../functions/reports/cases/list-reviews.ts';
import type { Review } from '../../functions/reports/cases/review.ts';
import { listCases } from '../../functions/reports/cases/list-cases.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import type { NoteReading } from '../../functions/reports/readings/note-reading.ts';
import type { WhoServes } from '../../functions/reports/roll/who-serves.ts';
import type { TrackedReport } from '../../functions/reports/messages/tracked-report.ts';
import { attemptOf } from './attempts.ts';
import { demoCampaign } from './campaign.ts';
import { aDesk, registeredAsSignedIn } from './roll.ts';

/** What a stand-in throws when it is reached at all. */
export const beyond = new Error('went beyond the guard');
const reached = () => Promise.reject(beyond);

/** What is found of a case and its report: nothing else is to be found. */
type Found = { report: TrackedReport | undefined; kept: Case | undefined };

const noMarks = {
  ...{ owners: [], ownerNames: [], messageWaiting: false, endProposed: false },
  ...{ pieces: 0, evidenceIsNew: false },
};

/** The case as somebody's own, whoever asks: they took its alert before anybody knew better. */
const heldBy = (
  { caseKey, expiresAt }: Case,
  { region, officerId }: { region: string; officerId: string },
): Held => ({
  ...{ caseKey, region, officerId, expiresAt, alertId: 'a', dueAt: 0 },
  ...{ item: `held#a#${officerId}`, queue: `held#${region}#${officerId}` },
});

/** The end of the case as one that somebody above looks at, whoever asks. */
const reviewIn = (region: string, { caseKey, expiresAt }: Case): Review => ({
  ...{ caseKey, item: 'review', region, queue: `${region}#review`, dueAt: 0, expiresAt },
  ...{ move: 'not-prove', endedAt: 0, version: 1 },
  endedBy: { region, officerId: 'siapa-pun' },
});

/** A request of somebody else to open a sealed file of the case, which waits. */
const requestIn = (region: string, { caseKey, expiresAt }: Case): FileRequest => ({
  ...{ caseKey, item: `file#${'p'.repeat(22)}`, region, queue: `${region}#files`, expiresAt },
  ...{ requestId: 'permintaan', reason: 'Isi rekaman diperlukan.', dueAt: 1, changes: 1, asks: 1 },
  asked: { at: 0, by: { region, officerId: 'petugas-lain' }, role: 'officer' },
});

/** A hand-over of the case that waits for a second person. */
const handOverIn = (region: string, { caseKey, expiresAt }: Case): HandOverRow => ({
  ...{ caseKey, item: 'hand-over#agreement', region, queue: `${region}#hand-overs`, expiresAt },
  ...{ requestId: 'permintaan', waits: 'agreement', dueAt: 1, at: 0 },
  asked: { region, officerId: 'petugas-lain' },
});

/** What the operations on a case are served with: one case, and nothing behind the guard but what throws. */
export const needsOf = (
  { report, kept }: Found,
  whoServes: WhoServes = registeredAsSignedIn,
  noteReading: NoteReading = aDesk.noteReading,
) => ({
  noteReading,
  findReport: () => Promise.resolve(report),
  whoServes,
  cases: { find: () => Promise.resolve(kept) },
  campaign: demoCampaign(),
  list: listCases({
    readQueue: ({ region }) => Promise.resolve(kept?.region === region ? [kept] : []),
    campaign: demoCampaign(),
    now: () => 0,
  }),
  readMarks: () => Promise.resolve(() => noMarks),
  tasks: listTasks({
    held: {
      list: (asked) => Promise.resolve({ rows: kept ? [heldBy(kept, asked)] : [], isEnd: true }),
    },
    findCases: () => Promise.resolve(kept ? [kept] : []),
    now: () => 0,
  }),
  listFiles: listFileRequests({
    fileRequests: {
      waiting: ({ region }) =>
        Promise.resolve({
          rows: kept?.region === region ? [requestIn(region, kept)] : [],
          isEnd: true,
        }),
    },
    findCases: () => Promise.resolve(kept ? [kept] : []),
    now: () => 0,
  }),
  listHandOvers: listHandOvers({
    handOvers: {
      waiting: ({ region }) =>
        Promise.resolve({
          rows: kept?.region === region ? [handOverIn(region, kept)] : [],
          isEnd: true,
        }),
    },
    held: { holdersOf: () => Promise.resolve([]) },
    findCases: () => Promise.resolve(kept ? [kept] : []),
    now: () => 0,
  }),
  fileRequests: { list: reached },
  findCase: reached,
  addFile: reached,
  askFile: reached,
  answerFile: reached,
  openFile: reached,
  readFile: reached,
  moveCase: reached,
  tick: reached,
  note: reached,
  enter: reached,
  complete: reached,
  nameUnit: reached,
  review: reached,
  reviews: listReviews({
    reviews: {
      list: ({ region }) =>
        Promise.resolve({ rows: kept ? [reviewIn(region, kept)] : [], isEnd: true }),
    },
    findCases: () => Promise.resolve(kept ? [kept] : []),
    now: () => 0,
  }),
  messages: { add: reached, list: reached, look: reached },
  pieces: { list: reached, note: reached },
  objects: { addressOf: reached, read: reached, readHandedOut: reached },
  trail: { add: reached, list: reached },
  handOvers: { add: reached, list: reached },
  deskRows: { list: reached, settle: reached, holdersOf: reached },
  atDesk: handOverWrites('Cases'),
  isSignable: true,
  signaturesUntil: () => ({ find: reached, move: reached }),
  documents: { store: reached, read: reached },
  service: { sign: reached, verify: reached },
  key: reached,
  add: reached,
  ask: reached,
  approve: reached,
  read: reached,
  attemptOf,
  newId: () => 'id',
  nonce: () => 'id',
  now: () => 0,
});
