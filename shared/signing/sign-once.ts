import { createHash } from 'node:crypto';
import type { Now } from '../clock.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { Signed, Signer, SigningService } from './signing.ts';
import { isUnsure, signingPolicy, type Signature, type SigningForm } from './signature.ts';
import type { SignatureStore } from './signature-rows.ts';
import type { SignedFiles } from './signed-files.ts';

export type SigningNeeds = {
  signatures: SignatureStore;
  documents: SignedFiles;
  service: SigningService;
  now: Now;
};

export type ToBeSigned = {
  documentId: string;
  /** Who is signed in here and presses. */
  by: string;
  form: SigningForm;
  /** The document as a PDF. */
  print: () => Promise<Uint8Array>;
  look: { reason: string; location: string };
};

/**
 * Has a document signed once, and returns its signature. Each try is claimed before the service is asked;
 * what it signed is stored before the claim says so. A try that was cut off is finished from what it stored, or stays
 * unsure until a person says to sign again: nothing is signed twice by itself. Throws Refusal.
 */
export const signOnce =
  (needs: SigningNeeds) =>
  async (toBe: ToBeSigned): Promise<Signature> => {
    const { documentId, form } = toBe;
    const before = await needs.signatures.find(documentId);
    if (before?.standing === 'signed') return before;
    if (before?.standing === 'begun' && !isUnsure(before, needs.now()))
      throw refuse('signing-under-way');
    const finished = before?.standing === 'begun' && (await finish(needs, documentId, before));
    if (finished) return finished;
    if (form.attempt !== (before?.attempt ?? 0)) throw refuse('signing-changed');
    if (before && isUnsure(before, needs.now()) && form.again !== 'yes')
      throw refuseField('again', 'signing-unsure');
    if (form.attempt >= signingPolicy.mostAttempts) throw refuse('too-many-tries');
    return tryOnce(needs, toBe, before);
  };

const refuse = (reason: string): Refusal => new Refusal('conflict', [{ field: 'attempt', reason }]);

const tryOnce = async (
  needs: SigningNeeds,
  toBe: ToBeSigned,
  before: Signature | undefined,
): Promise<Signature> => {
  const { documentId, by, form, look } = toBe;
  const pdf = await toBe.print();
  const begun: Signature = {
    ...{ attempt: form.attempt + 1, standing: 'begun', at: needs.now(), by },
  };
  await move(needs, documentId, { from: before, to: begun });
  const { nik, passphrase }: Signer = form;
  const signed = await needs.service.sign({ pdf, signer: { nik, passphrase }, look });
  if (signed.is !== 'signed') {
    const standing = signed.is === 'unsure' ? 'unsure' : 'failed';
    await move(needs, documentId, { from: begun, to: { ...begun, standing } });
    throw refusalFor(signed);
  }
  await needs.documents.store({ documentId, attempt: begun.attempt }, signed.pdf);
  return markSigned(needs, documentId, { begun, pdf: signed.pdf });
};

/** Finishes a try that was cut off after its document was stored; undefined where there is none. */
const finish = async (needs: SigningNeeds, documentId: string, begun: Signature) => {
  const pdf = await needs.documents.read({ documentId, attempt: begun.attempt });
  return pdf && markSigned(needs, documentId, { begun, pdf });
};

type Done = { begun: Signature; pdf: Uint8Array };

const markSigned = async (
  needs: SigningNeeds,
  documentId: string,
  { begun, pdf }: Done,
): Promise<Signature> => {
  const { is: verified, signers } = await needs.service.verify(pdf);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const to: Signature = {
    ...{ ...begun, standing: 'signed', at: needs.now(), sha256, verified, signers },
  };
  await move(needs, documentId, { from: begun, to });
  return to;
};

const move = async (
  { signatures }: SigningNeeds,
  documentId: string,
  step: { from: Signature | undefined; to: Signature },
): Promise<void> => {
  if ((await signatures.move(documentId, step)) !== 'moved') throw refuse('signing-changed');
};

const refusalFor = ({ is, serviceCode }: Exclude<Signed, { is: 'signed' }>): Refusal => {
  switch (is) {
    case 'not-registered':
      return refuseField('nik', 'signer-not-registered');
    case 'not-active':
      return refuseField('nik', 'signer-not-active');
    case 'wrong-passphrase':
      return refuseField('passphrase', 'wrong-passphrase');
    case 'refused':
      return refuseField('passphrase', 'signing-refused', { code: serviceCode ?? '-' });
    case 'unreachable':
      return refuse('signing-unreachable');
    case 'unsure':
      return refuse('signing-unsure');
  }
};
