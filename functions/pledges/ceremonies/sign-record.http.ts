import type { Person } from '../../../shared/http/request.ts';
import { mayCall, personWithRole } from '../../../shared/operation/access.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { ServedBy, WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal } from '../../../shared/refusal.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { signOnce, type SigningNeeds } from '../../../shared/signing/sign-once.ts';
import { shownSignature, standingOf } from '../../../shared/signing/signature.ts';
import type { SigningService } from '../../../shared/signing/signing.ts';
import { ceremonyFor } from './ceremonies.http.ts';
import type { Ceremony } from './ceremony.ts';
import type { CeremonyOperations } from './operations.ts';
import { recordFor, recordPdf, type RecordNeeds } from './record.http.ts';
import { recordTitle } from './record-words.ts';
import { listed } from './ceremony-view.ts';
import type { SigningAnswer } from './signature.ts';
import { signingOperations } from './signing-operations.ts';
import { stepTexts } from './step-words.ts';
import { words } from './words.ts';

type Needs = RecordNeeds &
  Omit<SigningNeeds, 'service'> & {
    /** Undefined where the deployment names none. */
    service: SigningService | undefined;
  };

type Served = ServedBy<CeremonyOperations, 'pledges/ceremonies/sign-record'>;

/** The use case of every operation of signing. */
export const signingUseCases = (needs: Needs): Served => ({
  askSigning: askSigningHttp(needs),
  signRecord: {
    does: signRecordHttp(needs),
    formAgain: signingFormAgain(needs),
    alsoAfter: ['conflict'],
  },
  readSignedRecord: readSignedRecordHttp(needs),
});

const nothingSaid: Filled = { values: {}, errors: [] };

/** GET /v1/ceremonies/{ceremonyId}/signing: asks for NIK and passphrase, and says what came of the last try. */
const askSigningHttp =
  (needs: Needs): Does<CeremonyOperations['askSigning']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    return askAbout(needs, { ceremony, person, filled: nothingSaid });
  };

/** The page again with what was wrong: NIK and passphrase are typed again rather than sent back. */
const signingFormAgain =
  (needs: Needs): WithForm<CeremonyOperations['signRecord']>['formAgain'] =>
  async (filled, request, refusal) => {
    const { signRecord: operation } = signingOperations;
    const person = personWithRole(operation.who.roles, request.person);
    const ceremony = await needs.ceremonies.find(request.params['ceremonyId'] ?? '');
    if (!ceremony || mayCall(operation, person, ceremony.region) !== 'allowed') throw refusal;
    return askAbout(needs, { ceremony, person, filled: { values: {}, errors: filled.errors } });
  };

type About = { ceremony: Ceremony; person: Person; filled: Filled };

const askAbout = async (
  needs: Needs,
  { ceremony, person, filled }: About,
): Promise<AnswerOf<CeremonyOperations['askSigning']>> => {
  requireSignable(needs, ceremony, person);
  const record = await sealedRecord(needs, ceremony);
  const now = needs.now();
  const standing = standingOf(await needs.signatures.find(ceremony.ceremonyId), now);
  const { listHash, sealedAt } = record;
  const body: SigningAnswer = { ceremony: listed(ceremony, now), listHash, sealedAt, ...standing };
  const address = `/v1/ceremonies/${ceremony.ceremonyId}`;
  return {
    status: 200,
    body,
    page: async (frame) => {
      const own = frame.base + address;
      const { renderSigningPage } = await import('../../../shared/signing/signing-page.tsx');
      const page = {
        ...{ standing, region: ceremony.region },
        document: { label: words.hashOfTheList, value: listHash },
        at: {
          signing: `${own}/signing`,
          readFirst: `${own}/berita-acara.pdf`,
          file: `${own}/berita-acara-bertanda-tangan.pdf`,
        },
        back: { href: `${own}/berita-acara`, label: stepTexts.backToTheRecord },
      };
      return renderSigningPage(frame, page, filled);
    },
  };
};

/**
 * POST /v1/ceremonies/{ceremonyId}/signing: has the sealed record signed by whoever the NIK and passphrase are of, once.
 */
const signRecordHttp =
  (needs: Needs): Does<CeremonyOperations['signRecord']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const service = requireSignable(needs, ceremony, person);
    const record = await sealedRecord(needs, ceremony);
    const signature = await signOnce({ ...needs, service })({
      documentId: ceremony.ceremonyId,
      by: person.personId,
      form: call.body,
      print: () => recordPdf(needs, record, 'electronic'),
      look: { reason: recordTitle(record).id, location: record.regionName },
    });
    const location = `${call.request.base}/v1/ceremonies/${ceremony.ceremonyId}/berita-acara`;
    if (call.request.wantsHtml) return { status: 303, headers: { location } };
    const body = shownSignature(signature);
    if (!body) throw new Error('A signed record has no signature');
    return { status: 200, body, headers: { location } };
  };

/** The signing service, for the chair of the very region; nothing of the practice region is ever signed. */
const requireSignable = (
  { service }: Pick<Needs, 'service'>,
  { region }: Ceremony,
  person: Person,
): SigningService => {
  if (person.region !== region)
    throw new Refusal('conflict', [{ field: 'ceremonyId', reason: 'own-region-only' }]);
  if (!service || isPractice(region))
    throw new Refusal('not-found', [{ field: 'signing', reason: 'no-signing-service' }]);
  return service;
};

const sealedRecord = async (needs: Needs, ceremony: Ceremony) => {
  const record = await recordFor(needs, ceremony);
  if (record.sealedAt === null)
    throw new Refusal('conflict', [{ field: 'ceremonyId', reason: 'not-sealed' }]);
  return record;
};

/** GET …/berita-acara-bertanda-tangan.pdf: the record as it was signed. */
const readSignedRecordHttp =
  (needs: Needs): Does<CeremonyOperations['readSignedRecord']> =>
  async (call) => {
    const { ceremonyId } = (await ceremonyFor(needs, call)).ceremony;
    const found = await needs.signatures.find(ceremonyId);
    const { attempt } = found?.standing === 'signed' ? found : { attempt: undefined };
    const pdf = attempt && (await needs.documents.read({ documentId: ceremonyId, attempt }));
    if (!pdf) throw new Refusal('not-found', [{ field: 'ceremonyId', reason: 'not-signed' }]);
    const name = `berita-acara-${ceremonyId}-bertanda-tangan.pdf`;
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(pdf) },
      headers: { 'content-disposition': `attachment; filename="${name}"` },
    };
  };
