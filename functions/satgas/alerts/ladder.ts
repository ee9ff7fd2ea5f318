import {
  isQuietHours,
  localDate,
  nextEndOfQuietHours,
  zoneOf,
} from '../../../shared/calendar/zones.ts';
import type { Accusing } from '../../conflict.ts';
import { minuteMs } from './alert.ts';
import { isOnDuty, isOnLeave } from './duty.ts';
import type { Officer } from '../officers/officer.ts';
import { isTriable } from '../officers/reach.ts';
import { alertPolicy, ladderOf, type AlertPolicy, type Rung, type Under } from '../policy.ts';
import { whyExcluded, type Exclusion } from './who-may-know.ts';

/** What the ladder must know of an alert: nothing about the people in the report but who may not know of it. */
export type About = Accusing & {
  severity: number;
  isNaming?: boolean | undefined;
  /** Officers who said that they cannot or must not take it. */
  declined?: readonly string[];
};

/** Why an officer may not be told; undefined where they may. */
export type Barred = Exclusion | 'declined' | 'on-leave' | 'no-channel';

export type Considered = { officer: Officer; barred: Barred | undefined };

/** Every officer, and why they may not be told of this now: nobody who may not know of it, nobody who is away. */
export const consider = (officers: Officer[], about: About, now: number): Considered[] => {
  const excluded = whyExcluded(officers, about);
  const today = localDate(now, zoneOf(about.region));
  const away: [Barred, (officer: Officer) => boolean][] = [
    ['declined', ({ officerId }) => about.declined?.includes(officerId) ?? false],
    ['on-leave', (officer) => isOnLeave(officer, today)],
    ['no-channel', (officer) => !isTriable(officer)],
  ];
  return officers.map((officer) => ({
    officer,
    barred: excluded(officer) ?? away.find(([, applies]) => applies(officer))?.[0],
  }));
};

/** The officers who may be told of an alert now. */
export const whoMayBeTold = (officers: Officer[], about: About, now: number): Officer[] =>
  consider(officers, about, now)
    .filter(({ barred }) => barred === undefined)
    .map(({ officer }) => officer);

/** Who is to be told at a step, on which rung, and how long they may stay silent. */
export type Step = { rung: number; tell: string[]; waitMinutes: number };

/** The last rung of the ladder an alert climbs, whatever its waits: it is told again and again. */
export const lastRungOf = (about: Pick<About, 'severity' | 'isNaming'>): number =>
  ladderOf(about, alertPolicy).length - 1;

/**
 * The first rung from `from` upward that has somebody to tell, or undefined when nobody is left. A rung that
 * would only tell again those of the rung before it (all officers, when all of them were on duty) is passed over.
 */
export const stepFrom = (
  from: number,
  officers: Officer[],
  { about, now, policy, told = [] }: Under & { about: About; told?: readonly string[] },
): Step | undefined => {
  const candidates = whoMayBeTold(officers, about, now);
  for (const [rung, { name, waitMinutes }] of ladderOf(about, policy).entries()) {
    if (rung < from) continue;
    const tell = candidates.filter(standsOn(name, { region: about.region, now })).map(idOf);
    const isNew = name !== 'officers' || tell.some((id) => !told.includes(id));
    if (tell.length > 0 && isNew) return { rung, tell, waitMinutes };
  }
  return undefined;
};

const idOf = ({ officerId }: Officer): string => officerId;

const standsOn =
  (name: Rung['name'], { region, now }: { region: string; now: number }) =>
  (officer: Officer): boolean => {
    if (name === 'on-duty')
      return officer.rung === 'officer' && isOnDuty(officer, now, zoneOf(region));
    return officer.rung === (name === 'officers' ? 'officer' : name);
  };

/** Whether the night holds an alert's SMS back and its ladder still. */
export const isHeldByNight = (
  { region, severity }: Pick<About, 'region' | 'severity'>,
  { now, policy: { quietHours } }: Under,
): boolean =>
  severity < quietHours.severityThrough && isQuietHours(now, zoneOf(region), quietHours);

/** When the night's digest of a region goes, in milliseconds: at its hour, on the morning the night ends. */
export const nightDigestAt = (
  region: string,
  { now, policy }: { now: number; policy: Pick<AlertPolicy, 'quietHours'> },
): number => nextEndOfQuietHours(now, zoneOf(region), { from: '', to: policy.quietHours.digestAt });

/** When the next rung is told, in milliseconds: silence is counted from the night's digest on. */
export const dueAfter = (about: About, under: Under, waitMinutes: number): number => {
  const from = isHeldByNight(about, under) ? nightDigestAt(about.region, under) : under.now;
  return from + waitMinutes * minuteMs;
};
