import type { Now } from '../../../shared/clock.ts';
import { trySuite, type Tried } from './try-suite.ts';

type Needs = {
  address: string;
  now: Now;
  newId: () => string;
  takeAlert: (caseNumber: string) => Promise<void>;
  /** Counts a step, and the seconds it took. */
  measure: (step: Pick<Tried, 'kind' | 'fault'> & { seconds: number }) => void;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Tries the suite from its public address, as often as it is called; returns what failed, for the log. A test report is
 * made once an hour: the others of that hour are the same one sent again, which must be given the same answer.
 */
export const canary =
  ({ address, now, newId, takeAlert, measure }: Needs) =>
  async (): Promise<{ failed: string[] }> => {
    const failed: string[] = [];
    const hour = Math.floor(now() / hourMs);
    await trySuite({
      address,
      happenedOn: new Date(hour * hourMs - 2 * dayMs).toISOString().slice(0, 10),
      attempts: { pledge: newId(), report: `netral-canary-report-${String(hour)}` },
      nowMs: () => performance.now(),
      patienceMs: 15_000,
      takeAlert,
      tried: ({ kind, what, ms, fault }) => {
        measure({ kind, fault, seconds: ms / 1000 });
        if (fault !== undefined) failed.push(`${what}: ${fault}`);
      },
    });
    return { failed };
  };
