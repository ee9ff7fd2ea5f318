import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { regionOfCeremony } from '../ceremony.ts';
import type { Sheet } from '../sheet.ts';
import { say } from './ceremony-words.ts';
import type { CeremonyPage } from './ceremony.tsx';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Sheets of places without signal: the form, and what was sent before. */
export const Sheets = ({ frame, page }: Props) => {
  const { ceremony, sheets, newId } = page;
  const address = `${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`;
  return (
    <section>
      <h2>{say(frame, 'Lembar unit tanpa sinyal', 'Sheets of places without signal')}</h2>
      {ceremony.startedAt === null ? (
        <p>
          {say(
            frame,
            'Dapat dikirim setelah apel dimulai.',
            'Can be sent once the ceremony has started.',
          )}
        </p>
      ) : (
        <SheetForm frame={frame} action={`${address}/sheet`} idempotencyKey={newId()} />
      )}
      <SheetList frame={frame} sheets={sheets} below={`${address}/sheets`} />
      <UnitLinks frame={frame} page={page} />
    </section>
  );
};

type FormProps = { frame: PageFrame; action: string; idempotencyKey: string };

/** Where a sheet is chosen and sent. */
export const SheetForm = ({ frame, action, idempotencyKey }: FormProps) => (
  <form method="post" action={action} enctype="multipart/form-data">
    <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
    <p class="field">
      <label for="q-sheet">{say(frame, 'Berkas CSV UTF-8', 'CSV file in UTF-8')}</label>
      <input id="q-sheet" type="file" name="sheet" accept=".csv,text/csv" required />
    </p>
    <p class="hint">
      {say(
        frame,
        'Kolom: nip (atau nik, nomor pegawai), unit, jenis pegawai. Paling banyak 10.000 baris. Nomor tidak disimpan. Yang sudah berikrar lewat ponsel tidak dihitung lagi.',
        'Columns: nip (or nik, staff number), unit, staff kind. At most 10,000 rows. Numbers are not kept. Who pledged by phone is not counted again.',
      )}
    </p>
    <button type="submit">{say(frame, 'Kirim lembar', 'Send the sheet')}</button>
  </form>
);

type ListProps = { frame: PageFrame; sheets: Sheet[]; below: string };

/** What was sent before, each with its report. */
export const SheetList = ({ frame, sheets, below }: ListProps) => (
  <ul>
    {sheets.map((sheet) => (
      <li>
        <a href={`${below}/${sheet.sheetId}`}>
          {formatMoment(sheet.sentAt, zoneOf(regionOfCeremony(sheet.ceremonyId)), frame.lang)}
        </a>
        {`: ${sheet.taken}/${sheet.rows} ${say(frame, 'baris diterima', 'rows taken')}`}
      </li>
    ))}
  </ul>
);

/** The link of each unit, by which its own admin sends its sheet without an account. */
const UnitLinks = ({ frame, page: { ceremony, region } }: Props) => (
  <details>
    <summary>
      {say(frame, 'Tautan unit: kirim lembar sendiri', 'Links for units to send their own sheet')}
    </summary>
    <p class="hint">
      {say(
        frame,
        'Teruskan kepada admin unit masing-masing: tautan hanya menerima pegawai unit itu.',
        'Pass each on to the admin of its unit: a link takes people of that unit only.',
      )}
    </p>
    <dl>
      {ceremony.sheetLinks.map(({ unit, link }) => (
        <>
          <dt>{region?.units.find(({ code }) => code === unit)?.name ?? unit}</dt>
          <dd class="code small">{link}</dd>
        </>
      ))}
    </dl>
  </details>
);
