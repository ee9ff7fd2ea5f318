import { eachOf } from '../../../shared/each-of.ts';
import type { ProviderFor } from './providers/provider-for.ts';
import type { Provider } from './providers/provider.ts';
import { releaseEdits, type ReleaseNeeds } from './release-edits.ts';
import { reconcileSource, type Reconciled, type ReconcileSourceNeeds } from './reconcile-source.ts';
import type { GapStore } from './reconcile-store.ts';
import type { Source } from './source.ts';
import type { SourceStore } from './source-store.ts';

type Needs = Omit<ReconcileSourceNeeds, 'stillTime' | 'gaps'> &
  Omit<ReleaseNeeds, 'stillTime'> & {
    sources: Pick<SourceStore, 'list'>;
    gaps: GapStore;
    providerOf: ProviderFor;
    /** How long one run may ask for more, milliseconds. */
    budgetMs: number;
    count: (metric: 'WebhookGap' | 'ReconcileFailed', amount?: number) => void;
  };

/** What one run did, in numbers, for its log line. */
export type ReconcileRun = { sources: number; missing: number; failed: number };

/** So many providers are asked at the same time. */
const atOnce = 3;

/**
 * Closes, for every active source with an API, the gap between what its provider has and what arrived; the
 * source that has waited longest comes first. One source's trouble keeps no other back. Throws the first
 * fault of ours once all were tried.
 */
export const reconcileSources =
  (needs: Needs) =>
  async (startedAt = needs.now()): Promise<ReconcileRun> => {
    const stillTime = () => needs.now() - startedAt < needs.budgetMs;
    const reconcile = reconcileSource({ ...needs, stillTime });
    const faults: unknown[] = [];
    const found: Reconciled[] = [];
    const sources = (await needs.sources.list()).filter(({ active }) => active);
    const release = releaseEdits({ ...needs, stillTime });
    for (const source of sources)
      await release(source).catch((fault: unknown) => void faults.push(fault));
    await eachOf(await inTurn(needs, sources), { atOnce }, async ({ source, provider }) => {
      if (!stillTime()) return;
      const reconciled = await reconcile(source, provider).catch((fault: unknown) => {
        faults.push(fault);
      });
      if (reconciled) found.push(reconciled);
    });
    faults.push(...found.flatMap(({ fault }) => (fault === undefined ? [] : [fault])));
    const run = summed(found);
    if (run.missing > 0) needs.count('WebhookGap', run.missing);
    if (run.failed > 0) needs.count('ReconcileFailed', run.failed);
    if (faults.length > 0) throw faults[0];
    return run;
  };

type Turn = { source: Source; provider: Provider };

const inTurn = async (
  { gaps, providerOf }: Pick<Needs, 'gaps' | 'providerOf'>,
  sources: readonly Source[],
): Promise<Turn[]> => {
  const checked = new Map((await gaps.list()).map((gap) => [gap.source, gap.checkedAt]));
  const lastAt = ({ source: { source } }: Turn): number => checked.get(source) ?? 0;
  return sources
    .flatMap((source) => {
      const provider = providerOf(source);
      return provider?.list || provider?.read ? [{ source, provider }] : [];
    })
    .sort((one, other) => lastAt(one) - lastAt(other));
};

const summed = (found: Reconciled[]): ReconcileRun => ({
  sources: found.length,
  missing: found.reduce((sum, { missing }) => sum + missing, 0),
  failed: found.filter(({ gap }) => gap.failure !== undefined).length,
});
