import type { Lane } from '../../../events/lane.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { everyUnit } from '../../../shared/units.ts';
import { reportable } from '../intake/conducts.ts';
import type { Position, QueueRequest, ReadQueue } from './case-queue.ts';
import type { CaseState } from './case-moves.ts';
import { isOverdue, type Case } from './case.ts';
import { priorityOf, type Priority } from './priority.ts';

/** Which cases are looked for. */
export type Wanted = {
  regions: string[];
  /** Whether the caller may know of a case of these regions. */
  mayRead: (kept: Case) => boolean;
  /** One state, or all cases that are not closed. */
  state: CaseState | 'open';
  due?: 'overdue' | 'soon' | undefined;
  /** How urgent they are. */
  priority?: Priority | undefined;
  /** How they came. */
  lane?: Lane | undefined;
  /** Words looked for in what `searched` names. */
  q?: string | undefined;
  /** Only those of one cluster. */
  alike?: string | undefined;
  /** Shows of each cluster only the case that is due first, and how many others it has. */
  isGrouped?: boolean | undefined;
  /** Where the page before ended, by region. */
  after: Record<string, Position>;
};

export type CasePage = {
  cases: Case[];
  /** Of a grouped page: how many others of its cluster were passed over, by the key of the case that is shown. */
  others: Map<string, number>;
  /** Where this page ended; undefined when there are no more. */
  next: Record<string, Position> | undefined;
};

/** What `q` is searched in: never the account, nor the name of the accused. */
export const searched = ['caseNumber', 'registerNumber', 'accusedUnit', 'conduct'] as const;

/** Cases on a page. */
export const pageSize = 25;
/** Lines on a page of clusters: a flood about many people must leave room for others on the first. */
const groupedSize = 100;
/** Cases of one region searched for one page; a search that finds fewer continues on the next. */
const mostSearched = 500;
/** Cases of one region looked at for one grouped page, or for one cluster: a flood must not hide what is behind it. */
const mostGrouped = 12_000;
/** 'soon' is within a day. */
const soonMs = 24 * 3_600_000;

type Needs = { readQueue: ReadQueue; campaign: Campaign; now: Now };

/** A page of the queue of some regions, the earliest deadline first, without what the caller must not see. */
export const listCases =
  ({ readQueue, campaign, now }: Needs) =>
  async (wanted: Wanted): Promise<CasePage> => {
    const at = now();
    const isFound = matching(wanted, campaign, at);
    const mostSeen = wanted.isGrouped || wanted.alike !== undefined ? mostGrouped : mostSearched;
    const found = await Promise.all(
      wanted.regions.map((region) =>
        lookThrough(readQueue, askedOf(region, wanted, at), {
          mayBeSeen: (kept) => kept.expiresAt * 1000 > at && wanted.mayRead(kept),
          isFound,
          mostSeen,
          size: sizeOf(wanted),
          lineOf: wanted.isGrouped ? lineOf : () => undefined,
        }),
      ),
    );
    return merged(found, wanted);
  };

const sizeOf = ({ isGrouped }: Wanted): number => (isGrouped ? groupedSize : pageSize);

const askedOf = (region: string, { state, due, after }: Wanted, at: number): QueueRequest => ({
  region,
  which: state === 'closed' ? 'closed' : 'open',
  dueBefore: due === 'overdue' ? at : due === 'soon' ? at + soonMs : undefined,
  after: after[region],
  most: 100,
});

/** What a case shares with others: whom it accuses, or that it came above what one sender may send at once. */
export const clusterOf = ({ alike, overLimit }: Case): string | undefined =>
  overLimit ? 'over-limit' : alike;

/** What shares a line of a grouped page: a more urgent case of a cluster has one of its own. */
const lineOf = (kept: Case): string | undefined => {
  const cluster = clusterOf(kept);
  return cluster === undefined ? undefined : `${cluster}#${kept.severity}`;
};

type LookRules = {
  mayBeSeen: (kept: Case) => boolean;
  isFound: (kept: Case) => boolean;
  mostSeen: number;
  size: number;
  lineOf: (kept: Case) => string | undefined;
};
type RegionPage = {
  region: string;
  cases: Case[];
  others: Map<string, number>;
  /** The last case that was looked at and may be seen. */
  looked: Position | undefined;
  isEnd: boolean;
};

const lookThrough = async (
  readQueue: ReadQueue,
  asked: QueueRequest,
  { mayBeSeen, isFound, mostSeen, size, lineOf: line }: LookRules,
): Promise<RegionPage> => {
  const { region } = asked;
  const { cases, others, add } = collecting(line);
  let { after } = asked;
  let looked = after;
  for (let seen = 0; seen < mostSeen && cases.length < size; seen += asked.most) {
    const page = await readQueue({ ...asked, after });
    for (const kept of page.filter(mayBeSeen)) {
      if (cases.length === size) return { region, cases, others, looked, isEnd: false };
      looked = positionOf(kept);
      if (isFound(kept)) add(kept);
    }
    after = page.at(-1) ?? after;
    if (page.length < asked.most) return { region, cases, others, looked, isEnd: true };
  }
  return { region, cases, others, looked, isEnd: false };
};

/** Collects cases: of each cluster the first, and how many came after it. */
const collecting = (line: LookRules['lineOf']) => {
  const cases: Case[] = [];
  const others = new Map<string, number>();
  const firsts = new Map<string, string>();
  const add = (kept: Case): void => {
    const own = line(kept);
    const first = own === undefined ? undefined : firsts.get(own);
    if (first !== undefined) {
      others.set(first, (others.get(first) ?? 0) + 1);
      return;
    }
    if (own !== undefined) firsts.set(own, kept.caseKey);
    cases.push(kept);
  };
  return { cases, others, add };
};

const positionOf = ({ dueAt, caseKey }: Case): Position => ({ dueAt, caseKey });

/** The earliest of all regions; what did not fit on the page is read again for the next. */
const merged = (found: RegionPage[], wanted: Wanted): CasePage => {
  const { after } = wanted;
  const all = found.flatMap(({ cases }) => cases).sort((a, b) => a.dueAt - b.dueAt);
  const cases = all.slice(0, sizeOf(wanted));
  const shown = new Set(cases);
  const isWhole = found.every((one) => one.isEnd && one.cases.every((kept) => shown.has(kept)));
  const others = new Map(found.flatMap((one) => [...one.others]));
  if (isWhole) return { cases, others, next: undefined };
  const next = { ...after };
  for (const one of found) {
    const own = one.cases.filter((kept) => shown.has(kept));
    const last = own.length === one.cases.length ? one.looked : own.at(-1);
    if (last) next[one.region] = { dueAt: last.dueAt, caseKey: last.caseKey };
  }
  return { cases, others, next };
};

const matching = (
  { state, due, priority, lane, q, alike }: Wanted,
  campaign: Campaign,
  at: number,
) => {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (kept: Case): boolean =>
    (state === 'open' || kept.state === state) &&
    (priority === undefined || priorityOf(kept) === priority) &&
    (lane === undefined || kept.lane === lane) &&
    (alike === undefined || clusterOf(kept) === alike) &&
    (due === undefined || isOverdue(kept, due === 'soon' ? at + soonMs : at)) &&
    words.every((word) => textsOf(kept, campaign).some((text) => text.includes(word)));
};

const textsOf = (kept: Case, campaign: Campaign): string[] => {
  const conduct = reportable.find(({ slug }) => slug === kept.conduct);
  const region = servedRegion(campaign, kept.region);
  const units = region ? everyUnit(region) : [];
  const unit = units.find(({ code }) => code === kept.accusedUnitCode);
  return [
    kept.caseNumber,
    ...Object.values(kept.references),
    kept.accusedUnitCode,
    kept.accusedUnit,
    unit?.name,
    kept.conduct,
    conduct?.id,
    conduct?.en,
  ].flatMap((text) => text?.toLowerCase() ?? []);
};
