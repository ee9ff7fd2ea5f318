import { provinceOf } from '../../shared/regions/regions.ts';
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

type About = { region: string; accusedUnit?: string | undefined };

/** The first rung from `from` upward that has somebody to tell, or undefined when nobody is left. */
export const stepFrom = (from: number, officers: Officer[], about: About): Step | undefined => {
  const candidates = whoMayBeTold(officers, about);
  for (let rung = from; rung < ladder.length; rung += 1) {
    const { name, waitMinutes } = ladder[rung] ?? { name: 'national', waitMinutes: 60 };
    const tell = candidates
      .filter((officer) => officer.rung === name)
      .map((officer) => officer.officerId);
    if (tell.length > 0) return { rung, tell, waitMinutes };
  }
  return undefined;
};

/**
 * The active officers who serve a region, at whichever level, without those of the accused's own unit;
 * when the region's chair is one of these, nobody of the region's own satgas is left.
 */
export const whoMayBeTold = (officers: Officer[], { region, accusedUnit }: About): Officer[] => {
  const serving = officers.filter((officer) => officer.active && serves(officer, region));
  if (accusedUnit === undefined) return serving;
  // Unit codes mean something within their region only.
  const isInConflict = (officer: Officer) =>
    officer.region === region && officer.unit === accusedUnit;
  const isOwn = ({ rung }: Officer) => rung === 'officer' || rung === 'chair';
  const chairInConflict = serving.some(
    (officer) => officer.rung === 'chair' && isInConflict(officer),
  );
  return serving.filter(
    (officer) => !isInConflict(officer) && !(chairInConflict && isOwn(officer)),
  );
};

const serves = (officer: Officer, region: string): boolean => {
  const levels = { officer: region, chair: region, province: provinceOf(region), national: 'ID' };
  return officer.region === levels[officer.rung];
};
