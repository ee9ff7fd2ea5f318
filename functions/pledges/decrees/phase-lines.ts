import { isDay, isWallTime } from '../../../shared/calendar/dates.ts';
import { momentInWords, monthNamed } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { mostPhases } from '../../../shared/decrees/kinds/pledge-phases.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';

export type Phases = Campaign['pledgePhases'];

/** The form of phases: one a line, as people write them. */
export const phasesField = 'phases';

/** '1 September 2026 pukul 07.30': the time may be left out. */
const momentForm = /^(\d{1,2}) (\p{L}{3,10}) (\d{4})(?:,?(?: pukul| at)? (\d{1,2})[.:](\d{2}))?$/u;

/**
 * Reads phases, one a line: 'name | its English name: first day – last day', the days with a time of the day where they do
 * not begin or end with it. A line that is none is an error.
 */
export const readPhases = (text: string): { value: Phases; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const value: Phases = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const written = tidyText(row);
    if (written === '') continue;
    const phase = readPhase(written);
    if (phase) value.push(phase);
    else
      errors.push({
        field: phasesField,
        reason: 'no-phase-line',
        facts: { line: String(index + 1) },
      });
  }
  if (value.length > mostPhases) errors.push({ field: phasesField, reason: 'too-many' });
  return { value, errors };
};

const readPhase = (written: string): Phases[number] | undefined => {
  const colon = written.indexOf(': ');
  const [id = '', en = ''] = written
    .slice(0, Math.max(0, colon))
    .split('|')
    .map((part) => part.trim());
  const [from = '', to = '', ...more] = written.slice(colon + 2).split(/ [–-] /);
  const opens = readMoment(from.trim());
  const closes = readMoment(to.trim());
  if (!opens || !closes || more.length > 0) return undefined;
  if (!/\p{L}{2}/u.test(id) || id.length > 120 || en.length > 120) return undefined;
  return { name: { id, en: en.length < 2 ? id : en }, opens, closes };
};

const readMoment = (written: string): string | undefined => {
  const [, day = '', word = '', year = '', hours, minutes] = momentForm.exec(written) ?? [];
  const month = String(monthNamed(word) ?? 0).padStart(2, '0');
  const date = `${year}-${month}-${day.padStart(2, '0')}`;
  if (!isDay(date)) return undefined;
  const wall = hours === undefined ? date : `${date}T${hours.padStart(2, '0')}:${minutes ?? ''}`;
  return isWallTime(wall) ? wall : undefined;
};

/** The lines that show phases; read again they are the same phases. */
export const linesOfPhases = (phases: Phases): string =>
  phases
    .map(({ name, opens, closes }) => {
      const names = name.en === name.id ? [name.id] : [name.id, name.en];
      return `${names.join(' | ')}: ${momentInWords(opens, 'id')} – ${momentInWords(closes, 'id')}`;
    })
    .join('\n');
