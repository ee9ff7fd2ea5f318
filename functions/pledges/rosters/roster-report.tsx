import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { RosterReport } from './upload.ts';
import { RefusedRows } from './refused-rows.tsx';

type Props = { frame: PageFrame; report: RosterReport; region: CampaignRegion | undefined };

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

/** What became of an upload: how far it is, how many rows were taken, and every refused row by line and reason. */
export const Report = ({ frame, report, region }: Props) => (
  <section>
    <div class={tone(report)} role="status">
      <p>
        <strong>{stateWords(frame, report)}</strong>
      </p>
      {report.state === 'taking' && <Progress frame={frame} report={report} />}
      <p>
        {say(frame, 'Baris dibaca', 'Rows read')}: {report.rows} · {say(frame, 'diterima', 'taken')}
        : {report.taken} · {say(frame, 'ditolak', 'refused')}: {report.refused}
        {region && ` · ${formatMoment(report.startedAt, region.zone, frame.lang)}`}
      </p>
    </div>
    <Refused frame={frame} report={report} />
  </section>
);

const tone = ({ state, refused }: RosterReport): string => {
  if (state === 'taking') return 'notice';
  return state === 'taken' && refused === 0 ? 'notice good' : 'notice bad';
};

const stateWords = (frame: PageFrame, { state, refused }: RosterReport): string => {
  if (state === 'taking')
    return say(
      frame,
      'Sedang diproses. Bila berhenti lebih dari satu menit, kirim berkas yang sama sekali lagi.',
      'Being taken. If it stands still for more than a minute, send the same file again.',
    );
  if (state === 'nothing-taken')
    return say(
      frame,
      'Tidak satu baris pun dapat diterima: daftar yang ada tidak diubah.',
      'Not one row could be taken: the roster there is untouched.',
    );
  return refused === 0
    ? say(frame, 'Semua baris diterima.', 'Every row was taken.')
    : say(
        frame,
        'Diterima, kecuali baris di bawah. Perbaiki lalu kirim baris itu dengan pilihan “tambah”.',
        'Taken, except the rows below. Mend them and send those with “add”.',
      );
};

const Progress = ({ frame, report }: Omit<Props, 'region'>) => (
  <p>
    <progress
      max={report.parts}
      value={report.partsDone}
      aria-label={say(frame, 'Sejauh mana', 'How far')}
    />{' '}
    {Math.round((100 * report.partsDone) / Math.max(1, report.parts))} %
  </p>
);

const Refused = ({ frame, report }: Omit<Props, 'region'>) => {
  if (report.refusedRows.length === 0) return null;
  const page = `${frame.base}/siaga/daftar?roster=${report.rosterId}`;
  return (
    <>
      <RefusedRows frame={frame} rows={report.refusedRows} />
      {report.nextFrom !== undefined && (
        <p>
          <a class="button" href={`${page}&from=${report.nextFrom}`}>
            {say(frame, 'Baris berikutnya', 'More rows')}
          </a>
        </p>
      )}
    </>
  );
};
