import { withoutWaiting } from './known-as.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { PageNeeds } from './reconcile-page.ts';
import { readAgain } from './read-again.ts';
import { schemeOf } from './schemes/list.ts';
import type { ReadItem } from './schemes/scheme.ts';
import type { SetAsideStore } from './set-aside-store.ts';
import type { Source } from './source.ts';
import { waitingForVersion } from './take-item.ts';

export type ReleaseNeeds = Pick<PageNeeds, 'take' | 'names'> & {
  quarantine: Pick<QuarantineStore, 'find'>;
  setAside: SetAsideStore;
  now: () => number;
  stillTime: () => boolean;
};

/** What failed is sent again within a day; what has not come by then never was sent to us. */
export const longestWaitMs = 24 * 3_600_000;

/** So many are looked at in one run. */
const mostAtOnce = 50;

/**
 * Takes the edits that wait for the version before them: as later versions once that is known, and after a day as
 * reports of their own, since the submission they change never came. What fails waits for the next run.
 */
export const releaseEdits =
  ({ quarantine, setAside, names, take, now, stillTime }: ReleaseNeeds) =>
  async (source: Source): Promise<void> => {
    if (schemeOf(source.scheme).otherContent !== 'later-version') return;
    const waiting = (await setAside.list(source.source))
      .filter(({ reason }) => reason === waitingForVersion)
      .sort((one, other) => one.receivedAt - other.receivedAt)
      .slice(0, mostAtOnce);
    const opened = await Promise.all(waiting.map(({ id }) => quarantine.find(source.source, id)));
    const left = opened.flatMap((entry) => {
      const [told] = entry ? readAgain(entry, source).told : [];
      return entry && told ? [{ id: entry.id, told, receivedAt: entry.receivedAt }] : [];
    });
    while (left.length > 0 && stillTime()) {
      const ready = await nextOf(names, source, { left, now: now() });
      if (!ready) return;
      await take(source, withoutWaiting(ready.told), ready.receivedAt);
      await setAside.settle(source.source, ready.id);
      left.splice(left.indexOf(ready), 1);
    }
  };

type Edit = { id: string; told: ReadItem; receivedAt: number };

/** One whose submission is known by now; only where there is none, the oldest that has waited long enough. */
const nextOf = async (
  { find }: ReleaseNeeds['names'],
  { source }: Source,
  { left, now }: { left: readonly Edit[]; now: number },
): Promise<Edit | undefined> => {
  const namesOf = ({ told }: Edit) => told.knownBy?.names ?? [];
  const known = await find(source, left.flatMap(namesOf));
  return (
    left.find((edit) => namesOf(edit).some((name) => known.has(name))) ??
    left.find(({ receivedAt }) => now - receivedAt >= longestWaitMs)
  );
};
