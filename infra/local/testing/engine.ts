import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { startEngine } from '../engine/dynoxide.ts';

const access = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** A client of an engine on this machine. */
export const clientTo = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ ...access, endpoint });

/** A real engine in a folder of its own, with clients; `stop` leaves nothing behind. `onEnded` is called when it ends by itself. */
export const startTestEngine = async (
  folder = mkdtempSync(join(tmpdir(), 'local-host-engine-')),
  onEnded?: () => void,
) => {
  const engine = await startEngine(folder, onEnded);
  const client = clientTo(engine.endpoint);
  const streams = new DynamoDBStreamsClient({ ...access, endpoint: engine.endpoint });
  return {
    folder,
    engine,
    client,
    streams,
    stop: async () => {
      client.destroy();
      streams.destroy();
      await engine.stop();
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** A clock a test holds in its hand. */
export const aClock = (start = Date.now()) => {
  let offset = 0;
  return {
    now: () => start + offset,
    forward: (ms: number) => {
      offset += ms;
      return Promise.resolve();
    },
    onForward: () => undefined,
    offsetMs: () => offset,
  };
};
