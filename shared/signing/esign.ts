import * as z from 'zod/mini';
import { tidyText } from '../safe-text.ts';
import { esignPost, type EsignAccess, type EsignPost, type Posted } from './esign-post.ts';
import type { Signed, SigningService, ToSign, Verified } from './signing.ts';

/** Milliseconds: all three, verifying twice, and what is stored fit into the 29 seconds that a gateway waits. */
const esignPatience = { statusMs: 4_000, signMs: 12_000, verifyMs: 4_000 };

type Patience = typeof esignPatience;
type Answered = Extract<Posted, { is: 'answered' }>;

/**
 * BSrE's Esign Client Service, API v2, by what public clients show of it (decision 0072): nobody here has seen the
 * service itself. Asks first whether the person may sign, then signs one document in one call. A call is repeated only
 * where it has not left this machine.
 */
export const esign = (post: EsignPost, patience: Patience = esignPatience): SigningService => ({
  sign: async (toSign) => {
    const { nik } = toSign.signer;
    const status = await post('/api/v2/user/check/status', { nik }, patience.statusMs);
    return notAllowed(status) ?? signedBy(await postUnsent(post, toSign, patience.signMs));
  },
  verify: async (pdf) => {
    const file = base64(pdf);
    const first = await post('/api/v2/verify/pdf', { file }, patience.verifyMs);
    // Public clients disagree whether it takes one file or a list.
    const isOtherShape = first.is === 'answered' && first.status === 400;
    if (!isOtherShape) return verifiedBy(first);
    return verifiedBy(await post('/api/v2/verify/pdf', { file: [file] }, patience.verifyMs));
  },
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Why the person may not sign; undefined where they may. */
const notAllowed = (status: Posted): Signed | undefined => {
  if (status.is !== 'answered') return { is: 'unreachable' };
  if (status.status !== 200) return refusalOf(status);
  return status.body['status'] === 'ISSUE' ? undefined : { is: 'not-active' };
};

const postUnsent = async (
  post: EsignPost,
  { pdf, signer, look }: ToSign,
  withinMs: number,
): Promise<Posted> => {
  const { nik, passphrase } = signer;
  const signatureProperties = [{ tampilan: 'INVISIBLE', ...look }];
  const body = { nik, passphrase, signatureProperties, file: [base64(pdf)] };
  const endsAt = performance.now() + withinMs;
  const first = await post('/api/v2/sign/pdf', body, withinMs);
  const leftMs = Math.floor(endsAt - performance.now());
  if (first.is !== 'not-sent' || leftMs < withinMs / 2) return first;
  return post('/api/v2/sign/pdf', body, leftMs);
};

const signedBy = (posted: Posted): Signed => {
  if (posted.is === 'not-sent') return { is: 'unreachable' };
  // Behind a fault, as behind silence, a signature may have been made.
  if (posted.is === 'sent' || posted.status >= 500) return { is: 'unsure' };
  if (posted.status >= 300) return refusalOf(posted);
  const pdf = pdfIn(posted.body);
  return pdf ? { is: 'signed', pdf } : { is: 'unsure' };
};

const withFile = z.object({ file: z.array(z.string()).check(z.minLength(1)) });

const pdfIn = (body: unknown): Uint8Array | undefined => {
  const [file = ''] = z.safeParse(withFile, body).data?.file ?? [];
  const bytes = Buffer.from(file, 'base64');
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : undefined;
};

const named: Readonly<Record<string, 'not-registered' | 'wrong-passphrase'>> = {
  '2011': 'not-registered',
  '2031': 'wrong-passphrase',
};

/** The number stands in `status_code`, or inside the text of `error`, or in both. */
const refusalOf = ({ status, body }: Answered): Signed => {
  const numbers = [body['status_code'], body['error']].flatMap((said) =>
    typeof said === 'number' || typeof said === 'string'
      ? (String(said).match(/(?<!\d)\d{4}(?!\d)/g) ?? [])
      : [],
  );
  for (const number of numbers) {
    const is = named[number];
    if (is) return { is };
  }
  return { is: 'refused', serviceCode: numbers[0] ?? String(status) };
};

const verifyAnswer = z.object({
  conclusion: z.string(),
  signatureInformations: z._default(
    z.array(z.object({ signerName: z.optional(z.nullable(z.string())) })),
    [],
  ),
});

const verifiedBy = (posted: Posted): Verified => {
  if (posted.is !== 'answered' || posted.status !== 200) return { is: 'unknown', signers: [] };
  const { data } = z.safeParse(verifyAnswer, posted.body);
  const signers = (data?.signatureInformations ?? [])
    .map(({ signerName }) => tidyText(signerName ?? '').slice(0, 120))
    .filter((name) => name !== '')
    .slice(0, 8);
  return { is: conclusionOf(data?.conclusion), signers };
};

const conclusionOf = (conclusion = ''): Verified['is'] => {
  if (/^VALID(_SIGNATURE)?$/.test(conclusion)) return 'valid';
  return /^INVALID/.test(conclusion) ? 'invalid' : 'unknown';
};

/** The service of a deployment; undefined where its address is empty, for it names none. */
export const esignAt = (access: EsignAccess): SigningService | undefined =>
  access.address === '' ? undefined : esign(esignPost(access));
