import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { served, type WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal } from '../../../shared/refusal.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { SigningWay } from '../../../shared/signing/paper-words.ts';
import { signOnce, type SigningNeeds } from '../../../shared/signing/sign-once.ts';
import { shownSignature, standingOf } from '../../../shared/signing/signature.ts';
import type { SignatureStore } from '../../../shared/signing/signature-rows.ts';
import type { SigningService } from '../../../shared/signing/signing.ts';
import type { PieceStore } from '../evidence/piece-store.ts';
import { savedHeaders } from '../evidence/saved-file.ts';
import { firstOf, type HandOver } from '../identity/hand-over-trail.ts';
import {
  reportForOfficer,
  type OfficerReport,
  type ReportDesk,
} from '../messages/report-for-officer.ts';
import { handOverOf } from './hand-over.ts';
import type { HandOverStore } from './hand-over-store.ts';
import { letterId, maySignLetter, signedLetter } from './letter-signature.ts';
import { printLetter } from './papers.ts';
import { letterOperations } from './signing-operations.ts';
import { words } from './words.ts';

type Letters = typeof letterOperations;
export type LetterNeeds = ReportDesk &
  Pick<SigningNeeds, 'documents' | 'now'> & {
    campaign: Campaign;
    handOvers: Pick<HandOverStore, 'list'>;
    pieces: Pick<PieceStore, 'list'>;
    /** The signatures of letters of a report that ends then, in seconds since the epoch. */
    signaturesUntil: (expiresAt: number) => SignatureStore;
    /** Undefined where the deployment names none. */
    service: SigningService | undefined;
  };

type Asking = Pick<Call<Letters['askLetterSigning']>, 'guard' | 'path'>;
type Letter = OfficerReport & { one: HandOver };

/** GET …/letter: the letter as it was signed, or with the line for ink. */
export const readLetterHttp =
  (needs: LetterNeeds): Does<Letters['readLetter']> =>
  async (call) => {
    const letter = await letterFor(needs, call);
    const { standing, attempt = 0 } = letter.one.signature ?? {};
    const documentId = letterId({ ...letter, ...letter.one });
    const signed =
      standing === 'signed' ? await needs.documents.read({ documentId, attempt }) : undefined;
    const pdf = signed ?? (await printed(needs, letter, 'ink'));
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(pdf) },
      headers: savedHeaders(signed ? signedLetter : 'surat.pdf'),
    };
  };

/** GET …/signing: asks for NIK and passphrase, and says what came of the last try. */
export const askLetterSigningHttp =
  (needs: LetterNeeds): Does<Letters['askLetterSigning']> =>
  async (call) =>
    askAbout(needs, await signableFor(needs, call), { values: {}, errors: [] });

/** POST …/signing, with the page again where it was refused: NIK and passphrase are typed again rather than sent back. */
export const signLetterHttp = (needs: LetterNeeds): WithForm<Letters['signLetter']> => ({
  does: signHttp(needs),
  formAgain: ({ errors }, request) => {
    const again: Does<Letters['askLetterSigning']> = async (call) =>
      askAbout(needs, await signableFor(needs, call), { values: {}, errors });
    return served(letterOperations.askLetterSigning, again)(request);
  },
  alsoAfter: ['conflict'],
});

const letterFor = async (needs: LetterNeeds, call: Asking): Promise<Letter> => {
  const about = await reportForOfficer(needs, { guard: call.guard, path: call.path });
  const one = await handOverOf(needs, about.reportKey, call.path.requestId);
  return { ...about, one };
};

type Signable = Letter & { service: SigningService };

/** A letter that whoever asks may sign; nothing of the practice region is ever signed. Throws Refusal. */
const signableFor = async (needs: LetterNeeds, call: Asking): Promise<Signable> => {
  const letter = await letterFor(needs, call);
  const { one, person, report } = letter;
  const { service, now } = needs;
  if (!service || isPractice(report.region))
    throw new Refusal('not-found', [{ field: 'signing', reason: 'no-signing-service' }]);
  // What was signed once may be looked at by whoever may read the case.
  const isDone = one.signature?.standing === 'signed';
  if (!isDone && !maySignLetter({ one, person, region: report.region, now: now() }))
    throw new Refusal('not-allowed', [{ field: 'handOver', reason: 'not-signed-by-you' }]);
  return { ...letter, service };
};

const askAbout = (
  needs: LetterNeeds,
  { one, reportKey, report }: Signable,
  filled: Filled,
): AnswerOf<Letters['askLetterSigning']> => {
  const { requestId, asked } = one;
  const standing = standingOf(one.signature, needs.now());
  return {
    status: 200,
    body: { requestId, letterNumber: asked.letterNumber, ...standing },
    page: async (frame) => {
      const handOvers = `${frame.base}/v1/cases/${reportKey}/hand-overs`;
      const own = `${handOvers}/${requestId}`;
      const { renderSigningPage } = await import('../../../shared/signing/signing-page.tsx');
      const page = {
        ...{ standing, region: report.region },
        document: { label: words.letterNumber, value: asked.letterNumber },
        at: { signing: `${own}/signing`, readFirst: `${own}/letter`, file: `${own}/letter` },
        back: { href: handOvers, label: words.backToHandOvers },
      };
      return renderSigningPage(frame, page, filled);
    },
  };
};

const signHttp =
  (needs: LetterNeeds): Does<Letters['signLetter']> =>
  async (call) => {
    const letter = await signableFor(needs, call);
    const { one, reportKey, report, person, service } = letter;
    const { documents, now, signaturesUntil } = needs;
    const signatures = signaturesUntil(report.expiresAt);
    const signature = await signOnce({ documents, now, service, signatures })({
      documentId: letterId({ reportKey, requestId: one.requestId }),
      by: person.personId,
      form: call.body,
      print: () => printed(needs, letter, 'electronic'),
      look: { reason: `Surat ${one.asked.letterNumber}`, location: regionName(needs, letter) },
    });
    const { base, wantsHtml } = call.request;
    if (wantsHtml)
      return {
        status: 303,
        headers: { location: `${base}/v1/cases/${reportKey}/hand-overs` },
      };
    const body = shownSignature(signature);
    if (!body) throw new Error('A signed letter has no signature');
    return { status: 200, body };
  };

const regionName = ({ campaign }: LetterNeeds, { report }: Letter): string =>
  servedRegion(campaign, report.region)?.name ?? report.region;

/** The letter as a PDF: of the day on which the second person agreed, with as many pieces as are sealed by now. */
const printed = async (
  needs: LetterNeeds,
  letter: Letter,
  signing: SigningWay,
): Promise<Uint8Array> => {
  const { one, report, reportKey } = letter;
  const { pieces } = await needs.pieces.list(reportKey);
  const { letterNumber: number, sender, recipient } = one.asked;
  return printLetter({
    ...{ caseNumber: report.caseNumber, region: report.region, signing },
    regionName: regionName(needs, letter),
    letter: { number, sender, recipient },
    pieces: pieces.filter(({ state }) => state === 'sealed').length,
    madeAt: firstOf(one, 'answer')?.at ?? one.asked.at,
  });
};
