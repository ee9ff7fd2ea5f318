import * as z from 'zod/mini';

/** The standing of a signature: 'begun' before the service is asked, then one of the others. */
const standings = ['begun', 'failed', 'unsure', 'signed'] as const;

/** The electronic signature of a document: the last try, and what came of it. Neither NIK nor passphrase is in it. */
export const signatureShape = z.object({
  /** How often signing was tried; each try is claimed before the service is asked. */
  attempt: z.int(),
  standing: z.enum(standings),
  /** Milliseconds since the epoch: when the try began, or the document was signed. */
  at: z.int(),
  by: z.string(),
  /** Of the signed PDF, hex. */
  sha256: z.optional(z.string()),
  /** What the service said of it: 'valid', 'invalid', 'unknown'. */
  verified: z.optional(z.string()),
  /** The names in the certificates, as the service read them. */
  signers: z.optional(z.array(z.string())),
});
export type Signature = z.infer<typeof signatureShape>;

export const signingPolicy = {
  /** How long a try may be under way: longer than its function lives. */
  underWayMs: 60_000,
  /** So many tries for one document: nobody tries passphrases here. */
  mostAttempts: 10,
};

/** Whether a try ended without anybody knowing whether something was signed. */
export const isUnsure = ({ standing, at }: Signature, now: number): boolean =>
  standing === 'unsure' || (standing === 'begun' && now - at > signingPolicy.underWayMs);

/** A signed document, as it is shown. */
export const signedAnswer = z.object({
  signedAt: z.string(),
  /** The names in the certificates; empty where the service did not tell. */
  signers: z.array(z.string()),
  sha256: z.string(),
  verified: z.string(),
});
export type SignedAnswer = z.infer<typeof signedAnswer>;

/** What is shown of a signature: nothing before there is one. */
export const shownSignature = (signature: Signature | undefined): SignedAnswer | null =>
  signature?.standing === 'signed'
    ? {
        signedAt: new Date(signature.at).toISOString(),
        signers: signature.signers ?? [],
        sha256: signature.sha256 ?? '',
        verified: signature.verified ?? 'unknown',
      }
    : null;

/** Where the signing of a document stands, for whoever may sign it. */
export const signingStanding = z.object({
  /** The tries until now, to be sent along; 0 before the first. */
  attempt: z.int(),
  /** Whether nobody knows what came of the last try. */
  unsure: z.boolean(),
  underWay: z.boolean(),
  signed: z.nullable(signedAnswer),
});
export type SigningStanding = z.infer<typeof signingStanding>;

export const standingOf = (signature: Signature | undefined, now: number): SigningStanding => {
  const unsure = signature !== undefined && isUnsure(signature, now);
  return {
    attempt: signature?.attempt ?? 0,
    unsure,
    underWay: signature?.standing === 'begun' && !unsure,
    signed: shownSignature(signature),
  };
};

/** What signs a document: the signer's own NIK and passphrase, for this one call. */
export const signingForm = z.strictObject({
  nik: z.string().check(z.regex(/^\d{16}$/)),
  passphrase: z.string().check(z.minLength(1), z.maxLength(128)),
  /** The number of tries that was seen. */
  attempt: z.coerce.number().check(z.int(), z.gte(0), z.lte(100)),
  /** 'yes': sign again although the last try may have signed. */
  again: z.optional(z.literal('yes')),
});
export type SigningForm = z.infer<typeof signingForm>;
