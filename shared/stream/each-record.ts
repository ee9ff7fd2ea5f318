import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { $ZodError } from 'zod/v4/core';
import type { Log } from '../log.ts';
import type { Now } from '../clock.ts';
import { countFailed } from '../count-failed.ts';
import type { SetAside } from './set-aside.ts';

/** How long a record may fail, in this function's memory, before it is set aside: others wait behind it. */
export const patienceMs = {
  /** Others of its batch succeed: the fault is this record's. */
  inCompany: 60_000,
  /** Nothing else succeeds: perhaps a service is down, and passes. */
  alone: 600_000,
};

/** The event id of a record that `npm run redrive` makes up from its item. */
export const redrivenId = 'redriven';

type Needs = {
  work: (record: DynamoDBRecord) => Promise<void>;
  setAside: SetAside;
  now: Now;
  count?: (failed: number) => void;
};

/**
 * Works on each record by itself: one that fails stops no other item's. What cannot be read is set aside at once, with
 * its key; what fails otherwise is reported, comes again with all behind it, and is set aside when it has failed for
 * longer than `patienceMs`. Later changes of the same item wait for it. What was done is not done again while the
 * function's memory lasts.
 */
export const eachRecord = ({ work, setAside, now, count = countFailed }: Needs) => {
  const memory: Memory = { done: new Set(), failingSince: new Map() };
  return async (records: DynamoDBRecord[], logger: Log): Promise<DynamoDBBatchResponse> => {
    const faults = await tryEach(records, work, memory);
    const failed: string[] = [];
    for (const [record, error] of faults) {
      logger.error('fault', { sequence: sequenceOf(record), error: error as Error });
      const company = faults.size < records.length;
      if (!isOver(memory, { record, error, company }, now())) failed.push(sequenceOf(record));
      else if (!(await isAside(setAside, { record, error }, logger)))
        failed.push(sequenceOf(record));
    }
    count(faults.size);
    if (failed.length === 0) forget(memory, records);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
};

type Memory = { done: Set<string>; failingSince: Map<string, number> };
type Fault = { record: DynamoDBRecord; error: unknown };

/** What each record failed with, in the records' order. */
const tryEach = async (
  records: DynamoDBRecord[],
  work: Needs['work'],
  { done }: Memory,
): Promise<Map<DynamoDBRecord, unknown>> => {
  const faults = new Map<DynamoDBRecord, unknown>();
  const stopped = new Set<string>();
  for (const record of records) {
    if (done.has(sequenceOf(record))) continue;
    if (stopped.has(itemOf(record))) {
      faults.set(record, new WaitsForEarlier());
      continue;
    }
    try {
      await work(record);
      done.add(sequenceOf(record));
    } catch (error) {
      faults.set(record, error);
      if (!isUnreadable(error)) stopped.add(itemOf(record));
    }
  }
  return faults;
};

/** A change that was not tried, because an earlier one of the same item has failed. */
class WaitsForEarlier extends Error {
  override readonly name = 'WaitsForEarlier';
}

const isOver = (
  { failingSince }: Memory,
  { record, error, company }: Fault & { company: boolean },
  now: number,
): boolean => {
  // It waits on the queue already, and stays there.
  if (record.eventID === redrivenId) return false;
  if (isUnreadable(error)) return true;
  const since = failingSince.get(sequenceOf(record)) ?? now;
  failingSince.set(sequenceOf(record), since);
  return now - since > (company ? patienceMs.inCompany : patienceMs.alone);
};

/** However often it comes, a row that does not fit its shape will not fit. */
const isUnreadable = (error: unknown): boolean => error instanceof $ZodError;

const isAside = async (
  setAside: SetAside,
  { record, error }: Fault,
  logger: Log,
): Promise<boolean> => {
  try {
    const why = error instanceof Error ? error.name : 'unknown';
    return (await setAside(record, why)) === 'set-aside';
  } catch (fault) {
    logger.error('not set aside', { sequence: sequenceOf(record), error: fault as Error });
    return false;
  }
};

const mostRemembered = 10_000;

const forget = ({ done, failingSince }: Memory, records: DynamoDBRecord[]): void => {
  for (const record of records) {
    done.delete(sequenceOf(record));
    failingSince.delete(sequenceOf(record));
  }
  // What Lambda gave up on never comes again.
  if (done.size > mostRemembered) done.clear();
  if (failingSince.size > mostRemembered) failingSince.clear();
};

const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';

const itemOf = (record: DynamoDBRecord): string =>
  record.dynamodb?.Keys ? JSON.stringify(record.dynamodb.Keys) : sequenceOf(record);
