import type { Alert } from './alert.ts';
import { ladderOf, type Under } from '../policy.ts';
import { dueAfter, type Step } from './ladder.ts';

/** What becomes of an alert; the same alert when the move changes nothing. */
export type Move = (alert: Alert) => Alert;

/**
 * An officer takes an open alert; once the quorum has it, it climbs no more. One that asks for the accused's unit goes
 * on climbing until that is settled, but whoever takes it is given their rung's wait anew.
 */
export const taking =
  (officerId: string, under: Under): Move =>
  (alert) => {
    if (alert.state !== 'open' || alert.takers.includes(officerId)) return alert;
    const takers = [...alert.takers, officerId];
    const taken = { ...alert, takers, takenBy: officerId, takenAt: under.now };
    if (alert.isNaming) return { ...taken, dueAt: Math.max(alert.dueAt, dueAgain(alert, under)) };
    return { ...taken, state: takers.length >= alert.quorum ? 'taken' : 'open' };
  };

const dueAgain = (alert: Alert, under: Under): number =>
  dueAfter(alert, under, ladderOf(alert, under.policy)[alert.rung]?.waitMinutes ?? 0);

/** The accused's unit is settled: what asked for it ends, and everything else keeps those away who must be. */
export const named =
  ({ accusedUnit, barring }: Pick<Alert, 'accusedUnit' | 'barring'>, at: number): Move =>
  (alert) => {
    if (alert.state === 'resolved') return alert;
    if (alert.isNaming) return { ...alert, state: 'resolved', resolvedAt: at };
    const isSame = JSON.stringify(alert.barring) === JSON.stringify(barring);
    return isSame ? alert : { ...alert, accusedUnit, barring };
  };

/** The next step of the ladder: who is told now, and until when they may stay silent. */
export const stepping =
  ({ rung, tell, waitMinutes }: Step, under: Under): Move =>
  (alert) => ({
    ...alert,
    rung,
    step: alert.step + 1,
    ...(alert.told.length === 0 && { firstStep: alert.step + 1 }),
    telling: tell,
    told: [...new Set([...alert.told, ...tell])],
    steppedAt: under.now,
    dueAt: dueAfter(alert, under, waitMinutes),
  });

/**
 * An officer cannot or must not take it, or no longer has it. When nobody else of the present step is left to
 * take it, `route` says who is told in their place, at once.
 */
export const declining =
  (officerId: string, under: Under, route: (alert: Alert) => Step | undefined): Move =>
  (alert) => {
    if (alert.state === 'resolved' || alert.declined.includes(officerId)) return alert;
    const takers = alert.takers.filter((one) => one !== officerId);
    const without: Alert = {
      ...alert,
      state: takers.length >= alert.quorum && !alert.isNaming ? 'taken' : 'open',
      takers,
      takenBy: takers.at(-1),
      takenAt: takers.length > 0 ? alert.takenAt : undefined,
      declined: [...alert.declined, officerId],
    };
    const left = alert.telling.some((one) => !without.declined.includes(one));
    const next = left || without.state === 'taken' ? undefined : route(without);
    return next ? stepping(next, under)(without) : without;
  };

/** Whoever has an alert gives it to a colleague, who is told; the giver's link opens it no more. */
export const handingOver =
  ({ from, to, now }: { from: string; to: string; now: number }): Move =>
  (alert) => {
    if (alert.state === 'resolved' || !alert.takers.includes(from) || from === to) return alert;
    return {
      ...alert,
      takers: [...alert.takers.filter((one) => one !== from && one !== to), to],
      takenBy: to,
      takenAt: now,
      passedOn: [...new Set([...alert.passedOn, from])].filter((one) => one !== to),
      step: alert.step + 1,
      telling: [to],
      told: [...new Set([...alert.told, to])],
      steppedAt: now,
    };
  };

/** Whoever has an alert says that it is dealt with; one that asks for a unit is, when the unit is settled. */
export const resolving =
  (officerId: string, at: number): Move =>
  (alert) =>
    alert.takers.includes(officerId) && alert.state !== 'resolved' && !alert.isNaming
      ? { ...alert, state: 'resolved', resolvedAt: at }
      : alert;
