import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { recordTables, recordTitle, witnessLine } from '../record-words.ts';
import type { CeremonyRecord } from '../record.ts';
import { CeremonyFacts } from './ceremony.tsx';
import { say } from './ceremony-words.ts';

type Page = { campaign: Campaign; record: CeremonyRecord; maySeal: boolean };
type Props = { frame: PageFrame; page: Page };

/** The berita acara, to read on a screen and to print: the same facts as its PDF. */
export const renderRecord = (frame: PageFrame, page: Page): string => {
  const { campaign, record } = page;
  const { ceremony } = record;
  return renderPage(
    <Layout frame={frame} title={`${recordTitle(record)[frame.lang]}, ${record.regionName}`}>
      <CeremonyFacts
        frame={frame}
        ceremony={ceremony}
        region={servedRegion(campaign, ceremony.region)}
      />
      <Sworn frame={frame} page={page} />
      <h2>{say(frame, 'Saksi', 'Witnesses')}</h2>
      <ul>
        {record.witnesses.map((witness) => (
          <li>{witnessLine(campaign, record, witness)[frame.lang]}</li>
        ))}
      </ul>
      <Tables frame={frame} page={page} />
      <ListHash frame={frame} page={page} />
      <Buttons frame={frame} page={page} />
    </Layout>,
  );
};

const Sworn = ({ frame, page: { record } }: Props) => (
  <>
    <h2>{say(frame, 'Naskah', 'Words')}</h2>
    {record.pledgeText === null ? (
      <p>{say(frame, 'Belum diucapkan.', 'Not sworn yet.')}</p>
    ) : (
      <p>
        {say(frame, 'Versi', 'Version')} {record.pledgeText.version}, SHA-256{' '}
        <span class="code small">{record.pledgeText.sha256}</span>
      </p>
    )}
  </>
);

const Tables = ({ frame, page: { campaign, record } }: Props) => (
  <>
    <h2>
      {say(frame, 'Yang berikrar', 'Who pledged')}: {record.pledges}
    </h2>
    {recordTables(campaign, record).map(({ title, rows }) => (
      <table class="bars">
        <caption>{title[frame.lang]}</caption>
        <tbody>
          {rows.map(([name, count]) => (
            <tr>
              <th scope="row">{name[frame.lang]}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </>
);

const ListHash = ({ frame, page: { record } }: Props) => {
  const at = (iso: string) =>
    formatMoment(Date.parse(iso), zoneOf(record.ceremony.region), frame.lang);
  return (
    <section>
      <h2>{say(frame, 'Sidik daftar', 'Hash of the list')}</h2>
      <p class="code small">{record.listHash}</p>
      <p class="hint">
        {say(
          frame,
          'SHA-256 atas daftar nomor tanda terima, satu per baris, menurut urutan. Siapa pun yang memegang daftarnya dapat menghitung ulang dengan sha256sum; daftar itu tidak memuat nama atau nomor pegawai.',
          'SHA-256 over the list of receipt numbers, one a line, in order. Whoever has the list can recompute it with sha256sum; it holds no name and no staff number.',
        )}
      </p>
      {record.sealedAt === null ? (
        <p>
          {say(frame, 'Belum disegel; dihitung', 'Not sealed; counted')} {at(record.countedAt)}
        </p>
      ) : (
        <p>
          {say(frame, 'Disegel', 'Sealed')} {at(record.sealedAt)}
          {record.afterSealing > 0 &&
            `; ${record.afterSealing} ${say(frame, 'ikrar tiba sesudahnya', 'pledges came after that')}`}
        </p>
      )}
    </section>
  );
};

const Buttons = ({ frame, page: { record, maySeal } }: Props) => {
  const address = `${frame.base}/v1/ceremonies/${record.ceremony.ceremonyId}`;
  return (
    <>
      {maySeal && record.sealedAt === null && record.ceremony.state === 'ended' && (
        <form method="post" action={`${address}/sealing`}>
          <button type="submit">{say(frame, 'Segel daftar', 'Seal the list')}</button>
          <p class="hint">
            {say(
              frame,
              'Sekali saja dan tidak dapat dibatalkan. Tunggu dahulu lembar dari tempat tanpa sinyal.',
              'Once, for good. Wait for the sheets of places without signal first.',
            )}
          </p>
        </form>
      )}
      <p class="buttons">
        <a class="button" href={`${address}/berita-acara.pdf`}>
          {say(frame, 'Unduh PDF', 'Get the PDF')}
        </a>
        <a class="button outline" href={`${address}/list`}>
          {say(frame, 'Unduh daftar tanda terima', 'Get the list of receipts')}
        </a>
        <a class="button outline" href={address}>
          {say(frame, 'Kembali ke apel', 'Back to the ceremony')}
        </a>
      </p>
    </>
  );
};
