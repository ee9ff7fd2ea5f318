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
import type { CircularStore } from './circular-store.ts';
import type { Circular } from './circular.ts';
import type { ReadDocument } from './document.ts';
import { listedNotice } from './notice-view.ts';
import type { CircularOperations } from './operations.ts';
import { signedId } from './signature.ts';
import { circularSigningOperations } from './signing-operations.ts';
import { pdfHeaders } from './pdf-headers.ts';
import { words } from './words.ts';

type Needs = Omit<SigningNeeds, 'service'> & {
  circulars: Pick<CircularStore, 'find'>;
  readDocument: ReadDocument;
  /** Undefined where the deployment names none. */
  service: SigningService | undefined;
};

type Served = ServedBy<CircularOperations, 'pledges/circulars/sign-circular'>;

/** The use case of every operation of signing a circular. */
export const circularSigningUseCases = (needs: Needs): Served => ({
  askCircularSigning: async ({ path, within }) =>
    askAbout(needs, await signableFor(needs, path, within(path.region)), nothingSaid),
  signCircular: {
    does: signCircularHttp(needs),
    formAgain: signingFormAgain(needs),
    alsoAfter: ['conflict'],
  },
  readSignedCircular: readSignedCircularHttp(needs),
});

const nothingSaid: Filled = { values: {}, errors: [] };

type Signable = { circular: Circular; pdfHash: string; service: SigningService };

/** A circular with a PDF, for the chair of the very region; nothing of the practice region is ever signed. */
const signableFor = async (
  needs: Needs,
  { region, id }: { region: string; id: string },
  person: Person,
): Promise<Signable> => {
  const circular = await needs.circulars.find(region, 'circular', id);
  if (circular?.kind !== 'circular')
    throw new Refusal('not-found', [{ field: 'id', reason: 'unknown-notice' }]);
  if (person.region !== region)
    throw new Refusal('conflict', [{ field: 'region', reason: 'own-region-only' }]);
  const { service } = needs;
  if (!service || isPractice(region))
    throw new Refusal('not-found', [{ field: 'signing', reason: 'no-signing-service' }]);
  if (circular.documentHash === undefined)
    throw new Refusal('not-found', [{ field: 'id', reason: 'no-document' }]);
  return { circular, pdfHash: circular.documentHash, service };
};

const askAbout = async (
  needs: Needs,
  { circular, pdfHash }: Signable,
  filled: Filled,
): Promise<AnswerOf<CircularOperations['askCircularSigning']>> => {
  const { region, id } = circular;
  const standing = standingOf(await needs.signatures.find(signedId(circular)), needs.now());
  return {
    status: 200,
    body: { notice: listedNotice(circular), ...standing },
    page: async (frame) => {
      const own = `${frame.base}/v1/circulars/${region}/${id}`;
      const { renderSigningPage } = await import('../../../shared/signing/signing-page.tsx');
      const page = {
        ...{ standing, region },
        document: { label: words.document, value: `${circular.number} · SHA-256 ${pdfHash}` },
        at: {
          signing: `${own}/signing`,
          readFirst: `${own}/document`,
          file: `${own}/signed-document`,
        },
        back: { href: own, label: words.backToCircular },
      };
      return renderSigningPage(frame, page, filled);
    },
  };
};

/** The page again with what was wrong: NIK and passphrase are typed again rather than sent back. */
const signingFormAgain =
  (needs: Needs): WithForm<CircularOperations['signCircular']>['formAgain'] =>
  async (filled, request, refusal) => {
    const { signCircular: operation } = circularSigningOperations;
    const person = personWithRole(operation.who.roles, request.person);
    const { region = '', id = '' } = request.params;
    if (mayCall(operation, person, region) !== 'allowed') throw refusal;
    const signable = await signableFor(needs, { region, id }, person);
    return askAbout(needs, signable, { values: {}, errors: filled.errors });
  };

/** POST /v1/circulars/{region}/{id}/signing: has the PDF signed by whoever the NIK and passphrase are of, once. */
const signCircularHttp =
  (needs: Needs): Does<CircularOperations['signCircular']> =>
  async ({ path, body: form, request, within }) => {
    const person = within(path.region);
    const { circular, pdfHash, service } = await signableFor(needs, path, person);
    const signature = await signOnce({ ...needs, service })({
      documentId: signedId(circular),
      by: person.personId,
      form,
      print: async () => {
        const pdf = await needs.readDocument(circular.region, pdfHash);
        if (!pdf) throw new Error('A circular has no PDF under its hash');
        return pdf;
      },
      look: { reason: `Surat edaran ${circular.number}`, location: circular.region },
    });
    const location = `${request.base}/v1/circulars/${circular.region}/${circular.id}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    const body = shownSignature(signature);
    if (!body) throw new Error('A signed circular has no signature');
    return { status: 200, body };
  };

/** GET /v1/circulars/{region}/{id}/signed-document: the PDF as it was signed, for anybody. */
const readSignedCircularHttp =
  (needs: Needs): Does<CircularOperations['readSignedCircular']> =>
  async ({ path }) => {
    const documentId = signedId(path);
    const found = await needs.signatures.find(documentId);
    const { attempt } = found?.standing === 'signed' ? found : { attempt: undefined };
    const pdf = attempt && (await needs.documents.read({ documentId, attempt }));
    if (!pdf) throw new Refusal('not-found', [{ field: 'id', reason: 'not-signed' }]);
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(pdf) },
      headers: pdfHeaders(`surat-edaran-${path.id}-bertanda-tangan.pdf`),
    };
  };
