import type { DynamoDBRecord } from 'aws-lambda';
import type { Log } from '../log.ts';
import { countFailed } from '../count-failed.ts';
import type { SetAside } from './set-aside.ts';

type Needs<Seen> = { read: (record: DynamoDBRecord) => Seen; setAside: SetAside; logger: Log };

/**
 * Reads the records of a batch that is worked on as one; what cannot be read is set aside with its key and left out.
 * Throws what reading threw when there is nowhere to set it aside.
 */
export const readableRecords = async <Seen>(
  records: DynamoDBRecord[],
  { read, setAside, logger }: Needs<Seen>,
): Promise<Seen[]> => {
  const seen: Seen[] = [];
  for (const record of records) {
    try {
      seen.push(read(record));
    } catch (error) {
      countFailed(1);
      logger.error('fault', {
        sequence: record.dynamodb?.SequenceNumber ?? '',
        error: error as Error,
      });
      const why = error instanceof Error ? error.name : 'unknown';
      if ((await setAside(record, why)) === 'nowhere') throw error;
    }
  }
  return seen;
};
