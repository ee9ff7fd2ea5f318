import { Refusal } from '../../../shared/refusal.ts';
import { reportKeyOfDelivery } from '../intake/submit-report.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { FindArrived } from './arrived-store.ts';
import { lookUpEdits, type NameStore } from './known-as.ts';
import type { Listed } from './providers/provider.ts';
import { readTold } from './read-delivery.ts';
import type { GapCounts } from './reconcile-store.ts';
import { schemeOf } from './schemes/list.ts';
import type { Source } from './source.ts';
import { bodyHashOf, type Taken } from './take-item.ts';
import type { ReadItem } from './schemes/scheme.ts';

export type PageNeeds = {
  codeKey: () => Promise<Uint8Array>;
  arrived: FindArrived;
  names: Pick<NameStore, 'find'>;
  /** The same path a webhook takes. */
  take: (source: Source, told: ReadItem, receivedAt: number) => Promise<Taken>;
};

export type PageTask = {
  source: Source;
  submissions: Listed[];
  /** Ids that wait in quarantine with a reason. */
  setAside: ReadonlySet<string>;
  /** When nothing else tells when a submission came; milliseconds since the epoch. */
  now: number;
};

/** What a page adds to the numbers, and the faults that kept some of it from being filled. */
export type PageOutcome = GapCounts & { faults: unknown[] };

/** So many are filled at the same time. */
const atOnce = 10;

/**
 * Compares a page of a provider with what arrived and takes what is missing on the path every webhook takes, so
 * that it becomes one report even when its webhook comes in the same instant. Where a provider keeps versions,
 * another version of what arrived is taken too.
 */
export const reconcilePage =
  (needs: PageNeeds) =>
  async (task: PageTask): Promise<PageOutcome> => {
    const { source, submissions, setAside } = task;
    const key = await needs.codeKey();
    const known = await lookUpEdits(needs.names)(source, submissions);
    const keyed = known.map((listed) => ({
      ...listed,
      reportKey: reportKeyOfDelivery(key, source.source, listed.told.deliveryId),
    }));
    const reports = await needs.arrived(keyed.map(({ reportKey }) => reportKey));
    const missing = keyed.filter(
      ({ reportKey, told }) => !reports.has(reportKey) && !setAside.has(told.deliveryId),
    );
    const versions =
      schemeOf(source.scheme).otherContent === 'later-version'
        ? keyed.filter(({ reportKey, told }) => {
            const known = reports.get(reportKey);
            return known !== undefined && saysOther(key, source, { told, known });
          })
        : [];
    const filling = await takeAll(needs, task, missing);
    const { faults } = await takeAll(needs, task, versions);
    return {
      theirs: submissions.length,
      arrived: submissions.length - missing.length,
      missing: missing.length,
      filled: missing.length - filling.faults.length,
      faults: [...filling.faults, ...faults],
    };
  };

type Version = { told: ReadItem; known: string };

const saysOther = (key: Uint8Array, source: Source, { told, known }: Version): boolean => {
  try {
    const { said } = readTold(told, source, 0);
    return bodyHashOf(key, said) !== known;
  } catch (error) {
    // The mapping has changed since: what it cannot read tells nothing about another version.
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const takeAll = async (
  { take }: PageNeeds,
  { source, now }: PageTask,
  submissions: Listed[],
): Promise<{ faults: unknown[] }> => {
  const faults: unknown[] = [];
  await eachOf(submissions, { atOnce }, ({ told, submittedAt = now }) =>
    take(source, told, submittedAt).catch((fault: unknown) => faults.push(fault)),
  );
  return { faults };
};
