import { pause } from '../messaging/pause.ts';
import type { Place } from './checkpoint.ts';
import { deliver } from './deliver.ts';
import { orAborted } from './or-aborted.ts';
import type { LambdaRecord } from './record.ts';
import { newestIn, shardReader, type ShardReader } from './shard-reader.ts';
import type { ShardWork } from './shard-work.ts';
import { finalEvent, sameWindow, windowStart } from './window.ts';

const shortestIdleMs = 10;
const longestIdleMs = 250;
// While no function runs that has the table.
const quietMs = 1000;
// A record of the window's last moment may become readable after the window.
const graceMs = 1000;
// Lambda takes 6 MB: images come twice and JSON is about twice their size.
const mostBatchBytes = 1_500_000;

/** Works through one shard until it is closed and done, or the host stops; whatever fails is begun again where it stood. */
export const followShard = async (work: ShardWork): Promise<void> => {
  while (!(await followed(work))) await pause(1000, work.signal);
  await work.checkpoint.flush();
};

const followed = async (work: ShardWork): Promise<boolean> => {
  try {
    await follow(work);
    return true;
  } catch (error) {
    if (work.signal.aborted) return true;
    work.log('stream', `${work.functionId} cannot follow ${work.shardId}: ${String(error)}`);
    return false;
  }
};

const follow = async (work: ShardWork): Promise<void> => {
  await work.checkpoint.flush();
  const place = (await work.checkpoint.read()) ?? (await firstPlace(work));
  if (place.closed) return;
  const reader = shardReader(work, place.last);
  const ready: LambdaRecord[] = [];
  let idleMs = shortestIdleMs;
  while (!work.signal.aborted) {
    const beat = work.pulse?.beats() ?? 0;
    if (await fill(work, { reader, ready, place })) idleMs = shortestIdleMs;
    await closeWindow(work, { place, next: ready[0], ended: reader.ended() });
    if (ready.length > 0) {
      await deliver(work, nextBatch(work, ready, place), place);
      continue;
    }
    if (reader.ended()) {
      work.checkpoint.save({ ...place, closed: true });
      return;
    }
    await rest(work, idleMs, beat);
    idleMs = Math.min(idleMs * 2, longestIdleMs);
  }
};

/** Waits before it looks again; longer where nothing can have changed since the last look. */
const rest = async ({ pulse, signal }: ShardWork, idleMs: number, beat: number): Promise<void> => {
  await pause(idleMs, signal);
  if (idleMs >= longestIdleMs && pulse?.isQuiet(beat)) await pulse.next(quietMs - idleMs, signal);
};

/** A mapping that starts at the latest record keeps where that was, so that a crash before the first batch loses none. */
const firstPlace = async (work: ShardWork): Promise<Place> => {
  const place: Place = work.settings.startsAtLatest ? { last: await newestIn(work) } : {};
  work.checkpoint.save(place);
  await work.checkpoint.flush();
  return place;
};

type Reading = { reader: ShardReader; ready: LambdaRecord[]; place: Place };

/** Reads until a batch is full or the batching window is over; answers whether there was anything new. */
const fill = async (work: ShardWork, reading: Reading): Promise<boolean> => {
  const { batchSize, batchWindowMs } = work.settings;
  const { reader, ready } = reading;
  let endsAt: number | undefined;
  let anything = false;
  while (ready.length < batchSize && !reader.ended()) {
    const found = await readMore(work, reading);
    anything ||= found;
    if (ready.length === 0 || work.signal.aborted) break;
    // By the clock and not by the pauses: on a busy machine reading takes its time, too.
    endsAt ??= performance.now() + batchWindowMs;
    const leftMs = endsAt - performance.now();
    if (leftMs <= 0) break;
    await pause(Math.min(leftMs, 100), work.signal);
  }
  return anything;
};

const readMore = async (work: ShardWork, { reader, ready, place }: Reading): Promise<boolean> => {
  const records = await reader.read();
  const wanted = records.filter(work.settings.wants);
  ready.push(...wanted);
  const last = records.at(-1)?.dynamodb.SequenceNumber;
  // What nobody wants is done as soon as nothing before it is waiting.
  if (last !== undefined && ready.length === 0) {
    place.last = last;
    work.checkpoint.save(place);
  }
  return last !== undefined;
};

/** Takes a batch of one window from the front, and opens that window. */
const nextBatch = (work: ShardWork, ready: LambdaRecord[], place: Place): LambdaRecord[] => {
  const { batchSize, tumblingMs } = work.settings;
  const first = ready[0];
  if (first && tumblingMs > 0)
    place.window ??= { startMs: windowStart(first, tumblingMs), state: {} };
  let bytes = 0;
  const tooBig = ready.findIndex(
    ({ dynamodb }, at) => (bytes += dynamodb.SizeBytes) > mostBatchBytes && at > 0,
  );
  const fits = tooBig < 0 ? ready.length : tooBig;
  return ready.splice(0, Math.min(batchSize, fits, sameWindow(ready, tumblingMs)));
};

type Closing = { place: Place; next: LambdaRecord | undefined; ended: boolean };

/** Ends the open window once a later record waits, or its time is over and nothing waits; as on AWS not before it succeeds. */
const closeWindow = async (work: ShardWork, { place, next, ended }: Closing): Promise<void> => {
  const { tumblingMs } = work.settings;
  const { window } = place;
  if (!window) return;
  const over = next
    ? windowStart(next, tumblingMs) > window.startMs
    : ended || work.realNow() >= window.startMs + tumblingMs + graceMs;
  if (!over) return;
  for (let failures = 1; ; failures += 1) {
    const invoked = work.invoke(work.functionId, finalEvent(work, window));
    const outcome = await orAborted(invoked, work.signal);
    if (outcome.kind === 'returned') break;
    await pause(Math.min(50 * 2 ** failures, 10_000), work.signal);
  }
  delete place.window;
  work.checkpoint.save(place);
};
