import { rmSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { startEngine } from '../engine/dynoxide.ts';
import { withoutLogWalk } from '../without-log-walk.ts';
import { quickFolder } from './quick-folder.ts';

const access = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** A client of an engine on this machine. */
export const clientTo = (endpoint: string): DynamoDBClient =>
  withoutLogWalk(new DynamoDBClient({ ...access, endpoint }));

/** A real engine in a folder of its own, with clients; `stop` leaves nothing behind. `onEnded` is called when it ends by itself. */
export const startTestEngine = async (folder = quickFolder('engine'), onEnded?: () => void) => {
  const engine = await startEngine(folder, onEnded);
  const client = clientTo(engine.endpoint);
  const streams = withoutLogWalk(
    new DynamoDBStreamsClient({ ...access, endpoint: engine.endpoint }),
  );
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
