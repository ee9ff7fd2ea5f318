import { nameOf } from '../../../shared/person-name.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { isFinder } from '../cases/case-for-officer.ts';
import type { OfficerReport } from '../messages/report-for-officer.ts';
import { pieceIdOf } from '../pieces/piece.ts';
import type { keepPiece } from './keep-piece.ts';

type Needs = { keep: ReturnType<typeof keepPiece> };

/**
 * Seals a file of whoever filed a finding, as a reporter's is sealed; the same bytes are one piece. Throws Refusal 'conflict'
 * to anybody else, for what somebody reported, and above ten pieces, and 'invalid-fields' for what is not taken.
 */
export const addToFinding =
  ({ keep }: Needs) =>
  async ({ reportKey, report, person }: OfficerReport, file: Uint8Array | undefined) => {
    if (!isFinder(report, person))
      throw new Refusal('conflict', [{ field: 'caseKey', reason: 'finding-of-another' }]);
    if (!file) throw refuseField('document', 'required');
    // Only whoever adds waits for what reads files.
    const { readSent } = await import('./read-sent.ts');
    const read = await readSent(file);
    if (!read.ok) throw refuseField('document', read.reason);
    const from = { by: person.personId, name: nameOf(person) };
    const coming = { reportKey, expiresAt: report.expiresAt, cameBy: 'reporter', from } as const;
    if ((await keep(coming, read.piece)) === 'too-many')
      throw new Refusal('conflict', [{ field: 'document', reason: 'too-many-pieces' }]);
    const { sha256 } = read.piece;
    return { piece: pieceIdOf(sha256), sha256 };
  };
