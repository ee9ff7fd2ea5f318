import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';
import type { HostStore } from '../contracts.ts';
import { lambdaRecord, type LambdaRecord } from './record.ts';

export type Batch = { shardId: string; records: LambdaRecord[]; last: string };

export type ShardReader = {
  /** The next records after those that are done; none when the stream is quiet. */
  next: (limit: number) => Promise<Batch>;
  /** Remembers that everything up to this batch's end is worked through. */
  done: (batch: Batch) => Promise<void>;
};

type Needs = {
  client: DynamoDBStreamsClient;
  streamArn: string;
  store: HostStore;
  mapping: string;
  start: 'TRIM_HORIZON' | 'LATEST' | undefined;
};

/** Reads the engine's one shard of a stream from where the mapping last stood; from the oldest record if that is gone. */
export const shardReader = async (needs: Needs): Promise<ShardReader> => {
  const { client, streamArn, store, mapping } = needs;
  const shardId = await onlyShard(client, streamArn);
  const kept = await store.get('checkpoint', `${mapping}/${streamArn}`);
  let position = typeof kept === 'string' ? kept : undefined;
  let iterator: string | undefined;
  return {
    next: async (limit) => {
      iterator ??= await iteratorAt(needs, shardId, position);
      const page = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      iterator = page.NextShardIterator;
      const records = (page.Records ?? []).map((record) => lambdaRecord(record, streamArn));
      return { shardId, records, last: records.at(-1)?.dynamodb.SequenceNumber ?? '' };
    },
    done: async ({ last }) => {
      position = last;
      await store.put('checkpoint', `${mapping}/${streamArn}`, last);
    },
  };
};

const onlyShard = async (client: DynamoDBStreamsClient, StreamArn: string): Promise<string> => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const shards = StreamDescription?.Shards ?? [];
  const [shard] = shards;
  if (shards.length !== 1 || !shard?.ShardId)
    throw new Error(`${StreamArn} has ${shards.length} shards`);
  return shard.ShardId;
};

const iteratorAt = async (
  { client, streamArn, start }: Needs,
  ShardId: string,
  position: string | undefined,
) => {
  const from =
    position === undefined
      ? { ShardIteratorType: start ?? ('TRIM_HORIZON' as const) }
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: position };
  const ask = (where: object) =>
    client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
        ...where,
      }),
    );
  const found = await ask(from).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TrimmedDataAccessException') return ask({});
    throw error;
  });
  return found.ShardIterator;
};
