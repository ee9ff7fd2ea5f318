import { formatMoment, type Zone } from '../../../shared/calendar/zones.ts';
import type { LawRule } from '../law/deadline-rules.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';

type Left = { days: number; hours: number; minutes: number };
type DeadlineFacts = {
  left: Left | null;
  dueAt: number;
  zone: Zone;
  rule: Pick<LawRule, 'clock' | 'amount'>;
  electionName: Words;
};

const clocks: Record<LawRule['clock'], Words> = {
  'calendar-hours': { id: 'jam', en: 'hours' },
  'calendar-days': { id: 'hari kalender', en: 'calendar days' },
  'working-days': { id: 'hari kerja', en: 'working days' },
};

/** How long a rule gives, such as '7 hari kalender'. */
export const amountOf = ({ amount, clock }: Pick<LawRule, 'clock' | 'amount'>): Words => ({
  id: `${numberText(amount, 'id')} ${clocks[clock].id}`,
  en: `${numberText(amount, 'en')} ${clocks[clock].en}`,
});

/** The deadline in a sentence: what is left of it, or the truth about what a late report becomes. */
export const deadlineInWords = ({
  left,
  dueAt,
  zone,
  rule,
  electionName,
}: DeadlineFacts): Words => {
  const by = { id: formatMoment(dueAt, zone, 'id'), en: formatMoment(dueAt, zone, 'en') };
  const amount = amountOf(rule);
  const counted = {
    id: `${amount.id} sejak diketahui, ${electionName.id}`,
    en: `${amount.en} after it was known, ${electionName.en}`,
  };
  return left
    ? {
        id: `Sisa waktu ${inTime(left, 'id')} agar sampai di Bawaslu: paling lambat ${by.id}. Hitungannya: ${counted.id}.`,
        en: `${inTime(left, 'en')} left to reach Bawaslu: until ${by.en}. Counted as ${counted.en}.`,
      }
    : {
        id: `Batas waktu ke Bawaslu sudah lewat: ${by.id}. Hitungannya: ${counted.id}. Laporan tetap kami terima dan diteruskan sebagai informasi awal; Bawaslu dapat tidak memprosesnya sebagai laporan.`,
        en: `The deadline at Bawaslu has passed: ${by.en}. Counted as ${counted.en}. We still take the report and pass it on as information; Bawaslu may not take it up as a report.`,
      };
};

/** '5 hari 3 jam'; within the last day '3 jam 20 menit'. */
const inTime = ({ days, hours, minutes }: Left, lang: 'id' | 'en'): string => {
  const part = (n: number, id: string, en: string) =>
    lang === 'id'
      ? `${numberText(n, lang)} ${id}`
      : `${numberText(n, lang)} ${en}${n === 1 ? '' : 's'}`;
  return days > 0
    ? `${part(days, 'hari', 'day')} ${part(hours, 'jam', 'hour')}`
    : `${part(hours, 'jam', 'hour')} ${part(minutes, 'menit', 'minute')}`;
};
