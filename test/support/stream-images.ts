import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type DynamoDBStreamsClient,
  type _Record,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { FoundRow } from './inside-tables.ts';

/** Every record of a stream from its first one on, shard by shard. */
export const recordsIn = async (
  streams: DynamoDBStreamsClient,
  StreamArn: string | undefined,
): Promise<Map<string, _Record[]>> => {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const found = new Map<string, _Record[]>();
  for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
    const ShardIteratorType = 'TRIM_HORIZON';
    const start = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType });
    let next = (await streams.send(start)).ShardIterator;
    const records: _Record[] = [];
    for (let empty = 0; next !== undefined && empty < 3;) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: next }),
      );
      records.push(...Records);
      empty = Records.length === 0 ? empty + 1 : 0;
      next = NextShardIterator;
    }
    found.set(ShardId, records);
  }
  return found;
};

/** Every image, old and new, that the streams of all tables still hold. */
export const imagesIn = async (streams: DynamoDBStreamsClient): Promise<FoundRow[]> => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({}));
  const found: FoundRow[] = [];
  for (const { StreamArn, TableName = '' } of Streams) {
    const records = [...(await recordsIn(streams, StreamArn)).values()].flat();
    for (const { dynamodb } of records)
      for (const image of [dynamodb?.Keys, dynamodb?.OldImage, dynamodb?.NewImage])
        if (image) found.push({ table: `stream of ${TableName}`, row: rowOf(image) });
  }
  return found;
};

const rowOf = (image: Record<string, AttributeValue>): Record<string, unknown> => unmarshall(image);
