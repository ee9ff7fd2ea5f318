import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

const actions: [string, Words, Words][] = [
  [
    '/ikrar',
    { id: 'Berikrar', en: 'Pledge' },
    {
      id: 'Setengah menit di ponsel; tanda terima yang membuktikan dirinya.',
      en: 'Half a minute on a phone; a receipt that proves itself.',
    },
  ],
  [
    '/lapor',
    { id: 'Melapor', en: 'Report' },
    {
      id: 'Tiga menit, tanpa akun, tanpa nama bila Anda mau.',
      en: 'Three minutes, no account, no name if you prefer.',
    },
  ],
  [
    '/v1/participation',
    { id: 'Melihat partisipasi', en: 'See participation' },
    {
      id: 'Angka yang tidak bisa digelembungkan diam-diam.',
      en: 'Numbers nobody can quietly inflate.',
    },
  ],
];

const allowed: Words[] = [
  {
    id: 'Memilih, dan mengetahui program para calon',
    en: 'To vote, and to learn what candidates offer',
  },
  { id: 'Mengingatkan rekan tentang netralitas', en: 'To remind colleagues of neutrality' },
  {
    id: 'Mendampingi suami/istri calon dengan cuti di luar tanggungan negara',
    en: 'To accompany a candidate spouse while on unpaid state leave',
  },
];
const forbidden: Words[] = [
  {
    id: 'Menyukai, membagikan, atau mengikuti akun pemenangan',
    en: 'To like, share or follow campaign accounts',
  },
  { id: 'Berfoto dengan simbol keberpihakan', en: 'To be photographed with partisan signs' },
  {
    id: 'Memakai fasilitas negara atau mengerahkan pegawai untuk calon',
    en: 'To use state facilities or mobilise staff for a candidate',
  },
];

/** What this is, the three things to do here, and what civil servants may and may not do. */
export const renderHome = (frame: PageFrame, campaign: Campaign): string =>
  renderPage(
    <Layout frame={frame} wide title={campaign.name[frame.lang]}>
      <ul class="actions">
        {actions.map(([path, title, text]) => (
          <li>
            <a href={frame.base + path}>
              <strong>{title[frame.lang]}</strong>
              <span>{text[frame.lang]}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="columns">
        <List frame={frame} title={{ id: 'Boleh', en: 'Allowed' }} items={allowed} kind="may" />
        <List
          frame={frame}
          title={{ id: 'Tidak boleh', en: 'Not allowed' }}
          items={forbidden}
          kind="may-not"
        />
      </div>
      <p class="hint">
        {frame.lang === 'id'
          ? 'Ringkasan dari SKB lima lembaga 22 September 2022 dan PP 94/2021; yang memutuskan adalah Bawaslu dan pejabat pembina kepegawaian.'
          : 'A summary of the joint decree of 22 September 2022 and PP 94/2021; Bawaslu and the personnel authority decide.'}
      </p>
    </Layout>,
  );

type ListProps = { frame: PageFrame; title: Words; items: Words[]; kind: string };

const List = ({ frame, title, items, kind }: ListProps) => (
  <section class={kind}>
    <h2>{title[frame.lang]}</h2>
    <ul>
      {items.map((item) => (
        <li>{item[frame.lang]}</li>
      ))}
    </ul>
  </section>
);
