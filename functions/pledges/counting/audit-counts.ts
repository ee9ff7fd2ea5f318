import { everyServed, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { cellName, dayOf, type Counts } from './participation-cell.ts';
import type { ParticipationStore } from './participation-store.ts';
import { publishCounts } from './publish-counts.ts';
import type { AuditStore, AuditRun, PledgeScan } from './audit-store.ts';
import {
  asCells,
  countsBefore,
  differencesIn,
  recountPledges,
  type Difference,
} from './recount.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeScan;
  participation: Pick<ParticipationStore, 'readNow'>;
  audits: AuditStore;
  /** Brings the public document of a region up to its counts. */
  publish: (region: string) => Promise<void>;
  now: Now;
  /** When pledges end, in seconds since the epoch: from then on there is nothing to recount, and the counts stay. */
  endsAt: number;
  /** Milliseconds that one call may work. */
  budgetMs: number;
  /** Raises the alarm: how many people are counted wrongly. */
  doubt: (people: number) => void;
};

/**
 * Recounts all pledges of the days before today and compares them with what was counted of those days, so that
 * pledges that arrive meanwhile do not matter. What differs is looked at again by another recount: someone erased or
 * verified during one shows in one of them only. Does what fits into its time and goes on from there when called
 * again; once the night's result stands, it does nothing. Killed anywhere, it goes on from what it last wrote.
 */
export const auditCounts = (needs: Needs) => async (): Promise<AuditRun['state']> => {
  // A day before, so that no run sees the first of them gone.
  if (needs.now() >= needs.endsAt * 1000 - dayMs) return 'done';
  const run = await todaysRun(needs);
  if (run.state === 'done') return 'done';
  const until = needs.now() + needs.budgetMs;
  do await step(needs, run);
  while (isCounting(run) && needs.now() <= until);
  await needs.audits.keepRun(run);
  return run.state;
};

const dayMs = 86_400_000;

const isCounting = ({ state }: AuditRun): boolean => state === 'counting';

/** Recounts the next page; after the last one, compares. */
const step = async (needs: Needs, run: AuditRun): Promise<void> => {
  const page = await needs.pledges.read(run.from);
  recountPledges(run.recount, page.pledges, run.day);
  run.from = page.next;
  if (page.next === undefined) await compare(needs, run);
};

/** Today's run; a run of another day that never came to its end is in doubt for that alone. */
const todaysRun = async ({ audits, now, doubt }: Needs): Promise<AuditRun> => {
  const day = dayOf(now());
  const found = await audits.run();
  if (found?.day === day) return found;
  if (found?.state === 'counting') doubt(1);
  return newRun(day, 1, []);
};

const newRun = (day: number, pass: number, suspects: Difference[]): AuditRun => ({
  day,
  pass,
  suspects,
  state: 'counting',
  from: undefined,
  recount: {},
});

/** After so many recounts that all differ, each elsewhere, the counts are in doubt all the same. */
const mostPasses = 5;

const compare = async (needs: Needs, run: AuditRun): Promise<void> => {
  const found = await differences(needs, run);
  const confirmed = found.filter((one) => run.suspects.some((other) => isSame(one, other)));
  if (found.length > 0 && confirmed.length === 0 && run.pass < mostPasses) {
    Object.assign(run, newRun(run.day, run.pass + 1, found));
    return;
  }
  const wrong = confirmed.length > 0 ? confirmed : found;
  const people = wrong.reduce((sum, { by }) => sum + Math.abs(by), 0);
  await needs.audits.keepResult({
    auditedAt: needs.now(),
    day: run.day,
    pledges: publishedPledges(needs.campaign, run),
    agrees: people === 0,
    differences: wrong.slice(0, 100),
  });
  if (people > 0) needs.doubt(people);
  for (const { code } of everyServed(needs.campaign)) await needs.publish(code);
  run.state = 'done';
  run.recount = {};
};

const isSame = (one: Difference, other: Difference): boolean =>
  one.region === other.region &&
  one.cell === other.cell &&
  one.group === other.group &&
  one.by === other.by;

const differences = async (
  { campaign, participation }: Needs,
  { recount, day }: AuditRun,
): Promise<Difference[]> => {
  const codes = new Set([...campaign.regions.map(({ code }) => code), ...Object.keys(recount)]);
  const found: Difference[] = [];
  for (const code of codes) {
    const counted: Record<string, Counts> = {};
    for (const cell of await participation.readNow(code))
      counted[cellName(cell)] = countsBefore(cell, day);
    found.push(...differencesIn(code, recount[code] ?? {}, counted));
  }
  return found;
};

/** How many were recounted, as far as may be published: rounded region by region like all that is published. */
const publishedPledges = (campaign: Campaign, { recount }: AuditRun): number =>
  campaign.regions.reduce(
    (sum, region) =>
      sum +
      publishCounts(campaign, region, asCells(region.code, recount[region.code] ?? {})).pledged,
    0,
  );
