import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { OutOfScope } from '../scope.ts';

type Props = {
  frame: PageFrame;
  lane: 'lead' | 'named';
  late: boolean;
  outOfScope: OutOfScope | undefined;
};

const told: Words[] = [
  {
    id: 'Satgas diberi tahu sekarang. SMS dan surelnya tidak memuat nama maupun isi laporan.',
    en: 'The task force is told now. Its SMS and e-mail hold no name and nothing of the report.',
  },
  {
    id: 'Bila tidak ada yang mengambil, peringatan naik: ketua, provinsi, lalu nasional.',
    en: 'If nobody takes it, it climbs: chair, province, then nation.',
  },
];

const then: Record<'lead' | 'late-lead' | 'named' | 'late-named' | 'elsewhere', Words> = {
  lead: {
    id: 'Informasi awal ditelusuri satgas. Agar Bawaslu dapat memprosesnya sebagai laporan, berikan nama dan alamat Anda dengan kode ini sebelum batas waktunya lewat.',
    en: 'A lead is looked into by the task force. For Bawaslu to take it up as a report, give your name and address by this code while there is time.',
  },
  'late-lead': {
    id: 'Informasi awal ditelusuri satgas dan dapat diteruskan kepada Bawaslu sebagai informasi.',
    en: 'A lead is looked into by the task force and can be passed on to Bawaslu as information.',
  },
  named: {
    id: 'Setelah kelengkapannya diperiksa, laporan diteruskan kepada Bawaslu. Bawaslu yang memutuskan apakah memprosesnya.',
    en: 'Once checked for completeness it is passed on to Bawaslu. Bawaslu decides whether to take it up.',
  },
  'late-named': {
    id: 'Karena batas waktunya sudah lewat, laporan Anda diteruskan sebagai informasi awal. Nama Anda tetap disimpan terpisah; selama laporan belum diteruskan, dengan kode ini Anda dapat menarik laporan, dan nama Anda dihapus saat itu juga.',
    en: 'As the deadline has passed, your report is passed on as information. Your name stays apart; until it is passed on you can withdraw the report by this code, and your name is deleted at once.',
  },
  elsewhere: {
    id: 'Laporan ini kami tandai di luar cakupan ASN dan diteruskan kepada Bawaslu, yang berwenang.',
    en: 'This report is marked as outside the civil service and passed on to Bawaslu, whose matter it is.',
  },
};

const thenOf = ({ lane, late, outOfScope }: Props): Words[] => {
  const own = then[late ? (`late-${lane}` as const) : lane];
  if (!outOfScope) return [own];
  return lane === 'named' && !late ? [then.elsewhere] : [then.elsewhere, own];
};

/** What happens next, for this lane, in time or late. */
export const WhatNext = (props: Props) => (
  <section>
    <h2>{props.frame.lang === 'id' ? 'Selanjutnya' : 'What happens next'}</h2>
    <ol>
      {[...told, ...thenOf(props)].map((step) => (
        <li>{step[props.frame.lang]}</li>
      ))}
    </ol>
  </section>
);

const whose: Record<OutOfScope, Words> = {
  'money-politics': {
    id: 'Politik uang adalah kewenangan Bawaslu, siapa pun pelakunya; Satgas netralitas tidak memutuskannya.',
    en: 'Vote buying is Bawaslu’s matter, whoever did it; the neutrality task force does not decide it.',
  },
  'staff-kind': {
    id: 'Terlapor tunduk pada aturan lain daripada ASN; yang berwenang adalah Bawaslu.',
    en: 'The accused is under other law than civil servants; it is Bawaslu’s matter.',
  },
};

/** Where a report belongs that is no matter of civil servants, and that it is taken all the same. */
export const BelongsElsewhere = ({ frame, outOfScope, late }: BelongsProps) => (
  <div class="notice">
    <p>
      {whose[outOfScope][frame.lang]} {taken[frame.lang]} {!late && inTime[frame.lang]}
    </p>
  </div>
);

type BelongsProps = { frame: PageFrame; outOfScope: OutOfScope; late: boolean };

const taken: Words = {
  id: 'Laporan Anda kami terima, kami tandai, dan diteruskan.',
  en: 'Your report is taken, marked and passed on.',
};

const inTime: Words = {
  id: 'Agar tidak terlambat, laporkan juga langsung ke kantor Bawaslu; batas waktunya sama dengan di bawah.',
  en: 'To be in time, report it to a Bawaslu office as well; the deadline is the one below.',
};
