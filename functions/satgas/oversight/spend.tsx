import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Overseen } from './oversee.ts';
import { words as texts } from './words.ts';

/** What SMS cost this month, of the budget, and what the account's limits would stop. */
export const Spend = ({ frame, sms }: { frame: PageFrame; sms: Overseen['sms'] }) => {
  const usd = (micro: number) => `US$ ${(micro / 1e6).toFixed(2)}`;
  return (
    <div class={sms.predictedMicroUsd > sms.budgetMicroUsd ? 'notice bad' : 'notice'}>
      <p>
        <label for="sms-spent">{texts.smsCostThisMonth[frame.lang]}</label>:{' '}
        {usd(sms.spentMicroUsd)} / {usd(sms.budgetMicroUsd)}{' '}
        <progress id="sms-spent" max={sms.budgetMicroUsd} value={sms.spentMicroUsd} />
      </p>
      {sms.isInSandbox && <p class="tag urgent">{texts.theSmsAccountIs[frame.lang]}</p>}
      {sms.spendLimitUsd !== null && sms.spendLimitUsd * 1e6 < sms.budgetMicroUsd && (
        <p class="tag urgent">{texts.theAccountsLimitIs[frame.lang]}</p>
      )}
      <p class="hint">
        {texts.predictedByTheEnd[frame.lang]}: {usd(sms.predictedMicroUsd)}.{' '}
        {texts.acceptedByTheCarrier[frame.lang]}
      </p>
    </div>
  );
};
