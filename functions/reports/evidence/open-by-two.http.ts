import { createHash } from 'node:crypto';
import type { Does } from '../../../shared/operation/call.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { showFileRequest } from '../cases/file-request.ts';
import { reportForOfficer, type ReportDesk } from '../messages/report-for-officer.ts';
import { originalKey, type Piece } from '../pieces/piece.ts';
import type { ObjectStore } from './object-store.ts';
import type { answerForFile, askForFile, openFile } from './open-by-two.ts';
import type { evidenceOperations } from './operations.ts';
import { savedAs, savedHeaders } from './saved-file.ts';

type Evidence = typeof evidenceOperations;
type Needs = ReportDesk & { now: () => number };

/** POST /v1/cases/{caseKey}/evidence/{piece}/opening-request: asks to open one sealed file; the reporter is shown that somebody did. */
export const askForFileHttp =
  (needs: Needs & { askFile: ReturnType<typeof askForFile> }): Does<Evidence['askForFile']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const request = await needs.askFile(about, call.path.piece, call.body);
    return call.request.wantsHtml
      ? backToEvidence(call.request, about.reportKey)
      : { status: 201, body: showFileRequest(request, needs.now()) };
  };

/** POST …/opening-request/answer: a second person agrees or declines, or who asked takes it back. */
export const answerForFileHttp =
  (
    needs: Needs & { answerFile: ReturnType<typeof answerForFile> },
  ): Does<Evidence['answerForFile']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const request = await needs.answerFile(about, call.path.piece, call.body);
    return call.request.wantsHtml
      ? backToEvidence(call.request, about.reportKey)
      : { status: 200, body: showFileRequest(request, needs.now()) };
  };

/** The most bytes that fit, in base64, into the 6 MB a function may answer with. */
export const mostSentBytes = 4_500_000;

type Opening = ReportDesk & {
  openFile: ReturnType<typeof openFile>;
  objects: Pick<ObjectStore, 'read' | 'addressOf'>;
};

/** POST …/opening: the file itself, to save and never to show, for one of the two; noted before a byte is read. */
export const openFileHttp =
  (needs: Opening): Does<Evidence['openFile']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const piece = await needs.openFile(about, call.path.piece);
    const key = originalKey(about.reportKey, call.path.piece);
    const name = savedAs(call.path.piece, piece.type);
    if ((piece.bytes ?? 0) > mostSentBytes) return byAddress(needs, piece, { key, name });
    const bytes = await needs.objects.read(key);
    if (!bytes) throw new Refusal('not-found', [{ field: 'piece', reason: 'unknown-piece' }]);
    checkWhole(piece, bytes);
    return {
      status: 200,
      file: { type: 'application/octet-stream', content: Buffer.from(bytes) },
      headers: savedHeaders(name),
    };
  };

/** What does not fit into an answer is fetched from storage itself, within a minute. */
const byAddress = async (
  { objects }: Pick<Opening, 'objects'>,
  { reportKey }: Piece,
  { key, name }: { key: string; name: string },
) => {
  const address = await objects.addressOf(key, name);
  return {
    status: 200 as const,
    body: { address },
    page: async (frame: PageFrame) =>
      (await import('./pages/evidence-copy.tsx')).renderSealedFile(frame, {
        address,
        caseKey: reportKey,
      }),
  };
};

/** What is handed out is what was sealed; anything else is a fault, and nothing of it is sent. */
export const checkWhole = (
  { item, sha256 }: Pick<Piece, 'item' | 'sha256'>,
  bytes: Uint8Array,
): void => {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`The original of ${item} is not what was sealed`);
};

/** Where a form leads: to the evidence of the case. */
export const backToEvidence = ({ base }: { base: string }, caseKey: string) => ({
  status: 303 as const,
  headers: { location: `${base}/v1/cases/${caseKey}/evidence` },
});
