import * as z from 'zod/mini';
import { isDay } from '../../../shared/calendar/dates.ts';
import { roundShape, type Round } from '../../../shared/calendar/election.ts';
import { formatDay, monthNamed } from '../../../shared/calendar/zones.ts';
import { mostRounds } from '../../../shared/decrees/kinds/rounds.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';

export const roundsField = 'rounds';

/** What a part of a line is about, by the word it begins with. */
const partWords = {
  from: ['sejak', 'from'],
  determination: ['penetapan', 'determination'],
  campaign: ['kampanye', 'campaign'],
  quiet: ['tenang', 'quiet'],
  vote: ['pemungutan', 'vote'],
  regions: ['di', 'in'],
} as const;
type Part = keyof typeof partWords;
const parts = ['from', 'determination', 'campaign', 'quiet', 'vote', 'regions'] as const;

/**
 * Reads rounds, one a line: 'Putaran kedua | pilkada | sejak 28 November 2027 | penetapan 1 Desember 2027 | kampanye
 * 5 Desember 2027 – 20 Desember 2027 | pemungutan 24 Desember 2027'; an English name may stand second, the first quiet day
 * as 'tenang …', regions as 'di 18.09, 18.02'.
 */
export const readRounds = (text: string): { value: Round[]; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const value: Round[] = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const written = tidyText(row);
    if (written === '') continue;
    const round = readRound(written.split('|').map((cell) => cell.trim()));
    if (typeof round !== 'string') value.push(round);
    else errors.push({ field: roundsField, reason: round, facts: { line: String(index + 1) } });
  }
  if (value.length > mostRounds) errors.push({ field: roundsField, reason: 'too-many' });
  return { value, errors };
};

const readRound = ([id = '', ...cells]: string[]): Round | 'no-round-line' | 'round-days-order' => {
  const kind = cells.find((cell) => /^(pilkada|pemilu)$/i.test(cell))?.toLowerCase();
  const found = new Map(cells.flatMap((cell) => partIn(cell) ?? []));
  const others = cells.filter((cell) => cell.toLowerCase() !== kind && !partIn(cell));
  const [en = id, ...more] = others;
  const isNamed = [id, en].every((name) => name.length >= 2 && name.length <= 120);
  const [campaignFrom, campaignTo] = (found.get('campaign') ?? '').split(/ [–-] /).map(readDay);
  const days = {
    determinationOn: readDay(found.get('determination')),
    ...{ campaignFrom, campaignTo, voteOn: readDay(found.get('vote')) },
    ...(found.has('quiet') && { quietFrom: readDay(found.get('quiet')) }),
  };
  const from = readDay(found.get('from'));
  const isWhole = [from, ...Object.values(days)].every((day) => day !== undefined);
  const isSaidTwice = found.size + 1 + others.length !== cells.length;
  if (!isNamed || !isWhole || more.length > 0 || isSaidTwice) return 'no-round-line';
  const regions = found
    .get('regions')
    ?.split(/[,;\s]+/)
    .filter(Boolean);
  const read = z.safeParse(roundShape, {
    ...{ kind, name: { id, en }, from, phases: days },
    ...(regions && { regions }),
  });
  if (read.success) return read.data;
  const isOrder = read.error.issues.every(({ path }) => path.join() === 'phases');
  return isOrder ? 'round-days-order' : 'no-round-line';
};

const partIn = (cell: string): [Part, string][] | undefined => {
  const [, word = '', rest = ''] = /^(\p{L}+) (.+)$/u.exec(cell) ?? [];
  const part = parts.find((one) => partWords[one].some((known) => known === word.toLowerCase()));
  return part && (part === 'regions' || /\d{4}/.test(rest)) ? [[part, rest]] : undefined;
};

/** '28 November 2027', or as machines write it. */
const readDay = (written = ''): string | undefined => {
  const text = written.trim();
  if (isDay(text)) return text;
  const [, day = '', word = '', year = ''] = /^(\d{1,2}) (\p{L}{3,10}) (\d{4})$/u.exec(text) ?? [];
  const month = String(monthNamed(word) ?? 0).padStart(2, '0');
  const date = `${year}-${month}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
};

/** The line that shows a round; read again it is the same. */
export const lineOf = ({ kind, name, from, phases, regions }: Round): string => {
  const day = (date: string) => formatDay(date, 'id');
  const { determinationOn, campaignFrom, campaignTo, quietFrom, voteOn } = phases;
  return [
    ...(name.en === name.id ? [name.id] : [name.id, name.en]),
    kind,
    `sejak ${day(from)}`,
    `penetapan ${day(determinationOn)}`,
    `kampanye ${day(campaignFrom)} – ${day(campaignTo)}`,
    ...(quietFrom === undefined ? [] : [`tenang ${day(quietFrom)}`]),
    `pemungutan ${day(voteOn)}`,
    ...(regions ? [`di ${regions.join(', ')}`] : []),
  ].join(' | ');
};
