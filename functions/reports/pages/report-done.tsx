import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

export type AcceptedReport = {
  code: string;
  caseNumber: string;
  lane: 'lead' | 'named';
  region: string;
  /** The day the reporter learned of it, 'YYYY-MM-DD'. */
  knownOn?: string;
};

/** The follow-up code, shown this once, and what happens next. */
export const renderReportDone = (
  frame: PageFrame,
  { code, caseNumber, lane, knownOn }: AcceptedReport,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Laporan diterima', 'The report is received')}>
      <section class="receipt">
        <h2>{say('Kode tindak lanjut', 'Follow-up code')}</h2>
        <p class="code big">{code}</p>
        <p class="hint">
          {say(
            'Simpan kode ini. Ia tidak dapat dikirim ulang dan tidak tersimpan di mana pun; siapa pun yang memegangnya dapat melihat perkembangan laporan.',
            'Keep this code. It cannot be sent again and is stored nowhere; whoever holds it can follow the report.',
          )}
        </p>
        <p>
          {say('Nomor kasus', 'Case number')}: <strong>{caseNumber}</strong>
        </p>
      </section>
      <h2>{say('Selanjutnya', 'What happens next')}</h2>
      <ol>
        <li>
          {say(
            'Satgas diberi tahu sekarang. SMS dan surelnya tidak memuat nama maupun isi laporan.',
            'The task force is told now. Its SMS and e-mail hold no name and nothing of the report.',
          )}
        </li>
        <li>
          {say(
            'Bila tidak ada yang mengambil, peringatan naik: ketua, provinsi, lalu nasional.',
            'If nobody takes it, it climbs: chair, province, then nation.',
          )}
        </li>
        <li>
          {lane === 'lead'
            ? say(
                'Informasi awal ditelusuri satgas. Untuk meregistrasinya sebagai laporan, Bawaslu memerlukan nama pelapor.',
                'A lead is looked into by the task force. To register it as a report, Bawaslu needs the name of a reporter.',
              )
            : say(
                'Setelah diperiksa kelengkapannya, laporan diteruskan kepada Bawaslu. Bawaslu yang memutuskan apakah diregistrasi.',
                'Once checked for completeness it is passed on to Bawaslu. Bawaslu decides whether to register it.',
              )}
        </li>
        {knownOn !== undefined && <li>{deadlineText(frame, knownOn)}</li>}
      </ol>
      <a class="button" href={`${frame.base}/lacak`}>
        {say('Lacak laporan', 'Follow the report')}
      </a>
    </Layout>,
  );
};

const dayMs = 86_400_000;
const reportingDays = 7;

/** Pilkada: a report reaches Bawaslu within 7 calendar days of being known (UU 10/2016, article 134). */
const deadlineText = (frame: PageFrame, knownOn: string): string => {
  const last = new Date(Date.parse(`${knownOn}T00:00:00Z`) + reportingDays * dayMs);
  const day = new Intl.DateTimeFormat(frame.lang === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(last);
  return frame.lang === 'id'
    ? `Dalam Pilkada, batas lapor ke Bawaslu 7 hari sejak diketahui: ${day}.`
    : `In regional elections, Bawaslu takes reports for 7 days after they are known: until ${day}.`;
};
