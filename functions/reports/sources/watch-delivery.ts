import type { Refusal } from '../../../shared/refusal.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { RecentDelivery } from './recent.ts';
import type { RecentStore } from './recent-store.ts';
import type { TakeItemNeeds } from './take-item.ts';

type Watched = {
  submit: TakeItemNeeds['submit'];
  quarantine: Pick<QuarantineStore, 'add' | 'keepRaw'>;
};

/** What takes a delivery, watched: `seen` says afterwards what became of it. */
export const watching = <Needs extends Watched>(needs: Needs) => {
  const seen = { reports: 0, asides: [] as { reason: string; fields: string[] }[] };
  const watched: Needs = {
    ...needs,
    submit: async (...said) => {
      const done = await needs.submit(...said);
      seen.reports += 1;
      return done;
    },
    quarantine: {
      ...needs.quarantine,
      add: async (entry, readBy) => {
        const added = await needs.quarantine.add(entry, readBy);
        seen.asides.push({ reason: entry.reason, fields: entry.fields });
        return added;
      },
    },
  };
  return { watched, seen };
};

type Seen = ReturnType<typeof watching>['seen'];

/** What is shown of a delivery of a batch: its first reasons. */
const mostShown = 10;

export const outcomeOf = ({ reports, asides }: Seen, receivedAt: number): RecentDelivery => ({
  receivedAt,
  outcome: asides.length > 0 ? 'set-aside' : reports > 0 ? 'taken' : 'nothing',
  reports,
  reasons: [...new Set(asides.map(({ reason }) => reason))].slice(0, mostShown),
  fields: [...new Set(asides.flatMap(({ fields }) => fields))].slice(0, mostShown),
});

export const refusedOf = ({ errors }: Refusal, receivedAt: number): RecentDelivery => ({
  receivedAt,
  outcome: 'refused',
  reports: 0,
  reasons: errors.map(({ reason }) => reason).slice(0, 1),
  fields: errors.map(({ field, reason }) => `${field}: ${reason}`).slice(0, 1),
});

/** Longer than this nobody waits for a line that is only shown. */
const patienceMs = 500;

/** Leaves a line about a delivery whose own outcome is stored already: without it the delivery is as good. */
export const noteQuietly = async (
  { note }: Pick<RecentStore, 'note'>,
  source: string,
  delivery: RecentDelivery,
): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([note(source, delivery).catch(() => undefined), late]);
  clearTimeout(timer);
};
