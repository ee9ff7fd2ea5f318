import type { Words } from '../../../shared/page/frame.ts';
import type { DeadlineStep } from './deadline.ts';
import { formatMoment, type Zone } from '../../../shared/calendar/zones.ts';
import { numberText } from '../../../shared/page/number-text.ts';

const weekdays: Record<'id' | 'en', string[]> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const months: Record<'id' | 'en', string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};

/** A local day in words: 'Senin, 23 November 2026'. */
export const dayInWords = (date: string, lang: 'id' | 'en'): string => {
  const day = new Date(`${date}T00:00:00Z`);
  const [weekday = '', month = ''] = [
    weekdays[lang][day.getUTCDay()],
    months[lang][day.getUTCMonth()],
  ];
  return `${weekday}, ${String(day.getUTCDate())} ${month} ${date.slice(0, 4)}`;
};

const both = (say: (lang: 'id' | 'en') => string): Words => ({ id: say('id'), en: say('en') });

/** One step of a deadline as a sentence, moments by the clock of the region. */
export const explainStep = (step: DeadlineStep, zone: Zone): Words => {
  const moment = (at: number) => (lang: 'id' | 'en') => formatMoment(at, zone, lang);
  switch (step.kind) {
    case 'started':
      return both((lang) => `${{ id: 'Mulai', en: 'Started' }[lang]}: ${moment(step.at)(lang)}.`);
    case 'due':
      return both((lang) => `${{ id: 'Tenggat', en: 'Due' }[lang]}: ${moment(step.at)(lang)}.`);
    case 'stopped':
      return {
        id: `Jam berhenti: ${moment(step.at)('id')} sampai ${moment(step.to)('id')}.`,
        en: `The clock stood still: ${moment(step.at)('en')} until ${moment(step.to)('en')}.`,
      };
    case 'waiting':
      return {
        id: `Jam berhenti sejak ${moment(step.since)('id')}; sisa ${remains(step, 'id')}.`,
        en: `The clock has stood still since ${moment(step.since)('en')}; ${remains(step, 'en')} left.`,
      };
    case 'no-decree':
      return {
        id: `Belum ada SKB hari libur untuk ${step.year} dalam data ini: hanya Sabtu dan Minggu yang dilewati.`,
        en: `These data hold no holiday decree for ${step.year} yet: only weekends are left out.`,
      };
    default:
      return explainDay(step);
  }
};

type Waiting = Extract<DeadlineStep, { kind: 'waiting' }>;
const units = { hours: { id: 'jam', en: 'hours' }, days: { id: 'hari', en: 'days' } };

const remains = ({ left, unit }: Waiting, lang: 'id' | 'en'): string => {
  const rounded = (Math.round(left * 10) / 10).toString();
  return `${lang === 'id' ? rounded.replace('.', ',') : rounded} ${units[unit][lang]}`;
};

type DayStep = Extract<DeadlineStep, { date: string }>;

const explainDay = (step: Exclude<DayStep, { kind: 'started' }>): Words =>
  both((lang) => `${dayInWords(step.date, lang)}: ${whatItWas(step)[lang]}.`);

const whatItWas = (step: Exclude<DayStep, { kind: 'started' }>): Words => {
  switch (step.kind) {
    case 'counted':
      return {
        id: `hari ke-${numberText(step.number, 'id')}`,
        en: `day ${numberText(step.number, 'en')}`,
      };
    case 'weekend':
      return { id: 'akhir pekan, tidak dihitung', en: 'weekend, not counted' };
    case 'stopped-days':
      return step.to === step.date
        ? { id: 'jam berhenti, tidak dihitung', en: 'the clock stood still, not counted' }
        : {
            id: `jam berhenti sampai ${dayInWords(step.to, 'id')}, tidak dihitung`,
            en: `the clock stood still until ${dayInWords(step.to, 'en')}, not counted`,
          };
    case 'day-off':
      return step.off === 'holiday'
        ? {
            id: `libur nasional, ${step.name.id} (${step.decree})`,
            en: `holiday, ${step.name.en} (${step.decree})`,
          }
        : {
            id: `cuti bersama, ${step.name.id} (${step.decree})`,
            en: `joint leave, ${step.name.en} (${step.decree})`,
          };
  }
};
