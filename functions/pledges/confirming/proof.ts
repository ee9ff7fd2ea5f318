import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { seal, unseal, type Sealing } from '../../../shared/sealed.ts';

const proofShape = z.object({
  /** Unguessable; the form that was shown for this proof carries it. */
  id: z.string(),
  /** The key of the person in the register: the number itself is not here. */
  person: z.string(),
  /** The last three digits, for the person to recognise. */
  tail: z.string(),
  place: z.optional(z.object({ region: z.string(), unit: z.string() })),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
});

/** That whoever holds it signed in as this person, some minutes ago. */
export type Proof = z.infer<typeof proofShape>;

export type Proofs = {
  /** A proof for its way through the browser, where nobody can read or change it. */
  seal: (proof: Proof) => Promise<string>;
  /** Opens what a browser sent; throws Refusal 'not-signed-in' where it is missing, forged or expired. */
  open: (sealed: string | undefined) => Promise<Proof>;
};

/** How long somebody may take over the form after signing in. */
export const proofLifeSeconds = 600;

type ProofNeeds = Sealing & { campaign: string; now: Now; purpose?: 'mailbox-link' };

/** Proofs of one campaign and purpose (unless said, of having signed in): they open under no other. */
export const proofsOf = ({ campaign, now, purpose, ...sealing }: ProofNeeds) => {
  const place = { purpose: purpose ?? 'asn-proof', place: campaign };
  const opened = async (sealed: string): Promise<Proof> => {
    try {
      const bytes = await unseal(sealing, place, Buffer.from(sealed, 'base64url'));
      return z.parse(proofShape, JSON.parse(Buffer.from(bytes).toString('utf8')));
    } catch {
      throw refuse('forged');
    }
  };
  const proofs: Proofs = {
    seal: async (proof) =>
      Buffer.from(await seal(sealing, place, Buffer.from(JSON.stringify(proof)))).toString(
        'base64url',
      ),
    open: async (sealed) => {
      if (!sealed) throw refuse('missing');
      const proof = await opened(sealed);
      if (proof.expiresAt <= now()) throw refuse('expired');
      return proof;
    },
  };
  return proofs;
};

const refuse = (reason: string): Refusal =>
  new Refusal('not-signed-in', [{ field: 'proof', reason }]);
