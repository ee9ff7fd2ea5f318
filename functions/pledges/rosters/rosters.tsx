import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { RegionRosters, RosterReport } from './upload.ts';
import { Report } from './roster-report.tsx';

type Props = {
  /** Regions the person may send rosters for. */
  regions: CampaignRegion[];
  rosters: RegionRosters;
  report: RosterReport | undefined;
  idempotencyKey: string;
};

/** How often a page asks again how an upload goes. */
const refreshSeconds = 2;

/** A region's roster: what became of an upload, who is expected by unit, a form to send one, and the uploads before. */
export const renderRosters = (frame: PageFrame, props: Props): string => {
  const { rosters, report, regions } = props;
  const region = regions.find(({ code }) => code === rosters.region);
  const going = report?.state === 'taking';
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={`${say(frame, 'Daftar pegawai', 'Roster')} ${region?.name ?? rosters.region}`}
      query={`region=${rosters.region}${report ? `&roster=${report.rosterId}` : ''}`}
      {...(going && { refreshSeconds })}
    >
      {report && <Report frame={frame} report={report} region={region} />}
      <Summary frame={frame} {...props} region={region} />
      <Send frame={frame} {...props} />
      <Before frame={frame} {...props} region={region} />
      <OtherRegions frame={frame} {...props} />
    </Layout>,
  );
};

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

type Shown = Props & { frame: PageFrame; region: CampaignRegion | undefined };

const Summary = ({ frame, rosters, region }: Shown) => {
  const { roster } = rosters;
  if (!roster) {
    return (
      <p class="tag">
        {say(
          frame,
          'Belum ada daftar: semua ikrar berstatus “diakui”',
          'No roster yet: every pledge stands as “claimed”',
        )}
      </p>
    );
  }
  const nameOf = (code: string) => region?.units.find((unit) => unit.code === code)?.name ?? code;
  return (
    <section>
      <h2>{say(frame, 'Siapa yang diharapkan berikrar', 'Who is expected to pledge')}</h2>
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">{say(frame, 'Unit', 'Unit')}</th>
            <th scope="col">{say(frame, 'Diharapkan', 'Expected')}</th>
          </tr>
        </thead>
        <tbody>
          {roster.units.map((counted) => (
            <tr>
              <th scope="row">{nameOf(counted.unit)}</th>
              <td>
                {counted.expected.toLocaleString(frame.lang === 'id' ? 'id-ID' : 'en-GB')}{' '}
                <span class="hint">{awayWords(frame, counted)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        {say(
          frame,
          'Yang sakit, cuti, atau CLTN dihitung terpisah. Yang menolak tetap dihitung “diharapkan”: penolakan dicatat, tidak pernah ditampilkan.',
          'Who is sick, on leave or on CLTN is counted apart. Who refused stays counted as “expected”: a refusal is recorded and never shown.',
        )}{' '}
        {region && formatMoment(roster.countedAt, region.zone, frame.lang)}
      </p>
    </section>
  );
};

type Counted = NonNullable<RegionRosters['roster']>['units'][number];

const awayWords = (frame: PageFrame, { sick, onLeave, cltn }: Counted): string =>
  [
    sick > 0 && `${sick} ${say(frame, 'sakit', 'sick')}`,
    onLeave > 0 && `${onLeave} ${say(frame, 'cuti', 'on leave')}`,
    cltn > 0 && `${cltn} CLTN`,
  ]
    .filter(Boolean)
    .join(', ');

const modes: { value: string; label: Words; hint: Words }[] = [
  {
    value: 'add',
    label: { id: 'Tambah atau perbarui', en: 'Add or update' },
    hint: {
      id: 'Pegawai lain yang sudah terdaftar tetap ada.',
      en: 'Everybody else on the roster stays.',
    },
  },
  {
    value: 'replace',
    label: { id: 'Ganti seluruh daftar daerah ini', en: 'Replace the whole roster of this region' },
    hint: {
      id: 'Hanya yang ada di berkas ini yang terdaftar.',
      en: 'Only who stands in this file is on the roster.',
    },
  },
];

const Send = ({ frame, regions, rosters, idempotencyKey }: Props & { frame: PageFrame }) => (
  <section>
    <h2>{say(frame, 'Kirim daftar (CSV)', 'Send a roster (CSV)')}</h2>
    <p class="hint">
      {say(
        frame,
        'Kolom nip (atau nik, nomor pegawai) dan unit (kode atau nama OPD); bila ada, jenis pegawai dan status: sakit, cuti, CLTN, menolak. Kolom lain tidak dibaca. Paling banyak 100.000 baris atau 4 MB. Nomor tidak disimpan: yang disimpan hanya sidik kunci.',
        'Columns nip (or nik, staff number) and unit (code or name); where known, staffKind and status: sick, on-leave, cltn, refused. Others are not read. At most 100,000 rows or 4 MB. Numbers are not kept, only keyed hashes.',
      )}
    </p>
    <form method="post" action={`${frame.base}/v1/rosters`} enctype="multipart/form-data">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="lang" value={frame.lang} />
      <div class="field">
        <label for="q-region">{say(frame, 'Daerah', 'Region')}</label>
        <select id="q-region" name="region" required>
          {regions.map(({ code, name }) => (
            <option value={code} selected={code === rosters.region}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="q-sheet">{say(frame, 'Berkas CSV UTF-8', 'CSV file in UTF-8')}</label>
        <input id="q-sheet" type="file" name="sheet" accept=".csv,text/csv" required />
      </div>
      <fieldset class="choices">
        <legend>
          {say(frame, 'Bagaimana dengan yang sudah terdaftar?', 'And who is there already?')}
        </legend>
        {modes.map(({ value, label, hint }) => (
          <label class="choice">
            <input type="radio" name="mode" value={value} required />
            <span>
              {label[frame.lang]}
              <span class="hint">{hint[frame.lang]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{say(frame, 'Kirim daftar', 'Send the roster')}</button>
    </form>
  </section>
);

const Before = ({ frame, rosters, region }: Shown) =>
  rosters.uploads.length === 0 ? null : (
    <details>
      <summary>{say(frame, 'Unggahan sebelumnya', 'Uploads before')}</summary>
      <ul>
        {rosters.uploads.map(({ rosterId, startedAt, rows, taken, refused }) => (
          <li>
            <a href={`${frame.base}/siaga/daftar?roster=${rosterId}`}>
              {region ? formatMoment(startedAt, region.zone, frame.lang) : rosterId}
            </a>
            {`: ${taken}/${rows} ${say(frame, 'diterima', 'taken')}, ${refused} ${say(frame, 'ditolak', 'refused')}`}
          </li>
        ))}
      </ul>
    </details>
  );

const OtherRegions = ({ frame, regions, rosters }: Props & { frame: PageFrame }) =>
  regions.length < 2 ? null : (
    <p>
      {regions
        .filter(({ code }) => code !== rosters.region)
        .map(({ code, name }) => (
          <>
            <a href={`${frame.base}/siaga/daftar?region=${code}`}>{name}</a>{' '}
          </>
        ))}
    </p>
  );
