import type { Words } from '../../../shared/page/frame.ts';

/** The conducts an event may carry, short enough for a phone. Who did it is never said here. */
const conducts: Record<string, Words> = {
  'social-engagement': { id: 'Interaksi media sosial', en: 'Social media engagement' },
  'online-campaign': { id: 'Kampanye daring', en: 'Online campaigning' },
  'partisan-photo': { id: 'Foto dengan simbol keberpihakan', en: 'Partisan photo' },
  'display-props': { id: 'Spanduk atau alat peraga', en: 'Banners or props' },
  'attend-declaration': { id: 'Menghadiri deklarasi', en: 'Attending a declaration' },
  'join-introduction-event': { id: 'Acara pengenalan bakal calon', en: 'Introduction event' },
  'campaign-participant': { id: 'Ikut kampanye', en: 'Taking part in a campaign' },
  'spouse-campaign': { id: 'Kampanye suami/istri calon', en: "Candidate spouse's campaign" },
  'organise-activity': { id: 'Kegiatan yang memihak', en: 'Activities that lean to a side' },
  'mobilise-staff': { id: 'Pengerahan pegawai', en: 'Mobilising staff' },
  'state-facilities': { id: 'Fasilitas negara', en: 'State facilities' },
  'biased-decision': { id: 'Keputusan yang memihak', en: 'Biased decision' },
  'party-membership': { id: 'Keanggotaan partai', en: 'Party membership' },
  'campaign-team': { id: 'Tim pemenangan', en: 'Campaign team' },
  'approach-party': { id: 'Pendekatan ke partai', en: 'Approaching a party' },
  'support-independent': { id: 'Dukungan calon perseorangan', en: 'Independent candidate support' },
  'money-politics': { id: 'Politik uang (Bawaslu)', en: 'Vote buying (Bawaslu)' },
  other: { id: 'Lainnya', en: 'Something else' },
};

/** A conduct in a few words; one that is not known yet says its own name. */
export const conductWords = (conduct: string): Words =>
  conducts[conduct] ?? { id: conduct, en: conduct };

const priorities: Record<number, Words> = {
  5: { id: 'DARURAT', en: 'EMERGENCY' },
  4: { id: 'TINGGI', en: 'HIGH' },
  3: { id: 'SEDANG', en: 'MEDIUM' },
};

/** How urgent an alert is, in one word. */
export const priorityWords = (severity: number): Words =>
  priorities[severity] ?? { id: 'BIASA', en: 'ORDINARY' };

const rungs: Record<string, Words> = {
  'on-duty': { id: 'petugas piket', en: 'officer on duty' },
  officers: { id: 'semua petugas', en: 'all officers' },
  officer: { id: 'petugas', en: 'officer' },
  chair: { id: 'ketua', en: 'chair' },
  province: { id: 'provinsi', en: 'province' },
  national: { id: 'nasional', en: 'nation' },
  independent: { id: 'lembaga independen', en: 'independent office' },
  'nobody-reached': { id: 'belum ada yang terhubungi', en: 'nobody reached yet' },
};

/** How far up the ladder an alert has been told, in a word. */
export const rungWords = (rung: string): Words => rungs[rung] ?? { id: rung, en: rung };

/** What an officer does before and after taking an alert. */
export const steps: Words[] = [
  {
    id: 'Bila Anda dekat dengan pihak yang dilaporkan, jangan ambil: peringatan akan naik sendiri.',
    en: 'If you are close to the person reported, leave it: the alert climbs by itself.',
  },
  {
    id: 'Setelah mengambil, periksa kelengkapan: apa, kapan, di mana, siapa, bukti.',
    en: 'Once taken, check that it is complete: what, when, where, who, evidence.',
  },
  {
    id: 'Jangan meneruskan tautan ini dan jangan mencari tahu siapa pelapornya.',
    en: 'Do not pass this link on, and do not try to find out who reported.',
  },
];
