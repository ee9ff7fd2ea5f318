import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { nameOf } from '../../../shared/person-name.ts';
import { mayAllStillRead, maySecond, type Desk } from '../case-access.ts';
import { placeOf } from '../cases/case-for-officer.ts';
import type { CaseStore } from '../cases/case-store.ts';
import { isClosed } from '../cases/case.ts';
import {
  answerWithinMs,
  fileItem,
  fileQueue,
  isAskers,
  isLive,
  isOneOfTwo,
  standingOf,
  theTwo,
  type FileAnswer,
  type FileRequest,
} from '../cases/file-request.ts';
import type { FileRequestStore } from '../cases/file-request-store.ts';
import type { OfficerReport as About } from '../messages/report-for-officer.ts';
import { pieceItem, takesTwo, type CustodyAct, type Piece } from '../pieces/piece.ts';
import type { PieceStore } from './piece-store.ts';

/** How often one file can be asked for: each time is shown to its reporter. */
const mostAsks = 20;

export type TwoNeeds = {
  fileRequests: Pick<FileRequestStore, 'find' | 'change'>;
  findCase: CaseStore['find'];
  pieces: Pick<PieceStore, 'find' | 'note' | 'noteWrite'>;
  now: Now;
  /** Names a request, and tells two entries of one millisecond apart. */
  nonce: () => string;
};

/**
 * Asks to open one sealed file. A file has one request at a time: the same person who asks again is given theirs, and
 * anybody else is told that somebody asked. Throws Refusal.
 */
export const askForFile =
  (needs: TwoNeeds & Pick<Desk, 'whoServes'>) =>
  async (about: About, pieceId: string, said: { reason: string }): Promise<FileRequest> => {
    const piece = await sealedFile(needs, about, pieceId);
    const before = await needs.fileRequests.find(about.reportKey, pieceId);
    const at = needs.now();
    // Of what two agreed on, one of whom is out by now, nothing is left.
    if (
      before &&
      isLive(before, at) &&
      (await mayAllStillRead(needs, theTwo(before), about.report))
    ) {
      if (isAskers(before, about.person)) return before;
      throw refuse('conflict', 'already-asked');
    }
    if (before && before.asks >= mostAsks) throw refuse('conflict', 'too-many-asked');
    const { region, expiresAt } = about.report;
    const request: FileRequest = {
      ...{ caseKey: about.reportKey, item: fileItem(pieceId), region, queue: fileQueue(region) },
      ...{ requestId: needs.nonce(), reason: tidyText(said.reason), dueAt: at + answerWithinMs },
      asked: { at, by: placeOf(about.person), name: nameOf(about.person), role: about.person.role },
      ...{ changes: (before?.changes ?? 0) + 1, asks: (before?.asks ?? 0) + 1, expiresAt },
    };
    return keep(needs, about, { piece, before, request, what: 'asked' });
  };

type Answer = { requestId: string; is: FileAnswer };

/**
 * Answers a request, once: another person, a chair or from above the region, agrees or declines within 72 hours; who
 * asked can only take it back. Throws Refusal.
 */
export const answerForFile =
  (needs: TwoNeeds) =>
  async (about: About, pieceId: string, { requestId, is }: Answer): Promise<FileRequest> => {
    const before = await needs.fileRequests.find(about.reportKey, pieceId);
    if (before?.requestId !== requestId) throw refuse('not-found', 'unknown-request');
    mayAnswer(before, about, is);
    const { answered } = before;
    if (answered) {
      if (answered.is === is && answered.by.officerId === about.person.personId) return before;
      throw refuse('conflict', 'decided-otherwise');
    }
    const at = needs.now();
    if (is === 'agreed' && standingOf(before, at) === 'lapsed') throw refuse('too-late', 'expired');
    // What is agreed to must still be there to be opened; a no, and a change of mind, need nothing.
    const piece =
      is === 'agreed'
        ? await sealedFile(needs, about, pieceId)
        : await needs.pieces.find(about.reportKey, pieceItem(pieceId));
    if (!piece) throw refuse('not-found', 'unknown-piece');
    const by = {
      at,
      by: placeOf(about.person),
      name: nameOf(about.person),
      role: about.person.role,
    };
    const request = {
      ...{ ...before, queue: undefined },
      ...{ answered: { ...by, is }, changes: before.changes + 1 },
    };
    return keep(needs, about, { piece, before, request, what: is });
  };

const mayAnswer = (asked: FileRequest, { person, report }: About, is: FileAnswer): void => {
  const isOwn = isAskers(asked, person);
  if (is === 'taken-back') {
    if (!isOwn) throw refuse('not-allowed', 'not-own-request');
    return;
  }
  if (isOwn) throw refuse('not-allowed', 'own-request');
  if (!maySecond(person, report.region)) throw refuse('not-allowed', 'needs-a-chair');
};

/** Lets one of the two open the file, within 24 hours; it stands in the trail of the file before a byte of it is read. */
export const openFile =
  (needs: TwoNeeds & Pick<Desk, 'whoServes'> & { count: (name: 'IdentityRead') => void }) =>
  async (about: About, pieceId: string): Promise<Piece> => {
    const piece = await sealedFile(needs, about, pieceId);
    const request = await needs.fileRequests.find(about.reportKey, pieceId);
    if (!request || !isOneOfTwo(request, about.person)) throw refuse('not-allowed', 'needs-two');
    if (!(await mayAllStillRead(needs, theTwo(request), about.report)))
      throw refuse('not-allowed', 'needs-two');
    const at = needs.now();
    if (standingOf(request, at) !== 'open') throw refuse('too-late', 'expired');
    await needs.pieces.note(piece, actOf(needs, about, { piece, what: 'opened' }));
    needs.count('IdentityRead');
    return piece;
  };

/** The file, where two may still open it: sealed without a copy, of a case that is not closed, of a report that was not withdrawn. */
const sealedFile = async (
  { findCase, pieces }: TwoNeeds,
  { report, reportKey }: About,
  pieceId: string,
): Promise<Piece> => {
  const [kept, piece] = await Promise.all([
    findCase(reportKey),
    pieces.find(reportKey, pieceItem(pieceId)),
  ]);
  if (!piece || !takesTwo(piece)) throw refuse('not-found', 'unknown-piece');
  if (report.withdrawnAt !== undefined || kept?.withdrawnAt !== undefined)
    throw refuse('conflict', 'report-withdrawn');
  if (!kept || isClosed(kept)) throw refuse('conflict', 'case-closed');
  return piece;
};

type Act = { piece: Piece; what: CustodyAct };

const actOf = ({ now, nonce }: TwoNeeds, { person }: About, { piece, what }: Act) => ({
  ...{ what, by: person.personId, name: nameOf(person), role: person.role, at: now() },
  ...{ sha256: piece.sha256, nonce: nonce() },
});

type Change = Act & { before: FileRequest | undefined; request: FileRequest };

const keep = async (
  needs: TwoNeeds,
  about: About,
  { before, request, ...act }: Change,
): Promise<FileRequest> => {
  const entry = needs.pieces.noteWrite(act.piece, actOf(needs, about, act));
  const outcome = await needs.fileRequests.change(before, request, entry);
  if (outcome === 'changed-meanwhile') throw refuse('conflict', 'changed-meanwhile');
  return request;
};

const refuse = (code: 'conflict' | 'not-allowed' | 'not-found' | 'too-late', reason: string) =>
  new Refusal(code, [{ field: code === 'not-found' ? 'piece' : 'file', reason }]);
