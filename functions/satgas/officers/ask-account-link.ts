import type { Now } from '../../../shared/clock.ts';
import type { Account } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { digitsOf } from '../../../shared/sign-in/account-link.ts';
import { isTold, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = { officers: Pick<OfficerStore, 'listOf' | 'noteAccountAsked'>; now: Now };

/** Links that one officer's phone is sent in a day: each is an SMS, and whoever holds an account can ask for it. */
export const mostLinksADay = 5;
const dayMs = 86_400_000;

/**
 * Notes that somebody asks to be bound to an officer of the register; the register's stream sends the link to the phone
 * that is registered (`sendAccountLink`). Returns the digits that the link's page will ask for. Throws Refusal 'conflict'
 * where no active officer with a phone is there, or today's links are used up.
 */
export const askAccountLink =
  ({ officers, now }: Needs) =>
  async ({ account, region, officerId }: Account): Promise<{ digits: string }> => {
    const found = (await officers.listOf([region])).find((one) => one.officerId === officerId);
    // To a stranger nobody is there: the same answer as for an entry without a phone.
    if (!found || !isTold(found) || found.phone === undefined) throw refuse('no-registered-phone');
    const at = now();
    const asked = askedToday(found, at);
    if (asked >= mostLinksADay) throw refuse('links-of-the-day');
    const { phone, accountAskedAt: askedAt } = found;
    const ask = { account, phone, askedAt, asked: asked + 1, at };
    if (!(await officers.noteAccountAsked(found, ask))) throw refuse('asked-meanwhile');
    return { digits: digitsOf(account) };
  };

const askedToday = ({ accountAsked = 0, accountAskedAt }: Officer, now: number): number =>
  accountAskedAt !== undefined && Math.floor(accountAskedAt / dayMs) === Math.floor(now / dayMs)
    ? accountAsked
    : 0;

const refuse = (reason: string) => new Refusal('conflict', [{ field: 'signIn', reason }]);
