import type * as z from 'zod/mini';
import type { Call } from '../../../shared/operation/call.ts';
import type { Reply } from '../follow-up/answers-alike.ts';
import {
  followUpReply,
  type FollowUpNeeds,
  type FollowUpReply,
  type Outcome,
} from '../follow-up/follow-up-answer.ts';
import { keyOfCode } from '../follow-up/report-code.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import type { keepPiece } from './keep-piece.ts';
import type { ObjectStore } from './object-store.ts';
import type { announceAnswer, evidenceOperations } from './operations.ts';
import type { PieceStore } from './piece-store.ts';
import { incomingKey, mostPieces, pieceIdOf } from '../pieces/piece.ts';
import { sha256Of, type PhotoRefusal } from './read-photo.ts';
import { readSent } from './read-sent.ts';

type Evidence = typeof evidenceOperations;
type Announced = Reply<Omit<z.infer<typeof announceAnswer>, 'padding'>>;
type Needs = FollowUpNeeds & {
  objects: Pick<ObjectStore, 'addressFor' | 'read'>;
  pieces: Pick<PieceStore, 'list'>;
  keep: ReturnType<typeof keepPiece>;
  remove: (keys: string[]) => Promise<void>;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
};

/** POST /v1/evidence/uploads: where a file of up to 5 MB can be sent straight to storage; bound to its hash and length. */
export const announceHttp =
  (needs: Needs) =>
  async ({
    body: { code, ...announced },
  }: Call<Evidence['announceEvidence']>): Promise<Announced> => {
    const reportKey = await keyOfCode(needs, code);
    const [report, { pieces }] = await Promise.all([
      needs.findReport(reportKey),
      needs.pieces.list(reportKey),
    ]);
    // Made for a wrong code, too, and then sent to nobody: the work is the same.
    const address = await needs.objects.addressFor(
      incomingKey(reportKey, pieceIdOf(announced.sha256)),
      announced,
    );
    const isFull = pieces.filter(({ state }) => state !== 'refused').length >= mostPieces;
    const rows = await needs.readTracked(reportKey);
    const outcome = isFull ? 'too-many-pieces' : undefined;
    const said = followUpReply({ ...needs, rows, code, outcome });
    const sendTo = report && !isFull ? address : null;
    return { ...said, body: { ...said.body, sendTo } };
  };

/** POST /v1/evidence/uploads/arrived: seals what was sent straight to storage; sending it again changes nothing. */
export const arrivedHttp =
  (needs: Needs) =>
  async ({ body: { code, sha256 } }: Call<Evidence['sealEvidence']>): Promise<FollowUpReply> => {
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const bytes = await needs.objects.read(incomingKey(reportKey, pieceIdOf(sha256)));
    const outcome = await seal(needs, { reportKey, report, sha256, bytes });
    const rows = await needs.readTracked(reportKey);
    return followUpReply({ ...needs, rows, code, outcome });
  };

type Arrived = {
  reportKey: string;
  report: TrackedReport | undefined;
  sha256: string;
  bytes: Uint8Array | undefined;
};

const seal = async (needs: Needs, arrived: Arrived): Promise<Outcome | undefined> => {
  const { reportKey, report, sha256, bytes } = arrived;
  if (!report) return undefined;
  if (!bytes || sha256Of(bytes) !== sha256) return sealedBefore(needs, arrived);
  const read = await readSent(bytes);
  const coming = { reportKey, expiresAt: report.expiresAt, cameBy: 'reporter' as const };
  const kept = read.ok ? await needs.keep(coming, read.piece) : outcomeOf[read.reason];
  // Last: until the piece is sealed the bytes can be sealed again.
  await needs.remove([incomingKey(reportKey, pieceIdOf(sha256))]);
  return kept === 'too-many' ? 'too-many-pieces' : kept;
};

/** What is announced is bound to its length: neither empty nor too large. */
const outcomeOf: Record<PhotoRefusal, Outcome> = {
  'not-a-photo': 'not-a-photo',
  'too-large': 'not-a-photo',
  'empty-file': 'cut-file',
  'cut-file': 'cut-file',
  'is-heic': 'is-heic',
  'too-many-pixels': 'too-many-pixels',
};

/** The bytes are deleted once they are sealed. */
const sealedBefore = async (needs: Needs, { reportKey, sha256 }: Arrived): Promise<Outcome> => {
  const { pieces } = await needs.pieces.list(reportKey);
  const isSealed = pieces.some((one) => one.sha256 === sha256 && one.state === 'sealed');
  return isSealed ? 'already-kept' : 'not-arrived';
};
