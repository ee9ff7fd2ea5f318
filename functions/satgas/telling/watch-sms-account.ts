import type { StoredAccount } from './line-state.ts';
import type { MarkPhone } from './sms-account-store.ts';

/** What the messaging service says of this account's SMS. */
export type SmsAccountState = {
  isInSandbox: boolean;
  /** US dollars a month; above it messages are accepted and not delivered. */
  spendLimitUsd: number;
  optedOut: string[];
};

type Needs = {
  /** Has every delivery logged, and reads the state of the account. */
  look: () => Promise<SmsAccountState>;
  budgetUsd: number;
  put: (account: StoredAccount) => Promise<void>;
  markPhone: MarkPhone;
  count: (metric: 'SmsSandboxed' | 'SmsLimitBelowBudget') => void;
};

/** Looks whether SMS can arrive at all: a sandbox or a spend limit below our budget swallows them in silence. */
export const watchSmsAccount =
  ({ look, budgetUsd, put, markPhone, count }: Needs) =>
  async (): Promise<{ isInSandbox: boolean; optedOut: number }> => {
    const state = await look();
    if (state.isInSandbox) count('SmsSandboxed');
    if (state.spendLimitUsd < budgetUsd) count('SmsLimitBelowBudget');
    await put({ ...state, optedOut: await Promise.all(state.optedOut.map(markPhone)) });
    return { isInSandbox: state.isInSandbox, optedOut: state.optedOut.length };
  };
