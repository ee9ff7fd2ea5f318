import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Now } from '../../../shared/clock.ts';
import { underLiveKey, type LiveKeys } from '../../../shared/live-keys.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { mayAllStillRead } from '../case-access.ts';
import type { CaseStore } from '../cases/case-store.ts';
import { isClosed, type Case } from '../cases/case.ts';
import { saidWaitsMs } from '../cases/hand-over-row.ts';
import type { HandOverWrites } from '../cases/hand-over-rows.ts';
import {
  firstOf,
  handOverItem,
  handOverStanding,
  mostOpenings,
  mostQuestions,
  mostWrongCodes,
  type HandOver,
  type HandOverEntry,
} from '../identity/hand-over-trail.ts';
import type { FindReport } from '../messages/report-for-officer.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import type { WhoServes } from '../roll/who-serves.ts';
import type { HandOverStore } from './hand-over-store.ts';
import { isOpeningCode, readPackageToken, type Package } from './package-link.ts';
import { laneRules } from '../lanes.ts';

export type PackageNeeds = {
  key: LiveKeys;
  handOvers: HandOverStore;
  findReport: FindReport;
  findCase: CaseStore['find'];
  whoServes: WhoServes;
  now: Now;
  nonce: () => string;
};

/** A package whose link and code were right, while it may be opened. */
export type OpenPackage = Package & {
  report: TrackedReport;
  kept: Case;
  handOver: HandOver;
  agreedAt: number;
};

/** Whether a link was signed by us and can still be opened; nothing of the report is read for it. Throws Refusal. */
export const checkLink = async (needs: PackageNeeds, token: string): Promise<void> => {
  await findHandOver(needs, token);
};

/**
 * The package of a link and its code: while it is agreed to and neither taken back nor over, the report stands, its
 * case is open, and neither of the two who released it is in a conflict of interest by now. Each wrong code is noted;
 * after so many the link opens nothing. Throws Refusal.
 */
export const openPackage =
  (needs: PackageNeeds) =>
  async (token: string, code: string): Promise<OpenPackage> => {
    const found = await findHandOver(needs, token);
    const { of, report, handOver } = found;
    if (countOf(handOver, 'wrong-code') >= mostWrongCodes) throw refuseLink();
    const opens = (key: Uint8Array) => isOpeningCode(key, of, code) || undefined;
    if (!(await underLiveKey(needs.key, opens))) {
      await note(needs, { ...of, report }, { what: 'wrong-code' });
      throw new Refusal('invalid-fields', [{ field: 'code', reason: 'wrong-code' }]);
    }
    const kept = await needs.findCase(of.reportKey);
    const isGone = report.withdrawnAt !== undefined || kept?.withdrawnAt !== undefined;
    if (!kept || isGone || isClosed(kept)) throw refuseLink();
    const answer = firstOf(handOver, 'answer');
    if (!(await areClear(needs, report, [handOver.asked, answer]))) throw refuseLink();
    return { ...of, report, kept, handOver, agreedAt: answer?.at ?? 0 };
  };

const findHandOver = async (needs: PackageNeeds, token: string) => {
  const of = await underLiveKey(needs.key, (key) => readPackageToken(key, token));
  const report = of && (await needs.findReport(of.reportKey));
  if (!of || !report || !laneRules[report.lane].makesReportForm) throw refuseLink();
  const handOver = (await needs.handOvers.list(of.reportKey)).find(
    ({ requestId }) => requestId === of.requestId,
  );
  if (!handOver) throw refuseLink();
  const standing = handOverStanding(handOver, needs.now());
  if (standing === 'over') throw new Refusal('link-expired');
  if (standing !== 'open') throw refuseLink();
  return { of, report, handOver };
};

type Releaser = Partial<Pick<HandOverEntry, 'personId' | 'region'>> | undefined;

/** Whether both who released it may still know of the case. */
const areClear = async (
  needs: PackageNeeds,
  report: TrackedReport,
  two: Releaser[],
): Promise<boolean> => {
  const both = two.flatMap(({ personId, region } = {}) =>
    personId === undefined || region === undefined ? [] : [{ personId, region }],
  );
  return both.length === 2 && mayAllStillRead(needs, both, report);
};

type About = Package & { report: TrackedReport };
type EntryFields = Pick<HandOverEntry, 'what' | 'file' | 'text'>;
type Noting = Pick<PackageNeeds, 'handOvers' | 'now' | 'nonce'>;

/** Notes what Bawaslu is about to do or has said; what is done once is noted once. */
export const note = async (
  needs: Noting,
  { reportKey, requestId, report }: About,
  { besides = [], ...said }: EntryFields & { besides?: TransactWriteItem[] },
): Promise<'added' | 'already-there'> => {
  const at = needs.now();
  const entry = {
    ...{ at, role: 'bawaslu', region: report.region, requestId, ...said },
    item: handOverItem({ requestId, what: said.what, at }, needs.nonce()),
    ...{ reportKey, expiresAt: report.expiresAt },
  };
  return needs.handOvers.add(entry, besides);
};

/** Notes what Bawaslu said to the satgas; from then on it waits in the tasks of those concerned. */
export const noteSaid = (
  needs: Noting & { atDesk: HandOverWrites },
  open: OpenPackage,
  said: { what: 'question' | 'receipt'; text: string },
): Promise<'added' | 'already-there'> => {
  const { reportKey: caseKey, requestId, report, handOver } = open;
  const at = needs.now();
  const answer = firstOf(handOver, 'answer');
  const waits = needs.atDesk.waits({
    ...{ caseKey, region: report.region, requestId, waits: said.what },
    ...{ at, dueAt: at + saidWaitsMs[said.what], expiresAt: report.expiresAt },
    asked: { region: handOver.asked.region, officerId: handOver.asked.personId },
    ...(answer?.personId !== undefined && {
      agreed: { region: answer.region, officerId: answer.personId },
    }),
  });
  return note(needs, open, { ...said, besides: [waits] });
};

/** Notes an opening before anything is read; refuses one more than a hand-over may have. */
export const noteOpening = async (
  needs: Noting,
  open: OpenPackage,
  said: EntryFields & { what: 'listed' | 'file' },
): Promise<void> => {
  const openings = countOf(open.handOver, 'file') + countOf(open.handOver, 'listed');
  if (openings >= mostOpenings) throw refuseLink();
  if ((await note(needs, open, said)) !== 'added') throw new Error('Two openings have one id');
};

/** Puts a question to whoever has the case; ten at most. */
export const askBack = async (
  needs: Noting & { atDesk: HandOverWrites },
  open: OpenPackage,
  text: string,
): Promise<void> => {
  if (countOf(open.handOver, 'question') >= mostQuestions)
    throw new Refusal('conflict', [{ field: 'question', reason: 'too-many-asked' }]);
  await noteSaid(needs, open, { what: 'question', text });
};

const countOf = ({ entries }: HandOver, what: HandOverEntry['what']): number =>
  entries.filter((one) => one.what === what).length;

export const refuseLink = (): Refusal =>
  new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
