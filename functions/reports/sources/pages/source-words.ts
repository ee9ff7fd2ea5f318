import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { fieldWords } from '../../../../shared/page/words/words.ts';

const known: Record<string, Words> = {
  'invalid-fields': { id: 'isian salah atau kurang', en: 'wrong or missing fields' },
  'malformed-json': { id: 'bukan JSON', en: 'not JSON' },
  'unknown-source': { id: 'sumber belum dikenal saat datang', en: 'the source was not known then' },
  'paused-source': { id: 'datang saat sumber dijeda', en: 'came while the source was paused' },
  'later-version': {
    id: 'versi lebih baru dari laporan yang ada',
    en: 'a later version of a report',
  },
  'same-id-other-body': { id: 'nomor sama, isi lain', en: 'the same id with another body' },
  'waiting-for-version-before': {
    id: 'menunggu versi sebelumnya',
    en: 'waits for the version before it',
  },
  'waiting-for-provider': { id: 'menunggu jawaban penyedia', en: 'waits for the provider' },
  'other-form': { id: 'dari formulir lain', en: 'of another form' },
};

/** Why something waits in quarantine. */
export const reasonWords = (reason: string): Words =>
  known[reason] ?? { id: reasonText(reason, 'id'), en: reasonText(reason, 'en') };

/** What was wrong with a delivery, a line each: `place: required` in the reader's words. */
export const fieldLines = (fields: readonly string[], { lang }: PageFrame): string =>
  fields
    .map((line) => {
      const at = line.lastIndexOf(': ');
      if (at < 0) return line;
      return `${fieldWords(line.slice(0, at), lang)}: ${reasonText(line.slice(at + 2), lang)}`;
    })
    .join('\n');
