import type { Officer } from './officer.ts';

/** One rung of the ladder: who is told, and how long they may stay silent before the next rung is. */
export type Rung = {
  name: 'officer' | 'chair' | 'province' | 'national';
  waitMinutes: number;
};

/**
 * Who is told next when an alert is not taken. To change how long the satgas may stay silent, change a number
 * here. The last rung is told again after its own wait, with an alarm each time, until somebody takes it.
 */
export const ladder: readonly Rung[] = [
  { name: 'officer', waitMinutes: 15 },
  { name: 'chair', waitMinutes: 15 },
  { name: 'province', waitMinutes: 30 },
  { name: 'national', waitMinutes: 60 },
];

export const lastRung = ladder.length - 1;

/** Who is to be told at a step, on which rung, and when the next step is due (minutes from now). */
export type Step = { rung: number; tell: string[]; waitMinutes: number };

/**
 * The first rung from `from` upward that has somebody to tell, or undefined when nobody is left.
 * Officers of the accused's own unit are passed over; when the region's chair is one of them, the region is.
 */
export const stepFrom = (
  from: number,
  officers: Officer[],
  about: { region: string; accusedUnit?: string | undefined },
): Step | undefined => {
  const candidates = withoutConflict(officers.filter(standsAbove(about.region)), about.accusedUnit);
  for (let rung = from; rung < ladder.length; rung += 1) {
    const { name, waitMinutes } = ladder[rung] ?? { name: 'national', waitMinutes: 60 };
    const tell = candidates
      .filter((officer) => officer.rung === name)
      .map((officer) => officer.officerId);
    if (tell.length > 0) return { rung, tell, waitMinutes };
  }
  return undefined;
};

/** Officers and chairs serve their own region only; the province and the nation serve those below. */
const standsAbove =
  (region: string) =>
  ({ active, rung, region: own }: Officer): boolean =>
    active && (rung === 'province' || rung === 'national' || own === region);

const withoutConflict = (officers: Officer[], accusedUnit: string | undefined): Officer[] => {
  if (accusedUnit === undefined) return officers;
  const chairInConflict = officers.some(
    (officer) => officer.rung === 'chair' && officer.unit === accusedUnit,
  );
  const inRegion = (officer: Officer) => officer.rung === 'officer' || officer.rung === 'chair';
  return officers.filter(
    (officer) => !inRegion(officer) || (!chairInConflict && officer.unit !== accusedUnit),
  );
};
