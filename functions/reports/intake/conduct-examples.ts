import type { Words } from '../../../shared/page/frame.ts';
import type { Conduct } from './conducts.ts';

/** Conducts for which it matters whether the accused is a candidate's spouse on unpaid leave (SE MenPANRB 18/2023). */
export const spouseMatters: readonly Conduct[] = [
  'attend-declaration',
  'campaign-participant',
  'join-introduction-event',
  'online-campaign',
  'partisan-photo',
  'social-engagement',
  'spouse-campaign',
];

/** What each conduct looks like, for people who know no matrix. */
export const conductExamples: Record<Conduct, Words> = {
  'social-engagement': {
    id: 'Menekan “suka” pada unggahan calon, ikut grup WhatsApp atau Telegram tim sukses, mengikuti akun pemenangan.',
    en: 'Liking a candidate’s post, joining a campaign team’s WhatsApp or Telegram group, following a campaign account.',
  },
  'online-campaign': {
    id: 'Membuat status, video, atau siaran langsung yang mengajak memilih seorang calon.',
    en: 'Writing a status, or making a video or live stream, that asks people to vote for a candidate.',
  },
  'partisan-photo': {
    id: 'Foto berdua calon dengan jari membentuk nomor urutnya, atau memakai kaus partai.',
    en: 'A photo beside a candidate with fingers showing the ballot number, or in a party shirt.',
  },
  'display-props': {
    id: 'Memasang baliho calon di pagar kantor, menempel stiker calon di mobil dinas.',
    en: 'Putting a candidate’s billboard on the office fence, a sticker on an official car.',
  },
  'attend-declaration': {
    id: 'Datang ke deklarasi lalu ikut yel, mengangkat tangan, atau naik panggung. Hadir saja belum tentu pelanggaran.',
    en: 'Coming to a declaration and joining the chants, raising hands, going on stage. Attending alone may be no breach.',
  },
  'join-introduction-event': {
    id: 'Ikut jalan sehat atau temu warga yang memperkenalkan seorang bakal calon.',
    en: 'Joining a walk or a meeting that introduces a would-be candidate.',
  },
  'campaign-participant': {
    id: 'Ikut pawai kampanye memakai seragam dinas atau kaus partai.',
    en: 'Joining a campaign parade in uniform or in a party shirt.',
  },
  'spouse-campaign': {
    id: 'Berpidato atau memakai atribut di kampanye suaminya, tanpa cuti (CLTN).',
    en: 'Speaking or wearing campaign attire at her husband’s rally, without leave (CLTN).',
  },
  'organise-activity': {
    id: 'Mengumpulkan staf dan mengarahkan pilihan, membagikan sembako atas nama calon.',
    en: 'Gathering staff to tell them how to vote, handing out groceries in a candidate’s name.',
  },
  'mobilise-staff': {
    id: 'Atasan memerintahkan pegawai, guru, atau honorer datang ke kampanye.',
    en: 'A superior ordering staff, teachers or honorary staff to a rally.',
  },
  'state-facilities': {
    id: 'Mobil dinas, aula kantor, atau anggaran dipakai untuk acara calon.',
    en: 'An official car, an office hall or a budget used for a candidate’s event.',
  },
  'biased-decision': {
    id: 'Memutasi pegawai karena pilihannya, menahan bantuan bagi desa yang tidak mendukung.',
    en: 'Moving staff for how they vote, holding back aid from a village that does not support.',
  },
  'party-membership': {
    id: 'Namanya tercantum sebagai anggota atau pengurus partai.',
    en: 'Named as a member or officer of a party.',
  },
  'campaign-team': {
    id: 'Masuk daftar tim sukses, menulis naskah kampanye, menjadi konsultan calon.',
    en: 'On the list of a campaign team, writing its speeches, advising a candidate.',
  },
  'approach-party': {
    id: 'Mendaftar ke partai atau memasang diri sebagai bakal calon, tanpa cuti (CLTN).',
    en: 'Applying to a party or promoting oneself as a candidate, without leave (CLTN).',
  },
  'support-independent': {
    id: 'Memberi fotokopi KTP sendiri, atau mengumpulkan KTP warga untuk calon perseorangan.',
    en: 'Giving a copy of one’s own ID card, or collecting others’ for an independent candidate.',
  },
  other: {
    id: 'Tidak ada yang cocok di atas: ceritakan saja, petugas yang mencocokkan.',
    en: 'Nothing above fits: just tell it, officers will match it.',
  },
  'money-politics': {
    id: 'Bukan soal netralitas ASN, melainkan kewenangan Bawaslu. Tetap kami terima, kami tandai, dan diteruskan.',
    en: 'No matter of civil-service neutrality but Bawaslu’s. We still take it, mark it, and pass it on.',
  },
};
