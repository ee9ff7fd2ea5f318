import type * as z from 'zod/mini';
import { shownSignature } from '../../../shared/signing/signature.ts';
import { firstOf, linkGoodMs } from '../identity/hand-over-trail.ts';
import type { Piece } from '../pieces/piece.ts';
import { signedLetter } from './letter-signature.ts';
import type { OpenPackage } from './open-package.ts';
import { papersOf } from './package-letter.ts';
import type { packageView } from './package-view.ts';
import { idOf } from './papers.ts';

/** What is in a package: its papers, a signed letter with its hash, and the originals. */
export const showPackage = (
  { report, handOver, agreedAt }: OpenPackage,
  pieces: Piece[],
): z.infer<typeof packageView> => {
  const receipt = firstOf(handOver, 'receipt');
  const signed = shownSignature(handOver.signature);
  const paper = { kind: 'paper', type: 'application/pdf', bytes: null, sha256: null } as const;
  return {
    caseNumber: report.caseNumber,
    letterNumber: handOver.asked.letterNumber,
    recipient: handOver.asked.recipient,
    signed,
    until: new Date(agreedAt + linkGoodMs).toISOString(),
    files: [
      ...papersOf(handOver).map((file) => ({
        ...{ file, ...paper },
        sha256: file === signedLetter ? (signed?.sha256 ?? null) : null,
      })),
      ...pieces.map((piece) => ({
        file: idOf(piece),
        kind: 'original' as const,
        type: piece.type ?? 'application/octet-stream',
        bytes: piece.bytes ?? null,
        sha256: piece.sha256 ?? null,
      })),
    ],
    receivedAt: receipt ? new Date(receipt.at).toISOString() : null,
    registerNumber: firstOf(handOver, 'number')?.text ?? null,
  };
};
