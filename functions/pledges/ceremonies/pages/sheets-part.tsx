import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { say } from './ceremony-words.ts';
import type { CeremonyPage } from './ceremony.tsx';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Sheets of places without signal: the form, and what was sent before. */
export const Sheets = ({ frame, page: { ceremony, sheets, newId } }: Props) => {
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
        <form method="post" action={`${address}/sheet`} enctype="multipart/form-data">
          <input type="hidden" name="idempotencyKey" value={newId()} />
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
      )}
      <ul>
        {sheets.map((sheet) => (
          <li>
            <a href={`${address}/sheets/${sheet.sheetId}`}>
              {formatMoment(sheet.sentAt, zoneOf(ceremony.region), frame.lang)}
            </a>
            {`: ${sheet.taken}/${sheet.rows} ${say(frame, 'baris diterima', 'rows taken')}`}
          </li>
        ))}
      </ul>
    </section>
  );
};
