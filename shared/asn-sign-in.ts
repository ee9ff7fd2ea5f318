import * as z from 'zod/mini';

const words = z.object({
  id: z.string().check(z.minLength(3), z.maxLength(40)),
  en: z.string().check(z.minLength(3), z.maxLength(40)),
});

const claimName = z.string().check(z.regex(/^[A-Za-z][\w:./-]{0,63}$/));

/**
 * Where the civil servants of a campaign sign in to prove that a number is theirs: any OIDC issuer that takes the code
 * grant with PKCE. Name only one whose people cannot change the mapped claims by themselves.
 */
export const asnSignInShape = z.strictObject({
  /** As its tokens name it. */
  issuer: z.string().check(z.regex(/^https:\/\/[\w.:/-]+$/), z.maxLength(200)),
  clientId: z.string().check(z.regex(/^[\x21-\x7e]{1,100}$/)),
  /** The secret of Secrets Manager that holds the client's, by its whole ARN; a public client has none. */
  clientSecretArn: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
        ),
      ),
  ),
  /** What the button says. */
  label: words,
  claims: z.strictObject({
    /** Holds the NIP, or NI PPPK: 18 digits. */
    number: claimName,
    /** What some issuers write before it. */
    numberPrefix: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
    /** Holds the unit, as `<region>/<code>`; a bare code where one region is served. Left out: the person chooses. */
    unit: z.optional(claimName),
  }),
});
export type AsnSignIn = z.infer<typeof asnSignInShape>;
