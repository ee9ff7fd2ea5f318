import type { Now } from '../../../shared/clock.ts';
import type { Account, Person } from '../../../shared/http/request.ts';
import { accountMark, officerMark } from '../../../shared/sign-in/account-link.ts';
import type { AccountStore } from './account-store.ts';
import type { SightingStore } from './sighting-store.ts';

type Needs = {
  accounts: Pick<AccountStore, 'accountOf' | 'officerOf'>;
  sightings: Pick<SightingStore, 'noteClash' | 'noteAdmin'>;
  key: () => Promise<Uint8Array>;
  /** Counts sign-ins as an officer who is bound to another account. */
  onClash: () => void;
  now: Now;
};

/** Whom a token names, and the account it was issued to. */
export type Named = { person: Person; sub: string };

/** Says whether the account of a token is that of whom it names; undefined where it is, or where none is bound at all. */
export type CheckAccount = (named: Named) => Promise<Account | undefined>;

/**
 * An officer or chair is who the register says once their account is bound to the entry, and until then nobody; an
 * admin's account is no officer's. An account that signs in as an officer who has another is noted, and counted once a day.
 */
export const checkAccount = (needs: Needs): CheckAccount => {
  const admins = new Set<string>();
  return async ({ person, sub }) => {
    const key = await needs.key();
    const account = accountMark(key, sub);
    if (person.role === 'oversight') return undefined;
    const { role, region, personId: officerId } = person;
    const as = { account, role, region, officerId };
    if (role === 'admin') return checkAdmin(needs, admins, as);
    const bound = await needs.accounts.accountOf(officerMark(key, { region, officerId }));
    if (bound === account) return undefined;
    if (bound === undefined) return { ...as, standing: 'unbound' };
    const noted = await needs.sightings.noteClash(as, needs.now());
    if (noted === 'added') needs.onClash();
    return { ...as, standing: 'of-another' };
  };
};

type As = Omit<Account, 'standing'>;

/** `seen` saves the same note at each request; a function that starts anew writes it once more, and changes nothing. */
const checkAdmin = async (
  { accounts, sightings, now }: Needs,
  seen: Set<string>,
  as: As,
): Promise<Account | undefined> => {
  if ((await accounts.officerOf(as.account)) !== undefined)
    return { ...as, standing: 'of-another' };
  if (!seen.has(as.account)) await sightings.noteAdmin(as.account, now());
  if (seen.size < mostSeen) seen.add(as.account);
  return undefined;
};

const mostSeen = 1000;
