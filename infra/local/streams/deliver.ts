import type { InvokeOutcome } from '../contracts.ts';
import { pause } from '../messaging/pause.ts';
import type { Place } from './checkpoint.ts';
import { giveUp } from './give-up.ts';
import { orAborted } from './or-aborted.ts';
import { madeAt, type LambdaRecord } from './record.ts';
import { failedFrom, stateIn } from './response.ts';
import type { ShardWork } from './shard-work.ts';
import { batchEvent } from './window.ts';

type Part = { records: LambdaRecord[]; attempts: number };

/** A stream keeps its records for a day: then even a mapping that retries for ever lets go. */
const retentionMs = 24 * 60 * 60 * 1000;
const longestPauseMs = 10_000;

/**
 * Works through a batch: again from the record the function names, in halves where the mapping bisects, with growing
 * pauses; what has failed too often or is too old goes to the failure queue. The place moves on with each record done.
 * Throws when the host stops or the failure queue cannot be reached.
 */
export const deliver = async (
  work: ShardWork,
  batch: LambdaRecord[],
  place: Place,
): Promise<void> => {
  const parts: Part[] = [{ records: batch, attempts: 0 }];
  let failures = 0;
  for (let part = parts.shift(); part; part = parts.shift()) {
    const { records, attempts } = await leaveAged(work, part, place);
    if (records.length === 0) continue;
    const outcome = await orAborted(
      work.invoke(work.functionId, batchEvent(work, records, place.window)),
      work.signal,
    );
    const failed = takeAnswer(work, { records, outcome, place });
    if (failed.length === 0) {
      failures = 0;
      continue;
    }
    const moved = failed.length < records.length;
    failures = moved ? 1 : failures + 1;
    const again = moved
      ? [{ records: failed, attempts: 0 }]
      : await tryAgain(work, { records, attempts: attempts + 1 }, outcome);
    if (again.length === 0) moveTo(work, place, failed);
    else await pause(Math.min(50 * 2 ** failures, longestPauseMs), work.signal);
    work.signal.throwIfAborted();
    parts.unshift(...again);
  }
};

const leaveAged = async (work: ShardWork, part: Part, place: Place): Promise<Part> => {
  const oldest = work.realNow() - work.settings.maxAgeMs;
  const fresh = part.records.findIndex((record) => madeAt(record) >= oldest);
  const aged = fresh < 0 ? part.records : part.records.slice(0, fresh);
  if (aged.length === 0) return part;
  const { attempts } = part;
  await giveUp(work, { records: aged, attempts, condition: 'RecordAgeExceeded' });
  moveTo(work, place, aged);
  return { records: part.records.slice(aged.length), attempts };
};

/** The records that must come again; what the function is done with moves the place, state included. */
const takeAnswer = (
  work: ShardWork,
  { records, outcome, place }: { records: LambdaRecord[]; outcome: InvokeOutcome; place: Place },
): LambdaRecord[] => {
  const state = stateIn(outcome);
  if (place.window && state === undefined) return records;
  const failed = failedFrom(records, outcome, work.settings);
  if (place.window && failed.length < records.length) place.window = { ...place.window, state };
  moveTo(work, place, records.slice(0, records.length - failed.length));
  return failed;
};

const moveTo = (work: ShardWork, place: Place, done: LambdaRecord[]): void => {
  const last = done.at(-1);
  if (!last) return;
  place.last = last.dynamodb.SequenceNumber;
  work.checkpoint.save(place);
};

/** In which parts a failed batch is tried again; none when it was given up. Halving does not count as a try. */
const tryAgain = async (work: ShardWork, part: Part, outcome: InvokeOutcome): Promise<Part[]> => {
  const { records, attempts } = part;
  const [first] = records;
  const expired = first !== undefined && madeAt(first) < work.realNow() - retentionMs;
  if (work.settings.bisects && records.length > 1) {
    const half = Math.ceil(records.length / 2);
    return [records.slice(0, half), records.slice(half)].map((cut) => ({
      records: cut,
      attempts: attempts - 1,
    }));
  }
  if (attempts < work.settings.maxAttempts && !expired) {
    work.log('stream', `${work.functionId} tries ${records.length} records again`, {
      why: outcome.kind === 'failed' ? `${outcome.errorType}: ${outcome.message}` : 'reported',
    });
    return [part];
  }
  const condition = expired ? 'RecordAgeExceeded' : 'RetryAttemptsExhausted';
  await giveUp(work, { records, attempts, outcome, condition });
  return [];
};
