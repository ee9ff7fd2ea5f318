import { setMaxListeners } from 'node:events';
import * as z from 'zod/mini';
import type { HostClock, HostLog, HostStore, Invoke, Running } from './contracts.ts';
import { parseExpression, type IsDue } from './cron.ts';
import { pause } from './messaging/pause.ts';

/** A rule or schedule of the template with one function as its target. */
export type DeclaredSchedule = {
  id: string;
  arn: string;
  kind: 'rule' | 'scheduler';
  expression: string;
  timezone?: string;
  functionId: string;
  /** JSON the function gets instead of the event. */
  input?: string;
  deadLetterArn?: string;
};

type Needs = {
  schedules: DeclaredSchedule[];
  invoke: Invoke;
  clock: HostClock;
  store: HostStore;
  newId: () => string;
  log: HostLog;
  /** Puts an event the function failed on into a dead-letter queue, durably. */
  bury?: (queueArn: string, body: string, why: string) => Promise<void>;
  retryDelaysMs?: number[];
};

type Kept = { declared: DeclaredSchedule; isDue: IsDue; lastAt: number };

const kind = 'schedule';
const minuteMs = 60_000;

/**
 * Runs schedules at every due minute of the host's clock, and once after the clock was forwarded over due minutes or
 * the host was away at one. Throws HostError for an expression the host does not run.
 */
export const startSchedules = async (needs: Needs): Promise<Running> => {
  const stopping = new AbortController();
  // Each schedule may wait on it to try again; Node warns above ten.
  setMaxListeners(0, stopping.signal);
  const kept: Kept[] = [];
  for (const declared of needs.schedules) kept.push(await openSchedule(needs, declared));
  const tick = takeTurns(async () => {
    await Promise.all(kept.map((one) => runIfDue(needs, one, stopping.signal)));
  });
  needs.clock.onForward(() => (stopping.signal.aborted ? Promise.resolve() : tick()));
  const running = everyMinute(needs, tick, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await tick();
    },
  };
};

const openSchedule = async (needs: Needs, declared: DeclaredSchedule): Promise<Kept> => {
  const isDue = parseExpression(declared.expression, declared.timezone);
  const known = z.safeParse(
    z.object({ lastAt: z.number() }),
    await needs.store.get(kind, declared.id),
  );
  const lastAt = known.success ? known.data.lastAt : startOf(declared, needs.clock.now());
  if (!known.success) await needs.store.put(kind, declared.id, { lastAt });
  return { declared, isDue, lastAt };
};

// A rate counts from the creation of its rule, so the minute of the creation is its first.
const startOf = ({ expression }: DeclaredSchedule, now: number): number =>
  expression.startsWith('rate(') ? now - minuteMs : now;

const takeTurns = (run: () => Promise<void>): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => (last = last.then(run, run));
};

const everyMinute = async (needs: Needs, tick: () => Promise<void>, signal: AbortSignal) => {
  while (!signal.aborted) {
    await tick().catch((error: unknown) => needs.log('schedules', String(error)));
    const now = needs.clock.now();
    // A quarter of a minute at most: the clock may have been forwarded meanwhile.
    await pause(Math.min(minuteMs - (now % minuteMs), minuteMs / 4), signal);
  }
};

const runIfDue = async (needs: Needs, schedule: Kept, signal: AbortSignal): Promise<void> => {
  const now = needs.clock.now();
  const dueAt = signal.aborted ? undefined : lastDue(schedule, now);
  if (dueAt === undefined) return;
  await run(needs, { schedule: schedule.declared, dueAt }, signal);
  if (signal.aborted) return;
  schedule.lastAt = now;
  await needs.store.put(kind, schedule.declared.id, { lastAt: now });
};

// Over a long gap a schedule runs once, for the last minute it was due at; a year of minutes is looked at, no more.
const lastDue = ({ isDue, lastAt }: Kept, now: number): number | undefined => {
  const oldest = Math.max(lastAt, now - 366 * 24 * 60 * minuteMs);
  for (let at = now - (now % minuteMs); at > oldest; at -= minuteMs) if (isDue(at)) return at;
  return undefined;
};

type Run = { schedule: DeclaredSchedule; dueAt: number };

const run = async (needs: Needs, due: Run, signal: AbortSignal): Promise<void> => {
  const { schedule } = due;
  const event = eventOf(due, needs.newId());
  let why = '';
  for (const delayMs of [0, ...(needs.retryDelaysMs ?? [1000, 2000])]) {
    if (delayMs > 0) await pause(delayMs, signal);
    if (signal.aborted) return;
    const outcome = await needs.invoke(schedule.functionId, event);
    if (outcome.kind === 'returned') return;
    why = `${outcome.errorType}: ${outcome.message}`;
  }
  needs.log('schedules', `${schedule.functionId} failed on its schedule`, { why });
  if (schedule.deadLetterArn !== undefined)
    await needs.bury?.(schedule.deadLetterArn, JSON.stringify(event), why);
};

const eventOf = ({ schedule, dueAt }: Run, id: string): unknown => {
  const { arn, input } = schedule;
  const time = new Date(dueAt).toISOString().replace('.000Z', 'Z');
  if (input !== undefined) return JSON.parse(withContext(input, { arn, time, id }));
  const [, , , , region, account] = `x:${arn}`.split(':');
  const isRule = schedule.kind === 'rule';
  return {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: isRule ? 'aws.events' : 'aws.scheduler',
    account,
    time,
    region,
    resources: [arn],
    detail: isRule ? {} : '{}',
  };
};

// The context attributes of EventBridge Scheduler.
const withContext = (input: string, told: { arn: string; time: string; id: string }): string =>
  input
    .replaceAll('<aws.scheduler.schedule-arn>', told.arn)
    .replaceAll('<aws.scheduler.scheduled-time>', told.time)
    .replaceAll('<aws.scheduler.execution-id>', told.id)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
