import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

export type AcceptedReport = {
  code: string;
  caseNumber: string;
  lane: 'lead' | 'named';
  region: string;
};

/** The follow-up code, shown this once, and what happens next. */
export const renderReportDone = (
  frame: PageFrame,
  { code, caseNumber, lane }: AcceptedReport,
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
            'Satgas daerah diberi tahu sekarang, tanpa isi laporan di SMS.',
            'The task force is told now; its SMS says nothing of the report.',
          )}
        </li>
        <li>
          {say(
            'Bila tidak diambil, peringatan naik: ketua, provinsi, nasional.',
            'If nobody takes it, it climbs: chair, province, nation.',
          )}
        </li>
        <li>
          {lane === 'lead'
            ? say(
                'Sebagai informasi awal, satgas menelusurinya; Bawaslu memerlukan nama untuk meregistrasi.',
                'As a lead it is looked into; Bawaslu needs a name to register it.',
              )
            : say('Laporan diteruskan kepada Bawaslu.', 'The report is passed on to Bawaslu.')}
        </li>
      </ol>
      <a class="button" href={`${frame.base}/lacak`}>
        {say('Lacak laporan', 'Follow the report')}
      </a>
    </Layout>,
  );
};
