import { reportKeyOfDelivery } from '../intake/submit-report.ts';
import { ProviderFailure, type Provider } from './providers/provider.ts';
import type { PageNeeds } from './reconcile-page.ts';
import type { SetAside, SetAsideStore } from './set-aside-store.ts';
import type { Source } from './source.ts';

type Needs = PageNeeds & {
  setAside: Pick<SetAsideStore, 'settle'>;
  stillTime: () => boolean;
};

export type Hints = {
  source: Source;
  provider: Provider;
  waiting: SetAside[];
  /** Ids whose matter is known to be kept elsewhere. */
  kept: ReadonlySet<string>;
};

/** Anybody can post a hint: so many are asked for in one run, lest forged ones use up what the provider allows a day. */
export const maxHints = 25;

/**
 * Takes away the hints whose matter is a report by now, or is set aside for another reason, and reads the others
 * from the provider, the newest first, as deliveries that came when the hint did. Tells how many still wait.
 * Throws ProviderFailure.
 */
export const readHints =
  (needs: Needs) =>
  async ({ source, provider, waiting, kept }: Hints): Promise<number> => {
    const settled = await settleKept(needs, { source, provider, waiting, kept });
    const newest = waiting
      .filter(({ id }) => !settled.has(id))
      .sort((one, other) => other.receivedAt - one.receivedAt);
    let left = newest.length;
    for (const hint of newest.slice(0, maxHints)) {
      if (!needs.stillTime()) break;
      const told = await orNothing(provider.read?.(hint.deliveryId ?? ''));
      if (!told) continue;
      await needs.take(source, told, hint.receivedAt);
      await needs.setAside.settle(source.source, hint.id);
      left -= 1;
    }
    return left;
  };

const settleKept = async (
  { codeKey, arrived, setAside }: Needs,
  { source, waiting, kept }: Hints,
): Promise<ReadonlySet<string>> => {
  const key = await codeKey();
  const keyed = waiting.map((hint) => ({
    ...hint,
    reportKey: reportKeyOfDelivery(key, source.source, hint.deliveryId ?? ''),
  }));
  const reports = await arrived(keyed.map(({ reportKey }) => reportKey));
  const done = keyed.filter(
    ({ deliveryId, reportKey }) => reports.has(reportKey) || kept.has(deliveryId ?? ''),
  );
  for (const { id } of done) await setAside.settle(source.source, id);
  return new Set(done.map(({ id }) => id));
};

/** A provider refuses an id that is nobody's as it refuses a wrong token: its list tells which it is. */
const orNothing = async <Value>(read: Promise<Value> | undefined): Promise<Value | undefined> => {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ProviderFailure && error.reason === 'refused') return undefined;
    throw error;
  }
};
