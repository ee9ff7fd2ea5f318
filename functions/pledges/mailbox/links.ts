import { Refusal } from '../../../shared/refusal.ts';
import { proofsOf, type Proof } from '../confirming/proof.ts';

/** How long a link can be used: an office opens its mail the next morning. */
export const linkLifeMs = 24 * 3_600_000;

/** A link, and what it tells: whose number, and the unit of the roster. */
export type Link = Proof & { place: NonNullable<Proof['place']> };

type Needs = Omit<Parameters<typeof proofsOf>[0], 'purpose'>;

/** Links of one campaign; what was sealed for signing in is none. */
export const linksOf = (needs: Needs) => {
  const proofs = proofsOf({ ...needs, purpose: 'mailbox-link' });
  return {
    seal: (link: Link) => proofs.seal(link),
    /** Opens a link; throws Refusal 'link-refused' where it is forged or expired. */
    open: async (token: string): Promise<Link> => {
      const { place, ...proof } = await proofs.open(token).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        throw linkRefused(error.errors[0]?.reason === 'expired' ? 'expired' : 'malformed');
      });
      if (!place) throw linkRefused('malformed');
      return { ...proof, place };
    },
  };
};
export type Links = ReturnType<typeof linksOf>;

export const linkRefused = (reason: string): Refusal =>
  new Refusal('link-refused', [{ field: 'token', reason }]);
