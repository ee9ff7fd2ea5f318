import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Now } from '../../../shared/clock.ts';
import { explainStep } from '../law/deadline-words.ts';
import { lawZone } from '../law/day-in-force.ts';
import type { Catalogue } from '../law/editions.ts';
import type { Person } from '../../../shared/http/request.ts';
import {
  deadlinesOf,
  isBawaslus,
  zoneOfCase,
  type CaseDeadline,
  type DeadlineBasis,
} from './case-deadline.ts';
import { movesFrom } from './case-moves.ts';
import { endingBy } from './end-by-two.ts';
import type { CaseStore } from './case-store.ts';
import { checklistOf } from './show-checklist.ts';
import type { Case, Entry } from './case.ts';
import { mayName, mayRead, type ClearedOfficer, type Desk } from '../case-access.ts';
import { isAbove } from '../../conflict.ts';
import { placeOf, whoOf, isFinder } from './case-for-officer.ts';
import { isOpenedNoMore } from './file-request.ts';
import type { FileRequestStore } from './file-request-store.ts';
import { standingRequests } from './standing-requests.ts';
import { showPieces } from './show-pieces.ts';
import { isPlace } from './review.ts';
import type { HeldStore } from './held-store.ts';
import { nameOfHolder, noteHolder, type Holding } from './name-holder.ts';
import type { ReviewStore } from './review-store.ts';
import type { CaseFile } from './case-file-answer.ts';
import type { Duplicate } from './duplicates.ts';
import { isFor } from './make-move.ts';
import { showCase } from './show-case.ts';
import type { FilePiece, FileReport } from './report-reader.ts';
import { proposed } from './propose-class.ts';

type Needs = {
  cases: Pick<CaseStore, 'history'>;
  /** What was reported; undefined once it is deleted. */
  findReport: (caseKey: string) => Promise<FileReport | undefined>;
  findDuplicates: (kept: Case) => Promise<Duplicate[]>;
  findPieces: (caseKey: string) => Promise<FilePiece[]>;
  /** Who asked to open its sealed files. */
  fileRequests: Pick<FileRequestStore, 'list'>;
  whoServes: Desk['whoServes'];
  /** The review of its last end, where that is or was looked at. */
  reviews: Pick<ReviewStore, 'find'>;
  /** Who has its alerts. */
  findHoldings: (caseKey: string) => Promise<Holding[]>;
  /** Notes how whoever has it is called. */
  nameHolder: HeldStore['name'];
  counting: () => Promise<DeadlineBasis>;
  /** By which a case is judged: the edition of the day of the act. */
  catalogue: Catalogue;
  now: Now;
};

/** Everything officers work with in one case, and nothing of who reported it. */
export const readCaseFile =
  (needs: Needs) =>
  async (kept: Case, { person, serving }: ClearedOfficer): Promise<CaseFile> => {
    const { caseKey } = kept;
    const [history, report, duplicates, pieces, requests, ...rest] = await Promise.all([
      needs.cases.history(caseKey),
      needs.findReport(caseKey),
      needs.findDuplicates(kept),
      needs.findPieces(caseKey),
      requestsOf(needs, kept),
      needs.findHoldings(caseKey),
      needs.counting(),
      reviewFor(needs, kept, { person, serving }),
    ]);
    const [holders, counting, review] = rest;
    await noteHolder(needs, caseKey, { holders, person });
    const now = needs.now();
    return {
      ...showCase(kept, now),
      ...whatBecame(kept),
      successors: successorsBy(needs),
      holders: holders.map((one) => ({ ...one, name: nameOfHolder(one, history) })),
      evidence: showPieces(pieces, { requests, person, now, isOver: isOpenedNoMore(kept, kept) }),
      zone: zoneOfCase(kept, counting.campaign),
      ...reported(report, mayName(serving, kept)),
      classification: proposed(kept, report, { ...needs, ...counting }),
      deadlines: deadlinesOf(kept, counting).map((one) => showDeadline(one, kept, counting)),
      checklist: checklistOf(kept, { report, pieces: sealedOf(pieces), counting, now }),
      may: mayMove(kept, person),
      ending: endingOf(kept),
      review,
      duplicates: duplicates
        .filter((one) => mayRead(serving, { ...one, region: kept.region }))
        .map(showDuplicate),
      history: history.map(showEntry),
    };
  };

const requestsOf = async (needs: Needs, kept: Case) =>
  standingRequests(needs, await needs.fileRequests.list(kept.caseKey), kept);

/** Those whose day has begun: what is decided for later is not named in a case. */
const successorsBy = ({ catalogue, now }: Pick<Needs, 'catalogue' | 'now'>) =>
  catalogue.successors
    .filter(({ from }) => from <= dayOf(now(), lawZone))
    .map(({ of, name, short, from }) => ({ of, name, short, from }));

const whatBecame = (kept: Case) => ({
  finder: kept.finder ?? null,
  finderName: kept.finderName ?? null,
  occurredOn: kept.occurredOn,
  knownOn: kept.knownOn,
  withdrawnAt: isoOrNull(kept.withdrawnAt),
  raisedAt: isoOrNull(kept.raisedAt),
  references: kept.references,
  referredTo: kept.referredTo,
  sanctions: kept.sanctions.map(({ kind, at }) => ({ kind, at: iso(at) })),
  outcome: kept.outcome ?? null,
  keptUntil: iso(kept.expiresAt * 1000),
});

/** Whom a report must be kept from is for whoever settles that: to others it would name an officer as suspect. */
const reported = (report: FileReport | undefined, names: boolean) => {
  const { keepFrom, ...details } = report?.details ?? {};
  return {
    report: report ? { ...report, details } : null,
    naming: names ? { keepFrom: keepFrom ?? null } : null,
  };
};

const mayMove = (kept: Case, person: Person) =>
  movesFrom(kept.state, whoOf(person).role)
    .filter(({ name }) => !isFinder(kept, person) && isFor(kept, name))
    .filter(({ name }) => endingBy(kept, name, whoOf(person)) !== 'own')
    .map(({ name, label, needs }) => ({ move: name, label, needs: [...needs] }));

/** For whoever is above the region and did not end it; to others no end is looked at. */
const reviewFor = async (
  { reviews }: Pick<Needs, 'reviews'>,
  kept: Case,
  { person, serving }: ClearedOfficer,
): Promise<CaseFile['review']> => {
  if (!isAbove(serving.region, kept.region)) return null;
  const review = await reviews.find(kept.caseKey);
  if (!review || isPlace(review.endedBy, placeOf(person))) return null;
  return {
    move: review.move,
    endedAt: iso(review.endedAt),
    reviewBy: iso(review.dueAt),
    found: review.found ?? null,
    foundBy: review.foundBy?.officerId ?? null,
    foundByName: review.foundByName ?? null,
    foundAt: isoOrNull(review.foundAt),
  };
};

const endingOf = ({ ending }: Case) =>
  ending
    ? {
        ...{ move: ending.move, by: ending.by, byName: ending.byName ?? null },
        ...{ at: iso(ending.at), reason: ending.reason ?? null },
      }
    : null;

const sealedOf = (pieces: FilePiece[]): number =>
  pieces.filter(({ state }) => state === 'sealed').length;

const showDuplicate = ({ caseKey, caseNumber, why, receivedAt }: Duplicate) => ({
  caseKey,
  caseNumber,
  why,
  receivedAt: iso(receivedAt),
});

const showDeadline = (
  { step, rule, startedAt, deadline }: CaseDeadline,
  kept: Case,
  by: DeadlineBasis,
) => {
  const zone = zoneOfCase(kept, by.campaign);
  const { clock, amount, owner, standing, source, note } = rule;
  return {
    step,
    rule: { clock, amount, owner, standing, source, note: note ?? null },
    startedAt: iso(startedAt),
    dueAt: isoOrNull(deadline.dueAt),
    paused: deadline.paused,
    missed: isBawaslus(step) && kept.missedBawaslu === true,
    steps: deadline.steps.map((one) => explainStep(one, zone)),
  };
};

const showEntry = ({ at, who, move, from, to, why, given, before, after, item }: Entry) => ({
  version: Number(item.slice('move#'.length)),
  at: iso(at),
  by: { role: who.role, personId: who.personId ?? null, name: who.name ?? null },
  move,
  from,
  to,
  why: why ?? null,
  given: given ?? null,
  dueBefore: isoOrNull(before),
  dueAfter: isoOrNull(after),
});

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : iso(ms);
