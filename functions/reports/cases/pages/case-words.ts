import { formatDay } from '../../../../shared/calendar/zones.ts';
import { words } from '../words.ts';
import type { Words } from '../../../../shared/page/frame.ts';
import type { Proposal } from '../../law/classification.ts';
import type { DeadlineStepName, LawRule } from '../../law/deadline-rules.ts';
import type { ReportQuestion } from '../../intake/ask.ts';
import { officersQuestions } from '../../findings/questions.ts';
import { moves, sanctions, type AuthorityName, type CaseState } from '../case-moves.ts';
import type { Who } from '../case.ts';
import type { Priority } from '../priority.ts';

/** The states of a case as officers call them; those for reporters are in follow-up/stage-words.ts. */
export const stateWords: Record<CaseState, Words> = {
  received: { id: 'Diterima', en: 'Received' },
  checked: { id: 'Lengkap diperiksa', en: 'Checked' },
  asked: { id: 'Menunggu pelapor', en: 'Waiting for the reporter' },
  verified: { id: 'Terverifikasi', en: 'Verified' },
  referred: { id: 'Diteruskan', en: 'Passed on' },
  decided: { id: 'Diputus', en: 'Decided' },
  sanctioned: { id: 'Sanksi dijatuhkan', en: 'Sanctioned' },
  'not-proven': { id: 'Tidak terbukti', en: 'Not proven' },
  withdrawn: { id: 'Ditarik pelapor', en: 'Withdrawn' },
  'out-of-scope': { id: 'Di luar wewenang', en: 'Out of scope' },
  closed: { id: 'Ditutup', en: 'Closed' },
};

/** How urgent a case is, in the words of alerts. */
export const priorityWords: Record<Priority, Words> = {
  emergency: { id: 'DARURAT', en: 'EMERGENCY' },
  high: { id: 'TINGGI', en: 'HIGH' },
  medium: { id: 'SEDANG', en: 'MEDIUM' },
  ordinary: { id: 'BIASA', en: 'ORDINARY' },
};

/** What is waited for, and who has to do it. */
export const stepWords: Record<DeadlineStepName, Words> = {
  'report-after-known': { id: 'Batas melapor ke Bawaslu', en: 'Last day to report to Bawaslu' },
  'set-finding': {
    id: 'Batas Bawaslu menetapkan temuan',
    en: 'Last day for Bawaslu to set the finding',
  },
  'complete-lead': { id: 'Lengkapi petunjuk awal', en: 'Complete the hint' },
  'check-completeness': { id: 'Periksa kelengkapan', en: 'Check for completeness' },
  'reporter-completes': { id: 'Pelapor melengkapi', en: 'The reporter completes it' },
  verify: { id: 'Verifikasi', en: 'Verify' },
  refer: { id: 'Teruskan', en: 'Pass on' },
  'bawaslu-study': { id: 'Kajian awal Bawaslu', en: 'Bawaslu studies it' },
  'bawaslu-decides': { id: 'Bawaslu memutuskan', en: 'Bawaslu decides' },
  'referral-followed-up': { id: 'Instansi menindaklanjuti', en: 'The authority follows up' },
  'sanction-carried-out': { id: 'Sanksi dilaksanakan', en: 'The sanction is carried out' },
  close: { id: 'Tutup kasus', en: 'Close the case' },
};

export const authorityNames: Record<AuthorityName, Words> = {
  bawaslu: { id: 'Bawaslu', en: 'Bawaslu (election supervisor)' },
  bkn: { id: 'BKN (SBT)', en: 'BKN (civil service agency)' },
  ppk: { id: 'Pejabat Pembina Kepegawaian', en: 'Official in charge of staff (PPK)' },
};

export const proposalWords: Record<Proposal, Words> = {
  etik: { id: 'Pelanggaran kode etik', en: 'Breach of the code of ethics' },
  disiplin: { id: 'Pelanggaran disiplin', en: 'Breach of discipline' },
  'satgas-decides': { id: 'Satgas memutuskan golongannya', en: 'The task force decides the class' },
  'out-of-scope': { id: 'Di luar wewenang satgas', en: 'Outside the task force’s remit' },
  'no-breach-by-itself': { id: 'Belum tentu pelanggaran', en: 'No breach by itself' },
};

export const standingWords: Record<LawRule['standing'], Words> = {
  law: { id: 'hukum tertulis', en: 'written law' },
  practice: { id: 'kebiasaan', en: 'usual practice' },
  advice: { id: 'anjuran Netral', en: 'advice of Netral' },
};

const roles: Record<Who['role'], Words> = {
  officer: { id: 'petugas', en: 'officer' },
  chair: { id: 'ketua', en: 'chair' },
  reporter: { id: 'pelapor', en: 'reporter' },
  system: { id: 'sistem', en: 'system' },
  authority: { id: 'Bawaslu', en: 'Bawaslu' },
};
export const roleWords = (role: Who['role']): Words => roles[role];

const bySystem: Record<string, Words> = {
  open: { id: 'Kasus dibuka', en: 'Case opened' },
  raise: { id: 'Pelapor memberi nama', en: 'The reporter gave a name' },
  checklist: { id: 'Daftar periksa diisi', en: 'Checklist filled' },
  'propose-end': {
    id: 'Pengakhiran diusulkan, menunggu orang kedua',
    en: 'An end was proposed; a second person must agree',
  },
  'asked-back': { id: 'Bawaslu bertanya', en: 'Bawaslu asked' },
  reference: { id: 'Nomor SP4N-LAPOR! dicatat', en: 'SP4N-LAPOR! number entered' },
  note: { id: 'Catatan petugas', en: 'Officer’s note' },
  'name-unit': { id: 'Unit terlapor ditetapkan', en: 'The unit of the accused was named' },
  complete: { id: 'Petunjuk awal dilengkapi', en: 'The hint was completed' },
  'deadline-recomputed': { id: 'Tenggat dihitung ulang', en: 'Deadline counted anew' },
  'deadline-missed': { id: 'Batas Bawaslu terlewat', en: 'Bawaslu’s deadline missed' },
};

/** Whose number it is that a case has elsewhere. */
export const numberWords = (name: string): Words =>
  name === 'lapor'
    ? words.sp4nLaporNumber
    : name === 'laporFrom'
      ? words.laporFromNumber
      : words.numberOf(name);

/** The title of an entry of the history. */
export const moveWords = (move: string): Words =>
  moves.find(({ name }) => name === move)?.label ?? bySystem[move] ?? { id: move, en: move };

export const sanctionWords = (kind: string): Words =>
  sanctions.find((one) => one.kind === kind) ?? { id: kind, en: kind };

export type Detail = { name: string; label: Words; value: Words };

/** Who reads the answers: each has labels of its own. */
export type ReadBy = 'officersLabel' | 'bawasluLabel';

/** What was reported, label and answer in words, in the order of the form; what the case shows itself is left out. */
export const detailsInWords = (details: Record<string, string>, readBy: ReadBy): Detail[] =>
  officersQuestions.flatMap((question) => {
    const value = details[question.name] ?? '';
    const label = question[readBy];
    if (value === '' || label === 'shown-elsewhere') return [];
    return [{ name: question.name, label, value: answerWords(question, value) }];
  });

const answerWords = ({ kind, options }: ReportQuestion, value: string): Words => {
  if (kind === 'date' && isDay.test(value))
    return { id: formatDay(value, 'id'), en: formatDay(value, 'en') };
  return options?.find((one) => one.value === value)?.label ?? { id: value, en: value };
};
const isDay = /^\d{4}-\d{2}-\d{2}$/;
