import * as z from 'zod/mini';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));

/** A challenge of ALTCHA's protocol, version 2 (altcha.org/docs): as `altcha-lib` makes it, and nothing more. */
export const challengeShape = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: hex(16),
    salt: hex(16),
    cost: z.int().check(z.gte(1), z.lte(100_000)),
    keyLength: z.literal(32),
    keyPrefix: hex(16),
    keySignature: hex(32),
    /** Seconds since the epoch. */
    expiresAt: z.int(),
    /** `most`: after so many tries it is solved, for whoever shows how far it is. */
    data: z.strictObject({ most: z.int().check(z.gte(1)) }),
  }),
  signature: hex(32),
});
export type Challenge = z.infer<typeof challengeShape>;

/** What solves a challenge. */
const solutionShape = z.object({
  counter: z.int().check(z.gte(0), z.lte(0xffffffff)),
  derivedKey: hex(32),
});

const payloadShape = z.object({ challenge: challengeShape, solution: solutionShape });
export type Payload = z.infer<typeof payloadShape>;

/** A challenge or a payload as it is sent: JSON in base64. */
export const packed = (value: Challenge | Payload): string =>
  Buffer.from(JSON.stringify(value)).toString('base64');

/** Reads what somebody sent as a solution; undefined for anything else. */
export const readPayload = (text: string): Payload | undefined => {
  try {
    const read = z.safeParse(
      payloadShape,
      JSON.parse(Buffer.from(text, 'base64').toString('utf8')),
    );
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};
