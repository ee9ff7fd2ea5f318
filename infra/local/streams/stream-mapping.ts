import { randomUUID } from 'node:crypto';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type {
  HostClock,
  HostedResource,
  HostLog,
  HostStore,
  Invoke,
  Running,
} from '../contracts.ts';
import { pause } from '../messaging/pause.ts';
import { openCheckpoint } from './checkpoint.ts';
import { followShard } from './follow-shard.ts';
import { readSettings, type StreamSettings } from './settings.ts';
import type { Pulse } from './table-pulse.ts';

export type StreamMappingNeeds = {
  /** The AWS::Lambda::EventSourceMapping. */
  mapping: HostedResource;
  streamArn: string;
  functionId: string;
  client: DynamoDBStreamsClient;
  invoke: Invoke;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  /** Takes the document on records that were given up. */
  sendToQueue: (queueArn: string, body: string) => Promise<void>;
  /** What records say as their region. */
  region: string;
  newId?: () => string;
  /** When the table may have changed; without it the stream is looked at all the time. */
  pulse?: Pulse;
};

type Work = StreamMappingNeeds & { settings: StreamSettings; signal: AbortSignal };

/**
 * Feeds a function with a table's changes, each shard in order and a child after its parents; where it stands is kept
 * after success, so after a crash a batch may come twice and none is lost. Throws HostError for a mapping the host
 * does not know; `stop` does not wait for a running invocation.
 */
export const startStreamMapping = (needs: StreamMappingNeeds): Promise<Running> => {
  const settings = readSettings(needs.mapping);
  const stopping = new AbortController();
  const done = settings.enabled
    ? followStream({ ...needs, settings, signal: stopping.signal })
    : Promise.resolve();
  return Promise.resolve({
    stop: async () => {
      stopping.abort();
      await done;
    },
  });
};

const followStream = async (work: Work): Promise<void> => {
  const following = new Map<string, Promise<void>>();
  const finished = new Set<string>();
  while (!work.signal.aborted) {
    const shards = await listShards(work);
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    const waitsFor = ({ ParentShardId: parent }: Shard) =>
      parent !== undefined && known.has(parent) && !finished.has(parent);
    for (const shard of shards) {
      const shardId = shard.ShardId ?? '';
      if (following.has(shardId) || finished.has(shardId) || waitsFor(shard)) continue;
      const isChild = finished.has(shard.ParentShardId ?? '');
      const ended = followOne(work, shardId, isChild).then(() => {
        following.delete(shardId);
        finished.add(shardId);
      });
      following.set(shardId, ended);
    }
    const lookAgainMs = shards.length === 0 ? 1000 : 60_000;
    await Promise.race([...following.values(), pause(lookAgainMs, work.signal)]);
  }
  await Promise.all(following.values());
};

const followOne = async (work: Work, shardId: string, isChild: boolean): Promise<void> => {
  const { mapping, streamArn, store, clock, log } = work;
  const checkpoint = openCheckpoint(store, `${mapping.logicalId}/${streamArn}/${shardId}`, log);
  await followShard({
    newId: randomUUID,
    ...work,
    settings: isChild ? { ...work.settings, startsAtLatest: false } : work.settings,
    shardId,
    checkpoint,
    realNow: () => clock.now() - clock.offsetMs(),
  }).catch((error: unknown) =>
    log(
      'stream',
      `${work.functionId}: where it stands in ${shardId} is not kept: ${String(error)}`,
    ),
  );
};

const listShards = async (work: Work): Promise<Shard[]> => {
  const shards: Shard[] = [];
  let from: string | undefined;
  try {
    do {
      const { StreamDescription } = await work.client.send(
        new DescribeStreamCommand({ StreamArn: work.streamArn, ExclusiveStartShardId: from }),
        { abortSignal: work.signal },
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from);
  } catch (error) {
    if (!work.signal.aborted)
      work.log('stream', `${work.functionId} cannot see its stream: ${String(error)}`);
    return [];
  }
  return shards;
};
