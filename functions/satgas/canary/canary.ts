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

const dayMs = 86_400_000;

/** Tries the suite from its public address, each time with a pledge and a report of its own; returns what failed, for the log. */
export const canary =
  ({ address, now, newId, takeAlert, measure }: Needs) =>
  async (): Promise<{ failed: string[] }> => {
    const failed: string[] = [];
    await trySuite({
      address,
      happenedOn: new Date(now() - 2 * dayMs).toISOString().slice(0, 10),
      attempts: { pledge: newId(), report: newId() },
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
