import * as z from 'zod/mini';
import type { Request } from '../../../shared/http/request.ts';
import { checkFields, readUpload } from '../../../shared/http/upload.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { Said } from '../follow-up/answers-alike.ts';
import { sayFollowed } from '../follow-up/follow-up-answer.ts';
import { codeField, keyOfCode, type ByCode } from '../follow-up/track-report.http.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import type { keepPiece, KeptPiece } from './keep-piece.ts';
import { readPhoto } from './read-photo.ts';

export const evidenceForm = z.strictObject({ code: codeField });

/** What one request may carry: the gateway hands a function at most 6 MB, a third of it spent on encoding. */
export const mostUploadBytes = 4 * 1024 * 1024;

/** Far above what storing the largest photo takes, milliseconds: only a right code has one stored, and no answer may show it. */
export const uploadStepMs = 3_000;

type Needs = ByCode & {
  keep: ReturnType<typeof keepPiece>;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
};

const outcomeOf: Record<KeptPiece, 'kept' | 'already-kept' | 'too-many-pieces'> = {
  kept: 'kept',
  'already-kept': 'already-kept',
  'too-many': 'too-many-pieces',
};

/** POST /v1/evidence: the reporter adds a photo by their code. What is no photo is refused before the code is looked at. */
export const addEvidenceHttp =
  (needs: Needs) =>
  async (request: Request): Promise<Said> => {
    const upload = await readUpload(request, mostUploadBytes);
    const { code } = checkFields(upload, evidenceForm);
    if (!upload.file) throw refuseField('document', 'required');
    const read = await readPhoto(upload.file);
    if (!read.ok) throw refuseField('document', read.reason);
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const kept =
      report &&
      (await needs.keep(
        { reportKey, expiresAt: report.expiresAt, cameBy: 'reporter' },
        read.photo,
      ));
    const rows = await needs.readTracked(reportKey);
    return sayFollowed({ ...needs, rows, code, outcome: kept && outcomeOf[kept] });
  };
