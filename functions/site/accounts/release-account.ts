import type { OfficerChanged } from '../../../events/officer-changed.ts';
import type { Now } from '../../../shared/clock.ts';
import { officerMark } from '../../../shared/sign-in/account-link.ts';
import type { AccountStore } from './account-store.ts';

type Needs = {
  accounts: Pick<AccountStore, 'release'>;
  key: () => Promise<Uint8Array>;
  now: Now;
};

/** Releases an officer's account where two people agreed on it in the register; the same event again changes nothing. */
export const releaseAccount =
  ({ accounts, key, now }: Needs) =>
  async ({ data }: Pick<OfficerChanged, 'data'>): Promise<void> => {
    const { accountRound: round = 0 } = data;
    if (round === 0) return;
    await accounts.release(officerMark(await key(), data), { round, at: now() });
  };
