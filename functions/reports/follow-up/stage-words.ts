import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { CaseState } from '../cases/case-moves.ts';
import { lawZone } from '../law/day-in-force.ts';
import { authorityWhen, type AuthorityName } from '../law/successors.ts';

type StageWords = {
  /** What has been reached. */
  title: Words;
  /** What happens next. */
  next: Words;
};

/** Every state of a case in the reporter's words: what was reached, and what comes after it. */
export const stageWords: Record<CaseState, StageWords> = {
  received: {
    title: { id: 'Diterima', en: 'Received' },
    next: {
      id: 'Satgas memeriksa kelengkapannya: siapa, kapan, di mana, dan apa buktinya.',
      en: 'The task force checks whether it is complete: who, when, where, and what shows it.',
    },
  },
  checked: {
    title: { id: 'Diperiksa kelengkapannya', en: 'Checked for completeness' },
    next: {
      id: 'Satgas memeriksa apakah yang dilaporkan benar terjadi.',
      en: 'The task force verifies whether what was reported took place.',
    },
  },
  asked: {
    title: { id: 'Satgas bertanya kepada Anda', en: 'The task force asks you' },
    next: {
      id: 'Jawab lewat kotak pesan di halaman ini. Tenggat berhenti berjalan sampai Anda menjawab.',
      en: 'Answer in the message box on this page. The deadline is paused until you do.',
    },
  },
  verified: {
    title: { id: 'Terverifikasi', en: 'Verified' },
    next: {
      id: 'Satgas meneruskannya kepada lembaga yang berwenang.',
      en: 'The task force passes it on to the authority in charge.',
    },
  },
  referred: {
    title: { id: 'Diteruskan', en: 'Passed on' },
    next: {
      id: 'Lembaga yang menerimanya menelaah dan memutuskan. Di sini tidak dapat ditarik lagi.',
      en: 'The authority that received it studies and decides. It can no longer be withdrawn here.',
    },
  },
  decided: {
    title: { id: 'Diputus', en: 'Decided' },
    next: {
      id: 'Pejabat pembina kepegawaian menindaklanjuti putusan itu.',
      en: 'The official in charge of staff acts on the decision.',
    },
  },
  sanctioned: {
    title: { id: 'Sanksi dijatuhkan', en: 'A sanction was given' },
    next: { id: 'Kasus akan ditutup.', en: 'The case will be closed.' },
  },
  'not-proven': {
    title: { id: 'Tidak terbukti', en: 'Not proven' },
    next: { id: 'Kasus akan ditutup.', en: 'The case will be closed.' },
  },
  closed: {
    title: { id: 'Ditutup', en: 'Closed' },
    next: {
      id: 'Selesai. Bila ada bukti baru, kirim pesan: kasus dapat dibuka kembali dengan alasan.',
      en: 'Done. If there is new evidence, send a message: a case can be reopened with a reason.',
    },
  },
  withdrawn: {
    title: { id: 'Ditarik oleh Anda', en: 'Withdrawn by you' },
    next: {
      id: 'Yang Anda ceritakan dapat tetap ditelusuri sebagai informasi awal, tanpa nama Anda.',
      en: 'Your report may still be followed up as a lead, without your name.',
    },
  },
  'out-of-scope': {
    title: { id: 'Di luar wewenang satgas', en: 'Outside the task force’s remit' },
    next: {
      id: 'Satgas memberi tahu lewat kotak pesan ke mana laporan ini sebaiknya dibawa.',
      en: 'The task force says in the message box where this report belongs.',
    },
  },
};

/** Who a report can be passed on to, as the release calls them. */
const authorityWords: Record<AuthorityName, Words> = {
  bawaslu: { id: 'Bawaslu', en: 'Bawaslu' },
  bkn: { id: 'BKN', en: 'the civil service agency (BKN)' },
  ppk: { id: 'pejabat pembina kepegawaian', en: 'the official in charge of staff (PPK)' },
};

type Passed = { at: string; shownAt: string; successors: Parameters<typeof authorityWhen>[0] };

/** Whom a report was passed on to (ISO times), by the name of then, and who has succeeded them since. */
export const passedOnTo = (of: AuthorityName, { at, shownAt, successors }: Passed): Words => {
  const dayAt = (time: string) => dayOf(Date.parse(time), lawZone);
  const days = { day: dayAt(at), today: dayAt(shownAt) };
  const { id, en } = authorityWhen(successors, of, { ...days, first: authorityWords[of] });
  return { id: `kepada ${id}`, en: `to ${en}` };
};
