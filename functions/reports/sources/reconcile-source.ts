import { ProviderFailure, type Provider } from './providers/provider.ts';
import { readHints } from './reconcile-hints.ts';
import { lookThrough, type Looked } from './reconcile-look.ts';
import type { PageNeeds } from './reconcile-page.ts';
import type { GapStore, Round, SourceGap } from './reconcile-store.ts';
import type { SetAside, SetAsideStore } from './set-aside-store.ts';
import { waitingForVersion } from './take-item.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Source } from './source.ts';

export type ReconcileSourceNeeds = PageNeeds & {
  setAside: SetAsideStore;
  gaps: Pick<GapStore, 'find' | 'put'>;
  now: Now;
  /** Whether there is time left in this run to ask for more. */
  stillTime: () => boolean;
};

const hourMs = 3_600_000;

/** A look begins once an hour, whatever wakes us in between. */
export const lookEveryMs = hourMs - 5 * 60_000;
/**
 * Each look goes a day further back than the last good one began: providers show a submission half an hour late, or
 * hours when their queue is long, and to look at what is known costs one read unit a report.
 */
export const overlapMs = 24 * hourMs;
/** A source never looked through is looked through for two weeks: as long as raw bodies are kept, unless the deployment says otherwise. */
export const firstLookMs = 14 * 24 * hourMs;
/** A look that takes longer than this is begun anew. */
const longestRoundMs = 24 * hourMs;

/** What one run found: the numbers to keep, what was missing in this run, and a fault of ours that stood in the way. */
export type Reconciled = { gap: SourceGap; missing: number; fault?: unknown };

/**
 * Looks through what a source's provider has, takes what did not arrive, and keeps the numbers; undefined when
 * nothing is due. A run that ends for lack of time leaves a mark where the next one goes on; `goodAt` moves
 * last, so that a run that dies leaves nothing out. A provider that gives no answer leaves its reason.
 */
export const reconcileSource =
  (needs: ReconcileSourceNeeds) =>
  async (source: Source, provider: Provider): Promise<Reconciled | undefined> => {
    const now = needs.now();
    const before = sameForm(await needs.gaps.find(source.source), source);
    const known = await needs.setAside.list(source.source);
    const waiting = known.filter(isHint);
    const round = provider.list && roundOf(before, now);
    if (!round && waiting.length === 0) return undefined;
    const taken = idsSetAside(known);
    const taking = { ...needs, take: remembering(needs.take, taken) };
    const looked =
      provider.list && round
        ? await lookThrough(taking)({
            source,
            provider: { list: provider.list },
            round,
            setAside: idsSetAside(known),
            hintedAt: new Map(waiting.map((hint) => [hint.deliveryId ?? '', hint.receivedAt])),
          })
        : nothing(before);
    const hints = await hintsLeft(readHints(taking)({ source, provider, waiting, kept: taken }));
    const gap = gapOf({ source, now, before, looked, hints, waited: waiting.length });
    await needs.gaps.put(gap);
    const { missing, fault } = looked;
    return { gap, missing, ...(fault !== undefined && { fault }) };
  };

const isHint = ({ reason }: SetAside): boolean => reason === 'waiting-for-provider';

/** An edit that waits for the version before it keeps back nothing that its provider lists. */
const idsSetAside = (known: SetAside[]): Set<string> =>
  new Set(
    known.flatMap((entry) =>
      isHint(entry) || entry.reason === waitingForVersion ? [] : [entry.deliveryId ?? []].flat(),
    ),
  );

/** Numbers of another form say nothing about this one. */
const sameForm = (gap: SourceGap | undefined, { api }: Source): SourceGap | undefined =>
  gap && gap.formId === api?.formId ? gap : undefined;

/** The look to go on with, or a new one when an hour has passed; undefined when neither is due. */
const roundOf = (before: SourceGap | undefined, now: number): Round | undefined => {
  const { goodAt, round } = before ?? {};
  if (round && now - round.startedAt < longestRoundMs) return round;
  if (goodAt !== undefined && now - goodAt < lookEveryMs) return undefined;
  const since = goodAt === undefined ? now - firstLookMs : goodAt - overlapMs;
  return { startedAt: now, since, pages: 0, theirs: 0, arrived: 0, missing: 0, filled: 0 };
};

const nothing = (before: SourceGap | undefined): Looked => ({
  round: before?.round,
  whole: false,
  missing: 0,
});

const remembering =
  (take: PageNeeds['take'], taken: Set<string>): PageNeeds['take'] =>
  async (source, told, receivedAt) => {
    const outcome = await take(source, told, receivedAt);
    taken.add(told.deliveryId);
    return outcome;
  };

type HintsLeft = { left: number } | { failure: string };

const hintsLeft = async (reading: Promise<number>): Promise<HintsLeft> => {
  try {
    return { left: await reading };
  } catch (error) {
    if (error instanceof ProviderFailure) return { failure: error.reason };
    throw error;
  }
};

type Found = {
  source: Source;
  now: number;
  before: SourceGap | undefined;
  looked: Looked;
  hints: HintsLeft;
  waited: number;
};

const gapOf = ({ source, now, before, looked, hints, waited }: Found): SourceGap => {
  const failure = looked.failure ?? ('failure' in hints ? hints.failure : undefined);
  const counts = (looked.whole ? looked.round : before) ?? none;
  const { theirs, arrived, missing, filled } = counts;
  return {
    source: source.source,
    formId: source.api?.formId ?? '',
    checkedAt: now,
    goodAt: looked.whole ? looked.round?.startedAt : before?.goodAt,
    ...{ theirs, arrived, missing, filled },
    waiting: 'left' in hints ? hints.left : waited,
    failure,
    round: looked.whole ? undefined : looked.round,
  };
};

const none = { theirs: 0, arrived: 0, missing: 0, filled: 0 };
