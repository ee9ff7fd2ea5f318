import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';
import { lambdaRecord, type LambdaRecord } from './record.ts';

/** Reads one shard in order. */
export type ShardReader = {
  /** The next records, at most a thousand, none when there are none yet. */
  read: () => Promise<LambdaRecord[]>;
  /** Whether the shard is closed and read to its end. */
  ended: () => boolean;
};

export type ShardSource = {
  client: DynamoDBStreamsClient;
  streamArn: string;
  region: string;
  shardId: string;
  signal: AbortSignal;
};

const mostRecords = 1000;

/** A reader that begins after that sequence number, or at the oldest record there is when it is gone or not given. */
export const shardReader = (source: ShardSource, after: string | undefined): ShardReader => {
  const { client, signal } = source;
  let iterator: string | undefined;
  let ended = false;
  return {
    ended: () => ended,
    read: async () => {
      if (ended) return [];
      iterator ??= await iteratorAfter(source, after);
      const page = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: mostRecords }),
        { abortSignal: signal },
      );
      iterator = page.NextShardIterator;
      ended = iterator === undefined;
      return (page.Records ?? []).map((record) => lambdaRecord(record, source));
    },
  };
};

/** The sequence number of the newest record of a shard now; undefined when it holds none. */
export const newestIn = async (source: ShardSource): Promise<string | undefined> => {
  const reader = shardReader(source, undefined);
  let newest: string | undefined;
  for (;;) {
    const records = await reader.read();
    if (records.length === 0) return newest;
    newest = records.at(-1)?.dynamodb.SequenceNumber;
  }
};

const iteratorAfter = async (
  { client, streamArn, shardId, signal }: ShardSource,
  after: string | undefined,
): Promise<string | undefined> => {
  const shard = { StreamArn: streamArn, ShardId: shardId };
  const oldest = new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' });
  const options = { abortSignal: signal };
  if (after === undefined) return (await client.send(oldest, options)).ShardIterator;
  const next = new GetShardIteratorCommand({
    ...shard,
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: after,
  });
  try {
    return (await client.send(next, options)).ShardIterator;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TrimmedDataAccessException') throw error;
    return (await client.send(oldest, options)).ShardIterator;
  }
};
