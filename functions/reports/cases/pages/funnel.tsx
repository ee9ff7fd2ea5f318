import type * as z from 'zod/mini';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { funnelAnswer } from '../funnel-answer.ts';
import { funnelNames, type Funnel } from '../funnel.ts';
import { sanctionWords } from './case-words.ts';
import { Moment, say } from './page-parts.tsx';

type Answer = z.infer<typeof funnelAnswer>;
type Props = { answer: Answer; campaign: Campaign };

/** How far cases got, in all and by region, each number with what it counts; and what webhooks still owe. */
export const renderFunnel = (frame: PageFrame, { answer, campaign }: Props): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={say(frame, 'Dari laporan sampai sanksi', 'From report to sanction')}
    >
      <p class="lead">
        {say(
          frame,
          'Hanya angka, tanpa nama. Dihitung tiap lima menit.',
          'Numbers only, no names. Counted every five minutes.',
        )}
      </p>
      <Steps
        frame={frame}
        funnel={answer.total}
        title={say(frame, 'Semua daerah', 'All regions')}
      />
      {answer.regions.map(({ region, countedAt, ...funnel }) => (
        <details>
          <summary>
            {campaign.regions.find(({ code }) => code === region)?.name ?? region} ({region}):{' '}
            {funnel.received}
          </summary>
          <Steps frame={frame} funnel={funnel} title={region} />
          <p class="hint">
            {say(frame, 'Dihitung', 'Counted')}{' '}
            <Moment frame={frame} region={region} at={countedAt} />
          </p>
        </details>
      ))}
      {answer.notCounted.length > 0 && (
        <p class="hint">
          {say(frame, 'Belum dihitung', 'Not counted yet')}: {answer.notCounted.join(', ')}
        </p>
      )}
      <Sources frame={frame} sources={answer.sources} />
      <h2>{say(frame, 'Arti angka', 'What the numbers mean')}</h2>
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

const stepNames: Record<keyof Funnel, Words> = {
  received: { id: 'Diterima', en: 'Received' },
  named: { id: 'Dengan nama', en: 'With a name' },
  checked: { id: 'Diperiksa', en: 'Checked' },
  verified: { id: 'Terverifikasi', en: 'Verified' },
  referred: { id: 'Diteruskan', en: 'Passed on' },
  decided: { id: 'Diputus', en: 'Decided' },
  sanctioned: { id: 'Sanksi', en: 'Sanctioned' },
  notProven: { id: 'Tidak terbukti', en: 'Not proven' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
  outOfScope: { id: 'Di luar wewenang', en: 'Out of scope' },
  open: { id: 'Belum ditutup', en: 'Not closed' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
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
                <Measure count={count} of={funnel.received} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {stepNames.open[frame.lang]}: {say(frame, '< 7 hari', '< 7 days')} {underWeek},{' '}
        {say(frame, '< 30 hari', '< 30 days')} {underMonth}, {say(frame, 'lebih lama', 'older')}{' '}
        {older}.{' '}
        {Object.entries(funnel.sanctioned)
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => `${sanctionWords(kind)[frame.lang]}: ${count}`)
          .join(', ')}
      </p>
    </>
  );
};

const Measure = ({ count, of }: { count: number; of: number }) => (
  <div class="measure">
    <span>{count}</span>
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
      <h2>{say(frame, 'Selisih dengan penyedia formulir', 'Gap to the form providers')}</h2>
      <ul class="cards">
        {sources.map((one) => (
          <li>
            <h3>{one.source}</h3>
            <dl class="facts">
              <dt>{say(frame, 'Ada di penyedia', 'The provider has')}</dt>
              <dd>{one.theirs}</dd>
              <dt>{say(frame, 'Sudah sampai di sini', 'Had arrived')}</dt>
              <dd>{one.arrived}</dd>
              <dt>{say(frame, 'Selisih (tertutup)', 'Gap (closed)')}</dt>
              <dd>
                <strong class={one.missing > one.filled ? 'late' : undefined}>{one.missing}</strong>{' '}
                ({one.filled})
              </dd>
              {one.failure !== null && (
                <>
                  <dt>{say(frame, 'Gagal', 'Failed')}</dt>
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
