import type { Person } from '../../../shared/http/request.ts';
import { takesTwo } from '../pieces/piece.ts';
import type { CaseFile } from './case-file-answer.ts';
import { nextStep, pieceOf, showFileRequest, type FileRequest } from './file-request.ts';
import type { FilePiece } from './report-reader.ts';

type Seen = { requests: FileRequest[]; person: Person; now: number; isOver: boolean };

/** What of each piece of evidence stands in the file of a case: nothing that shows it, and of a sealed file what is next. */
export const showPieces = (
  pieces: FilePiece[],
  { requests, person, now, isOver }: Seen,
): CaseFile['evidence'] =>
  pieces.map((one) => {
    const piece = one.item.slice('evidence#'.length);
    const request = requests.find((asked) => pieceOf(asked) === piece);
    return {
      ...{ piece, state: one.state, type: one.type ?? null, bytes: one.bytes ?? null },
      at: new Date(one.at).toISOString(),
      opening: request ? showFileRequest(request, now) : null,
      next: takesTwo(one) ? nextStep(request, person, { now, isOver }) : 'none',
    };
  });
