import { Refusal } from '../../../shared/refusal.ts';
import type { SignedFiles } from '../../../shared/signing/signed-files.ts';
import { checkWhole } from '../evidence/open-by-two.http.ts';
import { savedHeaders } from '../evidence/saved-file.ts';
import type { HandOver } from '../identity/hand-over-trail.ts';
import { letterId, signedLetter } from './letter-signature.ts';
import { noteOpening, type OpenPackage } from './open-package.ts';
import { paperNames, type PaperName } from './papers.ts';

/** The papers of a package: a signed letter takes the place of the other. */
export const papersOf = ({ signature }: HandOver): (PaperName | typeof signedLetter)[] =>
  paperNames.map((name) =>
    name === 'surat.pdf' && signature?.standing === 'signed' ? signedLetter : name,
  );

/** The letter as it was signed; noted before it is read, and handed out only if it is what was signed. */
export const letterAnswer = async (
  needs: Parameters<typeof noteOpening>[0] & { letters: Pick<SignedFiles, 'read'> },
  open: OpenPackage,
) => {
  await noteOpening(needs, open, { what: 'file', file: signedLetter });
  const { attempt = 0, sha256 } = open.handOver.signature ?? {};
  const pdf = await needs.letters.read({ documentId: letterId(open), attempt });
  if (!pdf) throw new Refusal('not-found', [{ field: 'file', reason: 'unknown-piece' }]);
  checkWhole({ item: signedLetter, sha256 }, pdf);
  return {
    status: 200 as const,
    file: { type: 'application/pdf', content: Buffer.from(pdf) },
    headers: savedHeaders(signedLetter),
  };
};
