import { ProviderFailure, type Listed, type Provider } from './providers/provider.ts';
import { reconcilePage, type PageNeeds } from './reconcile-page.ts';
import type { Round } from './reconcile-store.ts';
import type { Source } from './source.ts';

/** What is younger may have its webhook still on the way; the next look counts it. */
export const youngMs = 10 * 60_000;
/** More pages than any form has: a provider that never comes to an end. */
const maxPages = 5000;

type Needs = PageNeeds & {
  now: () => number;
  /** Whether there is time left in this run to ask for another page. */
  stillTime: () => boolean;
};

type Look = {
  source: Source;
  provider: Required<Pick<Provider, 'list'>>;
  round: Round;
  /** Ids that wait in quarantine with a reason. */
  setAside: ReadonlySet<string>;
  /** When a hint of this id came, milliseconds since the epoch. */
  hintedAt: ReadonlyMap<string, number>;
};

export type Looked = {
  /** As far as it came, to go on from; undefined when it is better begun anew. */
  round: Round | undefined;
  whole: boolean;
  /** Found missing in this run. */
  missing: number;
  failure?: string;
  fault?: unknown;
};

/** Looks through a provider page by page from where the round stands; a page that could not be filled is looked at again. */
export const lookThrough =
  (needs: Needs) =>
  async (look: Look): Promise<Looked> => {
    let { round } = look;
    const seen = new Set<string>();
    const before = round.missing;
    const ended = (more: Pick<Looked, 'failure' | 'fault'> & { whole?: boolean } = {}): Looked => ({
      round,
      whole: false,
      missing: round.missing - before,
      ...more,
    });
    while (needs.stillTime()) {
      if (round.pages >= maxPages) return { ...ended({ failure: 'endless' }), round: undefined };
      const page = await ask(look, round);
      if ('failure' in page) return again(ended(page), page.failure);
      const submissions = fresh(look, { submissions: page.submissions, round, seen });
      const { faults, ...counts } = await reconcilePage(needs)({
        source: look.source,
        submissions,
        setAside: look.setAside,
        now: needs.now(),
      });
      if (faults.length > 0) return ended({ failure: 'not-kept', fault: faults[0] });
      round = added(round, counts, page.next);
      if (page.next === undefined) return ended({ whole: true });
    }
    return ended();
  };

const ask = async ({ provider }: Look, { since, next }: Round) => {
  try {
    return await provider.list(since, next);
  } catch (error) {
    if (error instanceof ProviderFailure) return { failure: error.reason };
    throw error;
  }
};

/** Where to go on may itself be what the provider no longer understands. */
const again = (looked: Looked, failure: ProviderFailure['reason']): Looked =>
  failure === 'unexpected-answer' || failure === 'unknown-form'
    ? { ...looked, round: undefined }
    : looked;

type Fresh = { submissions: Listed[]; round: Round; seen: Set<string> };

/** Each once; a submission that came as a hint is dated by it. */
const fresh = (look: Look, { submissions, round, seen }: Fresh): Listed[] =>
  submissions
    .filter(({ told, submittedAt = 0 }) => {
      if (seen.has(told.deliveryId) || submittedAt > round.startedAt - youngMs) return false;
      seen.add(told.deliveryId);
      return true;
    })
    .map((listed) => ({
      ...listed,
      submittedAt: look.hintedAt.get(listed.told.deliveryId) ?? listed.submittedAt,
    }));

type Counts = Pick<Round, 'theirs' | 'arrived' | 'missing' | 'filled'>;

const added = (round: Round, counts: Counts, next: string | undefined): Round => ({
  ...round,
  theirs: round.theirs + counts.theirs,
  arrived: round.arrived + counts.arrived,
  missing: round.missing + counts.missing,
  filled: round.filled + counts.filled,
  pages: round.pages + 1,
  next,
});
