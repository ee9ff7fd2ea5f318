import type * as z from 'zod/mini';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { numberText } from '../../../../shared/page/number-text.ts';
import type { funnelAnswer } from '../funnel-answer.ts';
import { funnelNames, type Funnel } from '../funnel.ts';
import { sanctionWords } from './case-words.ts';
import { Moment } from './page-parts.tsx';
import { reviewWords } from './review-words.ts';
import { words as texts } from '../words.ts';

type Answer = z.infer<typeof funnelAnswer>;
type Props = { answer: Answer; campaign: Campaign };

/** How far cases got, in all and by region, each number with what it counts; and what webhooks still owe. */
export const renderFunnel = (frame: PageFrame, { answer, campaign }: Props): string =>
  renderPage(
    <Layout frame={frame} wide title={texts.fromReportToSanction[frame.lang]}>
      <p class="lead">{texts.numbersOnlyNoNames[frame.lang]}</p>
      {answer.reviewsOverdue !== null && (
        <p>
          {reviewWords.overdueCount[frame.lang]}:{' '}
          <strong class={answer.reviewsOverdue > 0 ? 'late' : undefined}>
            {numberText(answer.reviewsOverdue, frame.lang)}
          </strong>
        </p>
      )}
      <Steps frame={frame} funnel={answer.total} title={texts.allRegions[frame.lang]} />
      {answer.regions.map(({ region, countedAt, reviewsOverdue, ...funnel }) => (
        <details>
          <summary>
            {nameIn(campaign, region)} ({region}): {numberText(funnel.received, frame.lang)}
          </summary>
          <Steps frame={frame} funnel={funnel} title={nameIn(campaign, region)} />
          {(reviewsOverdue ?? 0) > 0 && (
            <p>
              {reviewWords.overdueCount[frame.lang]}:{' '}
              <strong class="late">{numberText(reviewsOverdue ?? 0, frame.lang)}</strong>
            </p>
          )}
          <p class="hint">
            {texts.counted[frame.lang]} <Moment frame={frame} region={region} at={countedAt} />
          </p>
        </details>
      ))}
      {answer.notCounted.length > 0 && (
        <p class="hint">
          {texts.notCountedYet[frame.lang]}:{' '}
          {answer.notCounted.map((region) => nameIn(campaign, region)).join(', ')}
        </p>
      )}
      <Sources frame={frame} sources={answer.sources} />
      <h2>{texts.whatTheNumbersMean[frame.lang]}</h2>
      <dl>
        {funnelNames.options.map((name) => (
          <>
            <dt>{stepNames[name][frame.lang]}</dt>
            <dd>{answer.definitions[name][frame.lang]}</dd>
          </>
        ))}
      </dl>
    </Layout>,
  );

const nameIn = ({ regions }: Campaign, region: string): string =>
  regions.find(({ code }) => code === region)?.name ?? region;

const stepNames: Record<keyof Funnel, Words> = {
  received: texts.received,
  named: texts.withAName,
  checked: texts.checked,
  verified: texts.verified,
  referred: texts.passedOn,
  decided: texts.decided,
  sanctioned: texts.sanctioned,
  notProven: texts.notProven,
  withdrawn: texts.withdrawn2,
  outOfScope: texts.outOfScope,
  open: texts.notClosed,
  overdue: texts.overdue,
  foundBySweep: texts.foundBySweep,
  toComplete: texts.hintsToComplete,
  findings: texts.findings,
};

type StepsProps = { frame: PageFrame; funnel: Funnel; title: string };

const Steps = ({ frame, funnel, title }: StepsProps) => {
  const sanctioned = Object.values(funnel.sanctioned).reduce((sum, one) => sum + one, 0);
  const { underWeek, underMonth, older } = funnel.open;
  const rows: [keyof Funnel, number][] = [
    ['received', funnel.received],
    ['checked', funnel.checked],
    ['verified', funnel.verified],
    ['referred', funnel.referred],
    ['decided', funnel.decided],
    ['sanctioned', sanctioned],
    ['notProven', funnel.notProven],
    ['withdrawn', funnel.withdrawn],
    ['outOfScope', funnel.outOfScope],
    ['overdue', funnel.overdue],
    ['foundBySweep', funnel.foundBySweep],
    ['toComplete', funnel.toComplete],
  ];
  return (
    <>
      <table class="bars">
        <caption class="label">{title}</caption>
        <tbody>
          {rows.map(([name, count]) => (
            <tr>
              <th scope="row">{stepNames[name][frame.lang]}</th>
              <td>
                <Measure frame={frame} count={count} of={funnel.received} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {stepNames.findings[frame.lang]}: {texts.checked[frame.lang]}{' '}
        {numberText(funnel.findings.checked, frame.lang)}, {texts.passedOn[frame.lang]}{' '}
        {numberText(funnel.findings.referred, frame.lang)}, {texts.sanctioned[frame.lang]}{' '}
        {numberText(funnel.findings.sanctioned, frame.lang)}.
      </p>
      <p>
        {stepNames.open[frame.lang]}: {texts.n7Days[frame.lang]} {numberText(underWeek, frame.lang)}
        , {texts.n30Days[frame.lang]} {numberText(underMonth, frame.lang)},{' '}
        {texts.older[frame.lang]} {numberText(older, frame.lang)}.{' '}
        {Object.entries(funnel.sanctioned)
          .filter(([, count]) => count > 0)
          .map(
            ([kind, count]) =>
              `${sanctionWords(kind)[frame.lang]}: ${numberText(count, frame.lang)}`,
          )
          .join(', ')}
      </p>
    </>
  );
};

type MeasureProps = { frame: PageFrame; count: number; of: number };

const Measure = ({ frame, count, of }: MeasureProps) => (
  <div class="measure">
    <span>{numberText(count, frame.lang)}</span>
    <svg class="line" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="4" />
      <rect class="fill" width={of === 0 ? 0 : (100 * count) / of} height="4" />
    </svg>
  </div>
);

/** What providers have and what arrived: the gap, source by source. */
const Sources = ({ frame, sources }: { frame: PageFrame; sources: Answer['sources'] }) =>
  sources.length === 0 ? null : (
    <section>
      <h2>{texts.gapToTheForm[frame.lang]}</h2>
      <ul class="cards">
        {sources.map((one) => (
          <li>
            <h3>{one.source}</h3>
            <dl class="facts">
              <dt>{texts.theProviderHas[frame.lang]}</dt>
              <dd>{numberText(one.theirs, frame.lang)}</dd>
              <dt>{texts.hadArrived[frame.lang]}</dt>
              <dd>{numberText(one.arrived, frame.lang)}</dd>
              <dt>{texts.gapClosed[frame.lang]}</dt>
              <dd>
                <strong class={one.missing > one.filled ? 'late' : undefined}>
                  {numberText(one.missing, frame.lang)}
                </strong>{' '}
                ({numberText(one.filled, frame.lang)})
              </dd>
              {one.failure !== null && (
                <>
                  <dt>{texts.failed[frame.lang]}</dt>
                  <dd>
                    <strong class="late">{one.failure}</strong>
                  </dd>
                </>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
