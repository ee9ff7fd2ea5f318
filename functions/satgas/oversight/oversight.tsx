import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { overseenDays, type Overseen, type RegionLine } from './oversee.ts';
import { rungWords } from '../alerts/alert-words.ts';
import { ForChairs, ToErasures } from '../alerts/open-alerts.tsx';

type Props = Overseen & { campaign: Campaign };

/** How the alert line of each region does: what is red needs somebody today. */
export const renderOversight = (frame: PageFrame, { campaign, lines, sms }: Props): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const nameOf = (region: string) =>
    campaign.regions.find(({ code }) => code === region)?.name ?? region;
  return renderPage(
    <Layout frame={frame} wide title={say('Pengawasan jalur siaga', 'Oversight of the alert line')}>
      <p class="lead">
        {say(
          `Laporan ${overseenDays} hari terakhir. Hanya angka, tanpa nama.`,
          `Reports of the last ${overseenDays} days. Numbers only, no names.`,
        )}
      </p>
      {frame.person?.role === 'oversight' ? (
        <p>
          <ToErasures frame={frame} />
        </p>
      ) : (
        <ForChairs frame={frame} />
      )}
      <p>
        <a href={`${frame.base}/v1/oversight/funnel`}>
          {say('Dari laporan sampai sanksi', 'From report to sanction')}
        </a>{' '}
        ·{' '}
        <a href={`${frame.base}/v1/oversight/circulars`}>
          {say('Surat edaran dan sosialisasi', 'Circulars and briefings')}
        </a>
      </p>
      <Spend frame={frame} sms={sms} />
      <ul class="cards">
        {[...lines].sort(byNeed).map((line) => (
          <li>
            <h2>{nameOf(line.region)}</h2>
            <Line frame={frame} line={line} />
          </li>
        ))}
      </ul>
      <h2>{say('Arti angka', 'What the numbers mean')}</h2>
      <ul>
        {definitions.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};

/** What needs somebody first: nobody to tell, then old open alerts, then silence. */
const byNeed = (a: RegionLine, b: RegionLine): number => needOf(b) - needOf(a);
const needOf = ({ reachable, open, isSilent }: RegionLine): number =>
  (reachable === 0 ? 1_000_000 : 0) + open.older * 1000 + open.underDay * 10 + (isSilent ? 1 : 0);

const Spend = ({ frame, sms }: { frame: PageFrame; sms: Overseen['sms'] }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const usd = (micro: number) => `US$ ${(micro / 1e6).toFixed(2)}`;
  return (
    <div class={sms.predictedMicroUsd > sms.budgetMicroUsd ? 'notice bad' : 'notice'}>
      <p>
        <label for="sms-spent">{say('Biaya SMS bulan ini', 'SMS cost this month')}</label>:{' '}
        {usd(sms.spentMicroUsd)} / {usd(sms.budgetMicroUsd)}{' '}
        <progress id="sms-spent" max={sms.budgetMicroUsd} value={sms.spentMicroUsd} />
      </p>
      {sms.isInSandbox && (
        <p class="tag urgent">
          {say(
            'Akun SMS masih di kotak pasir: SMS tidak sampai ke petugas',
            'The SMS account is in the sandbox: SMS do not reach officers',
          )}
        </p>
      )}
      {sms.spendLimitUsd !== null && sms.spendLimitUsd * 1e6 < sms.budgetMicroUsd && (
        <p class="tag urgent">
          {say(
            'Batas biaya akun di bawah anggaran: SMS di atas batas tidak sampai',
            "The account's limit is below the budget: SMS above it do not arrive",
          )}
        </p>
      )}
      <p class="hint">
        {say('Perkiraan sampai akhir bulan', 'Predicted by the end of the month')}:{' '}
        {usd(sms.predictedMicroUsd)}.{' '}
        {say(
          'Diterima operator belum tentu sampai di ponsel.',
          'Accepted by the carrier is not yet delivered to the phone.',
        )}
      </p>
    </div>
  );
};

const Line = ({ frame, line }: { frame: PageFrame; line: RegionLine }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const minutes = (ms: number | undefined) =>
    ms === undefined ? '–' : `${Math.round(ms / 60_000)} ${say('menit', 'min')}`;
  return (
    <>
      {line.reachable === 0 && (
        <p class="tag urgent">
          {say('Tidak ada petugas yang dapat dihubungi', 'No officer can be reached')}
        </p>
      )}
      {line.isSilent && (
        <p class="tag">{say('Sunyi: belum ada laporan', 'Silent: nothing was reported')}</p>
      )}
      <dl class="facts">
        <dt>{say('Petugas terhubungi', 'Officers reachable')}</dt>
        <dd>{line.reachable}</dd>
        <dt>{say('Peringatan (diambil)', 'Alerts (taken)')}</dt>
        <dd>
          {line.alerts} ({line.taken})
        </dd>
        <dt>{say('Waktu sampai diambil', 'Time to take')}</dt>
        <dd>
          {say('median', 'median')} {minutes(line.medianToTakeMs)}, p95 {minutes(line.p95ToTakeMs)}
        </dd>
        <dt>{say('Terbuka', 'Open')}</dt>
        <dd>
          {say('< 1 jam', '< 1 h')}: {line.open.underHour}, {say('< 1 hari', '< 1 day')}:{' '}
          {line.open.underDay}, {say('lebih lama', 'older')}:{' '}
          <strong class={line.open.older > 0 ? 'late' : undefined}>{line.open.older}</strong>
        </dd>
        <dt>{say('Sampai ke', 'Climbed to')}</dt>
        <dd>
          {Object.entries(line.reached)
            .map(([rung, count]) => `${rungWords(rung)[frame.lang]} ${String(count)}`)
            .join(', ') || '–'}
        </dd>
      </dl>
    </>
  );
};

const definitions = [
  {
    id: 'Petugas terhubungi: petugas dan ketua daerah itu sendiri yang aktif, tidak cuti, dan punya nomor atau surel, saat halaman ini dibuka.',
    en: 'Officers reachable: the region’s own officers and chair who are active, not on leave and have a phone or mailbox, at the moment this page was opened.',
  },
  {
    id: 'Waktu sampai diambil: dari dibukanya peringatan sampai ditekannya "Saya ambil"; p95: 95 dari 100 lebih cepat dari itu.',
    en: 'Time to take: from the opening of the alert to the press of “I take it”; p95: 95 of 100 were faster.',
  },
  {
    id: 'Sampai ke: tingkat tertinggi yang sudah diberi tahu untuk tiap peringatan.',
    en: 'Climbed to: the highest rung that was told of each alert.',
  },
  {
    id: 'Sunyi: tidak ada satu laporan pun dari daerah itu; bisa berarti tenang, bisa berarti takut.',
    en: 'Silent: not one report from the region; it may be calm, it may be fear.',
  },
];
