import type { HostLog, Invoke } from '../contracts.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { ShardSource } from './shard-reader.ts';
import type { StreamSettings } from './settings.ts';
import type { Pulse } from './table-pulse.ts';

/** What working through one shard for one mapping takes; `realNow` is the machine's clock, which stamps the records. */
export type ShardWork = ShardSource & {
  settings: StreamSettings;
  functionId: string;
  invoke: Invoke;
  checkpoint: Checkpoint;
  log: HostLog;
  sendToQueue: (queueArn: string, body: string) => Promise<void>;
  realNow: () => number;
  newId: () => string;
  /** When the table may have changed; without it the shard is looked at all the time. */
  pulse?: Pulse;
};
