import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { digitsOf, readAccountLink } from '../../../shared/sign-in/account-link.ts';
import type { AccountStore } from './account-store.ts';
import type { SightingStore } from './sighting-store.ts';

type Needs = {
  accounts: Pick<AccountStore, 'bind'>;
  sightings: Pick<SightingStore, 'isAdmin'>;
  key: () => Promise<Uint8Array>;
  now: Now;
};

/** What a link binds; throws Refusal 'link-refused' for one that is forged or late. */
export const readLink =
  ({ key, now }: Pick<Needs, 'key' | 'now'>) =>
  async (token: string) => {
    const link = readAccountLink(await key(), token, now());
    if (!link) throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
    return link;
  };

/**
 * Binds the account that asked for a link to the officer whose phone got it, once. Throws Refusal 'link-refused',
 * 'invalid-fields' for digits that the screen of that account does not show, and 'conflict' where either is bound
 * otherwise or the account is an admin's.
 */
export const bindAccount =
  (needs: Needs) =>
  async (token: string, digits: string): Promise<void> => {
    const link = await readLink(needs)(token);
    if (digitsOf(link.account) !== digits) throw refuseField('digits', 'wrong-digits');
    if (await needs.sightings.isAdmin(link.account)) throw refuse('account-of-an-admin');
    if ((await needs.accounts.bind(link, needs.now())) === 'taken')
      throw refuse('account-bound-otherwise');
  };

const refuse = (reason: string) => new Refusal('conflict', [{ field: 'signIn', reason }]);
