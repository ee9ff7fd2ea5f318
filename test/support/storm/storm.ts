import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoredReport } from '../../../functions/reports/intake/report-store.ts';
import { reportKeyOfDelivery } from '../../../functions/reports/intake/submit-report.ts';
import { Busy } from '../../../shared/http/busy.ts';
import { retrySchedules, type Heard } from '../providers/retry-schedules.ts';
import { anIntake } from '../source-tables.ts';
import { seeded } from './seeded.ts';
import {
  makeStorm,
  type Post,
  type StormSender,
  type Submission,
  type Unreadable,
} from './storm-senders.ts';
import { timeline } from './timeline.ts';
import { mortalClient, troubleOf } from './troubles.ts';

export type StormSettings = {
  client: DynamoDBClient;
  count: number;
  seed: number;
  /** So many tries are under way at the same time. */
  atOnce?: number;
  progress?: (line: string) => void;
};

/** What one kind of sender did, in numbers. */
export type SenderCounts = {
  submissions: number;
  /** Tries, the first of each delivery among them. */
  tries: number;
  retries: number;
  /** Tries that reached us with what we had kept already. */
  duplicates: number;
  /** Deliveries whose sender gave up, and how many submissions they held. */
  givenUp: number;
  leftBehind: number;
  /** Reports the reconciler made, hints it read among them. */
  filled: number;
  reports: number;
};

type Try = { post: Post; failures: number; firstAt: number; again: boolean };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const start = Date.parse('2026-11-22T17:00:00Z');
/** Everything is submitted within these hours; the retries take days. */
const overMs = 4 * hourMs;
/** When the reconciler looks, in hours from the start, and once more when all senders are quiet. */
const looksAt = [2.25, 5, 24];

/**
 * Lets all of the senders deliver on their own retry schedules by a clock of its own, through losses, crashes,
 * time-outs, a darkness and an overload, with the reconciler looking now and then; answers what is kept at the end.
 */
export const storm = async ({ client, count, seed, atOnce = 48, progress }: StormSettings) => {
  let now = start;
  const made = makeStorm({ count, seed, start, overMs }, () => now);
  const intake = anIntake({ client, now: () => now, fetch: made.fetch });
  for (const source of made.sources) await intake.sources.put(source);
  const sources = new Map(made.sources.map((source) => [source.source, source]));
  const lanes = Array.from({ length: atOnce }, () => {
    const { client: mortal, whileDying } = mortalClient(client);
    const { counted } = intake;
    const lane = anIntake({ client: mortal, now: () => now, fetch: made.fetch, counted });
    return { receive: lane.receiveFrom(sources), whileDying };
  });
  const counts = emptyCounts(made.submissions);
  const tries = timeline<Try>();
  for (const post of made.posts) plan(tries, post, seed);
  const edits = [...made.edits].sort((one, other) => one.at - other.at);
  const looks = looksAt.map((hours) => start + hours * hourMs);
  const look = async () => {
    await intake.reconcile();
    for (const { source, checkedAt, filled } of await intake.gaps.list()) {
      if (checkedAt === now) counts[source as StormSender].filled += filled;
    }
  };
  const reached = new Set<Post>();
  let done = 0;
  for (let at = tries.nextAt(); at !== undefined; at = tries.nextAt()) {
    while ((looks[0] ?? Infinity) <= at) {
      now = looks.shift() ?? now;
      await look();
    }
    while ((edits[0]?.at ?? Infinity) <= at) edits.shift()?.edit();
    const together = takeTogether(tries, { at, atOnce, until: at + minuteMs });
    now = at;
    const heard = await Promise.all(
      together.map((one, i) => {
        const [first] = lanes;
        const lane = lanes[i] ?? first;
        if (!lane) throw new Error('No lanes');
        return deliver({ lane, seed, reached, counts }, one.value, one.at);
      }),
    );
    together.forEach(({ at: triedAt, value }, i) => {
      after({ tries, seed, counts }, value, { at: triedAt, heard: heard[i] ?? 'time-out' });
    });
    done += together.length;
    if (done % 10_000 < together.length) progress?.(`${done} tries`);
  }
  for (; edits.length > 0;) edits.shift()?.edit();
  for (const left of looks) {
    now = Math.max(now, left);
    await look();
  }
  now += hourMs;
  await look();
  // A provider that was away is asked again at the next run, ten minutes later.
  for (let runs = 0; runs < 20 && (await isBehind(intake)); runs += 1) {
    now += 10 * minuteMs;
    await look();
  }
  const reports = await intake.reports();
  for (const { cameBy } of reports) counts[cameBy as StormSender].reports += 1;
  const { submissions, unreadable } = made;
  const unseen = await unseenOf(intake, unreadable);
  const hours = (now - start) / hourMs;
  return { counts, reports, submissions, unreadable, unseen, intake, hours };
};

/** What can be no report and is not where an admin finds it: in its source's quarantine, or under a name nobody made. */
const unseenOf = async (
  { quarantine, unknown, sources }: ReturnType<typeof anIntake>,
  unreadable: readonly Unreadable[],
): Promise<string[]> => {
  const listed = new Set([
    ...(await unknown.list()).map(({ name }) => name),
    ...(await sources.list()).map(({ source }) => source),
  ]);
  const bodies = new Map<string, string>();
  for (const source of new Set(unreadable.map((one) => one.source))) {
    const waiting = listed.has(source) ? await quarantine.list(source, 100_000) : [];
    const opened = await Promise.all(waiting.map(({ id }) => quarantine.find(source, id)));
    bodies.set(source, opened.map((entry) => Buffer.from(entry?.body ?? []).toString()).join('\n'));
  }
  return unreadable
    .filter(({ source, mark }) => !bodies.get(source)?.includes(`"${mark}"`))
    .map(({ source, mark }) => `${mark} is not seen at ${source}`);
};

const isBehind = async ({ gaps }: ReturnType<typeof anIntake>): Promise<boolean> =>
  (await gaps.list()).some(({ failure, waiting }) => failure !== undefined || waiting > 0);

const emptyCounts = (submissions: Submission[]): Record<StormSender, SenderCounts> => {
  const none = (sender: StormSender): SenderCounts => ({
    submissions: submissions.filter((one) => one.sender === sender).length,
    tries: 0,
    retries: 0,
    duplicates: 0,
    givenUp: 0,
    leftBehind: 0,
    filled: 0,
    reports: 0,
  });
  return {
    kobo: none('kobo'),
    typeform: none('typeform'),
    whatsapp: none('whatsapp'),
    'standard-webhooks': none('standard-webhooks'),
    jotform: none('jotform'),
  };
};

/** Most deliveries start within half a minute, one in ten within two hours; one in twenty starts twice. */
const plan = (tries: ReturnType<typeof timeline<Try>>, post: Post, seed: number): void => {
  const random = seeded(seed, `plan ${post.name}`);
  const at = post.at + Math.floor(random() * (random() < 0.1 ? 2 * hourMs : 30_000));
  tries.add(at, { post, failures: 0, firstAt: at, again: false });
  if (random() >= 0.05) return;
  const twice = at + Math.floor(random() * (random() < 0.5 ? 1000 : 10 * minuteMs));
  tries.add(twice, { post, failures: 0, firstAt: twice, again: true });
};

type Together = { at: number; atOnce: number; until: number };

const takeTogether = (
  tries: ReturnType<typeof timeline<Try>>,
  { atOnce, until }: Together,
): { at: number; value: Try }[] => {
  const together: { at: number; value: Try }[] = [];
  while (together.length < atOnce && (tries.nextAt() ?? Infinity) <= until) {
    const next = tries.take();
    if (next) together.push(next);
  }
  return together;
};

type Lane = Pick<ReturnType<typeof anIntake>, 'receive'> &
  Pick<ReturnType<typeof mortalClient>, 'whileDying'>;

type World = {
  lane: Lane;
  seed: number;
  reached: Set<Post>;
  counts: Record<StormSender, SenderCounts>;
};

const deliver = async (
  { lane, seed, reached, counts }: World,
  { post }: Try,
  at: number,
): Promise<Heard> => {
  const mine = counts[post.sender];
  mine.tries += 1;
  const trouble = troubleOf(seed, { name: post.name, at, start });
  if (trouble && 'lost' in trouble) return trouble.lost;
  if (reached.has(post)) mine.duplicates += 1;
  const take = () =>
    lane.receive({ source: post.source ?? post.sender, ...post.sent(at), receivedAt: at });
  try {
    const { status } =
      trouble && 'diesAt' in trouble ? await lane.whileDying(trouble, take) : await take();
    reached.add(post);
    return trouble && 'heard' in trouble ? trouble.heard : status;
  } catch (error) {
    if (error instanceof Busy) return error.status;
    throw error;
  }
};

type Clockwork = {
  tries: ReturnType<typeof timeline<Try>>;
  seed: number;
  counts: Record<StormSender, SenderCounts>;
};

/** The sender decides by its own schedule what follows from what it heard. */
const after = (
  { tries, seed, counts }: Clockwork,
  { post, failures: before, firstAt, again }: Try,
  { at, heard }: { at: number; heard: Heard },
): void => {
  const schedule = retrySchedules[post.sender];
  if (typeof heard === 'number' && schedule.accepts(heard)) return;
  const failures = before + 1;
  const random = seeded(seed, `again ${post.name} ${at}`)();
  const waitMs = schedule.again({ heard, failures, elapsedMs: at - firstAt, random });
  const mine = counts[post.sender];
  if (waitMs !== undefined) {
    mine.retries += 1;
    tries.add(at + Math.ceil(waitMs), { post, failures, firstAt, again });
  } else if (!again) {
    mine.givenUp += 1;
    mine.leftBehind += post.submissions.length;
  }
};

/** What is wrong with what is kept: nothing, when it is every submission, once, in its own words. */
export const differences = (
  submissions: Submission[],
  reports: Pick<StoredReport, 'reportKey' | 'details' | 'cameBy'>[],
): string[] => {
  const key = Buffer.alloc(32, 3);
  const kept = new Map(reports.map((report) => [report.reportKey, hashOf(report.details)]));
  const wrong: string[] = [];
  if (kept.size !== reports.length) wrong.push('A key stands twice');
  for (const { sender, id, versions, alsoId = [] } of submissions) {
    const keys = [id, ...alsoId].map((one) => reportKeyOfDelivery(key, sender, one));
    const found = keys.filter((reportKey) => kept.has(reportKey));
    if (found.length > 1) wrong.push(`${id} is ${found.length} reports`);
    const hash = kept.get(found[0] ?? '');
    for (const reportKey of found) kept.delete(reportKey);
    if (hash === undefined) wrong.push(`${id} is missing`);
    else if (!versions.map(asKept).map(hashOf).includes(hash)) wrong.push(`${id} says other`);
  }
  for (const reportKey of kept.keys()) wrong.push(`${reportKey} was never submitted`);
  return wrong;
};

const asKept = (said: Record<string, string>): Record<string, string> => ({
  lane: 'lead',
  region: '18.09',
  ...said,
});

const hashOf = (details: Record<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url');
