import { formatDay, type Lang } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { amountText } from '../../../shared/page/number-text.ts';
import type { Overseen } from './oversee.ts';
import type { ReconciledDay } from '../telling/line-state.ts';
import { spendWords } from './spend-words.ts';
import { words as texts } from './words.ts';

const usd = (micro: number, lang: Lang) => `US$ ${amountText(micro / 1e6, lang)}`;

/** What SMS cost this month, of the budget, and what the account's limits would stop. */
export const Spend = ({ frame, sms }: { frame: PageFrame; sms: Overseen['sms'] }) => {
  return (
    <div class={sms.predictedMicroUsd > sms.budgetMicroUsd ? 'notice bad' : 'notice'}>
      <p>
        <label for="sms-spent">{texts.smsCostThisMonth[frame.lang]}</label>:{' '}
        {usd(sms.spentMicroUsd, frame.lang)} / {usd(sms.budgetMicroUsd, frame.lang)}{' '}
        <progress id="sms-spent" max={sms.budgetMicroUsd} value={sms.spentMicroUsd} />
      </p>
      {sms.isInSandbox && <p class="tag urgent">{texts.theSmsAccountIs[frame.lang]}</p>}
      {sms.spendLimitUsd !== null && sms.spendLimitUsd * 1e6 < sms.budgetMicroUsd && (
        <p class="tag urgent">{texts.theAccountsLimitIs[frame.lang]}</p>
      )}
      <p class="hint">
        {texts.predictedByTheEnd[frame.lang]}: {usd(sms.predictedMicroUsd, frame.lang)}.{' '}
        {texts.acceptedByTheCarrier[frame.lang]}
      </p>
      {sms.reconciled && <Reconciled lang={frame.lang} day={sms.reconciled} />}
    </div>
  );
};

/** What a day's SMS cost by their receipts, beside what was set aside for them. */
const Reconciled = ({ lang, day }: { lang: Lang; day: ReconciledDay }) => (
  <p class={day.differs.length > 0 ? 'tag urgent' : 'hint'}>
    {spendWords.receiptsOf[lang](formatDay(day.day, lang))}: {usd(day.priceMicroUsd, lang)} /{' '}
    {usd(day.pricedSetAsideMicroUsd, lang)} {spendWords.setAside[lang]}.{' '}
    {spendWords.pricedOf[lang](day.priced, day.messages, day.parts)}
    {day.differs.map((one) => ` ${spendWords.differs[one][lang]}`)}
  </p>
);
