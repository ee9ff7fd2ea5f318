import type { CalendarStore } from '../calendar/calendar-store.ts';
import type { DayOff } from '../law/holidays.ts';
import type { Now } from '../../../shared/clock.ts';
import { decideOnce } from '../../../shared/decide-once.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  changeState,
  decideWithinMs,
  type RequestedChange,
  type Decided,
  type YearChange,
} from './change.ts';
import type { ChangeStore } from './change-store.ts';

type Years = { years: Pick<CalendarStore, 'find'>; now: Now };
type Asking = Years & { changes: Pick<ChangeStore, 'add' | 'list'>; newId: () => string };

/** All days off of a year as somebody wants them, upon the version they looked at. */
export type NewYear = { year: string; version: number; days: DayOff[] };

/**
 * Asks to replace the days off of a year; nothing changes until another person agrees. The same by the same person is
 * stored once. Throws Refusal 'conflict' where the year has another version, or another change of it waits.
 */
export const askForYear =
  ({ years, changes, newId, now }: Asking) =>
  async ({ year, version, days }: NewYear, person: Person): Promise<YearChange> => {
    const at = now();
    if (((await years.find(year))?.version ?? 0) !== version)
      throw refuse('conflict', 'year-changed', 'version');
    const waiting = (await changes.list(year)).find((one) => changeState(one, at) === 'waiting');
    if (waiting && isSame(waiting.asked, { year, version, days }, person)) return waiting;
    if (waiting) throw refuse('conflict', 'already-waiting');
    const changeId = `${String(at).padStart(13, '0')}-${newId()}`;
    const asked: RequestedChange = {
      ...{ entry: 'asked', item: `${changeId}#asked`, changeId, at, by: whoIs(person) },
      ...{ year, version, days },
    };
    if ((await changes.add(asked)) !== 'added') throw new Error('Two changes have one id');
    return { asked, decision: undefined };
  };

const isSame = (
  asked: RequestedChange,
  { version, days }: NewYear,
  { personId }: Person,
): boolean =>
  asked.by.personId === personId &&
  asked.version === version &&
  JSON.stringify(asked.days) === JSON.stringify(days);

type Deciding = { changes: Pick<ChangeStore, 'add' | 'agree' | 'find'>; now: Now };
export type YearDecision = { year: string; changeId: string; is: Decided['is'] };

/**
 * Another person agrees within a day, and the year is in force, or anybody entitled rejects it, who asked included.
 * Throws Refusal 'not-found', 'not-allowed' for agreeing to one's own, 'too-late', and 'conflict' where somebody decided
 * otherwise or the year was changed since.
 */
export const decideYear =
  ({ changes, now }: Deciding) =>
  async ({ year, changeId, is }: YearDecision, person: Person): Promise<YearChange> => {
    const change = await changes.find(year, changeId);
    if (!change) throw refuse('not-found', 'unknown-change');
    const { asked } = change;
    if (is === 'agreed' && asked.by.personId === person.personId)
      throw refuse('not-allowed', 'own-change');
    const decision = await decideOnce<Decided>({
      decision: {
        ...{ entry: 'decided', item: `${changeId}#decided`, changeId, year },
        ...{ at: now(), by: whoIs(person), is },
      },
      before: change.decision,
      proposed: { at: asked.at, withinMs: decideWithinMs },
      add: (decided) => carryOut(changes, asked, decided),
      find: async () => (await changes.find(year, changeId))?.decision,
      field: 'changeId',
    });
    return { asked, decision };
  };

const carryOut = async (
  changes: Pick<ChangeStore, 'add' | 'agree'>,
  { year, version, days }: RequestedChange,
  decided: Decided,
): Promise<'added' | 'already-there'> => {
  if (decided.is === 'rejected') return changes.add(decided);
  const changed = { year, days, version: version + 1, changedAt: decided.at };
  const outcome = await changes.agree(decided, changed);
  if (outcome === 'changed-meanwhile') throw refuse('conflict', 'year-changed');
  return outcome;
};

const whoIs = ({ personId, role, region }: Person): RequestedChange['by'] => ({
  personId,
  role,
  region,
});

const refuse = (
  code: 'conflict' | 'not-allowed' | 'not-found',
  reason: string,
  field = 'changeId',
): Refusal => new Refusal(code, [{ field, reason }]);
