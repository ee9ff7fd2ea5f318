import type { Call } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import {
  followUpReply,
  type FollowUpNeeds,
  type FollowUpReply,
} from '../follow-up/follow-up-answer.ts';
import { keyOfCode } from '../follow-up/report-code.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import type { keepPiece, PieceOutcome } from './keep-piece.ts';
import type { evidenceOperations } from './operations.ts';
import { readSent } from './read-sent.ts';

/** Far above what storing the largest file takes, milliseconds: only a right code has one stored, and no answer may show it. */
export const uploadStepMs = 3_000;

type Add = typeof evidenceOperations.addEvidence;
type Needs = FollowUpNeeds & {
  keep: ReturnType<typeof keepPiece>;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
};

const outcomeOf: Record<PieceOutcome, 'kept' | 'already-kept' | 'too-many-pieces'> = {
  kept: 'kept',
  'already-kept': 'already-kept',
  'too-many': 'too-many-pieces',
};

/** POST /v1/evidence: the reporter adds a photo or another file by their code. What cannot be taken is refused before the code is looked at. */
export const addEvidenceHttp =
  (needs: Needs) =>
  async ({ body: { code }, file }: Call<Add>): Promise<FollowUpReply> => {
    if (!file) throw refuseField('document', 'required');
    const read = await readSent(file);
    if (!read.ok) throw refuseField('document', read.reason);
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const kept =
      report &&
      (await needs.keep(
        { reportKey, expiresAt: report.expiresAt, cameBy: 'reporter' },
        read.piece,
      ));
    const rows = await needs.readTracked(reportKey);
    return followUpReply({ ...needs, rows, code, outcome: kept && outcomeOf[kept] });
  };
