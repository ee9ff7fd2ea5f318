import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HostError } from '../contracts.ts';
import { checkEngineFile } from './check-file.ts';
import { endLeftover } from './leftover.ts';
import { prepareFile } from './prepare-file.ts';

/** A running DynamoDB-compatible engine. */
export type Engine = {
  endpoint: string;
  /** Where its tools listen, for whoever has the token of this start; none where the engine is not ours. */
  toolPort?: number;
  /** What it writes to, and keeps open, in the data folder. */
  files: string[];
  /** Deletes expired items (TTL) and answers how many. */
  sweepExpired: () => Promise<number>;
  stop: () => Promise<void>;
};

/** Where an engine listens, and the secret of its tools: one that is started again takes the seat of the one before. */
export type EngineSeat = { port: number; toolPort: number; token: string };

/** Only we may use its tools: the token is in no argument, which others on the machine could read. */
export const takeSeat = async (): Promise<EngineSeat> => {
  const [port, toolPort] = await Promise.all([freePort(), freePort()]);
  return { port, toolPort, token: randomBytes(32).toString('hex') };
};

const readyWithinMs = 10_000;
const fileName = 'engine.sqlite';

/**
 * Starts the embedded engine on a file in the data folder, or uses the DynamoDB that DYNAMODB_ENDPOINT names.
 * It never outlives this process; `onEnded` is called if it ends by itself, and another may then take its seat. Throws HostError when there is no engine
 * for this platform, it does not start, its file is damaged, or another host lives on the folder.
 */
export const startEngine = async (
  dataFolder: string,
  onEnded: () => void = () => undefined,
  seat?: EngineSeat,
): Promise<Engine> => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) return elsewhere(given);
  const binary = findBinary();
  const file = join(resolve(dataFolder), fileName);
  const pidFile = join(dirname(file), 'engine.pid');
  mkdirSync(dirname(file), { recursive: true });
  await endLeftover(pidFile, file);
  checkEngineFile(file);
  await prepareFile(file);
  const { port, toolPort, token } = seat ?? (await takeSeat());
  const keeper = startKeeper(
    pidFile,
    [
      ...[binary, 'serve', '--port', `${port}`, '--db-path', file],
      ...['--mcp', '--mcp-port', `${toolPort}`],
    ],
    token,
  );
  await untilReady(keeper, pidFile);
  keeper.once('exit', onEnded);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    toolPort,
    files: [fileName, `${fileName}-wal`],
    sweepExpired: () => sweep(toolPort, token),
    stop: () => {
      keeper.off('exit', onEnded);
      return stop(keeper);
    },
  };
};

const elsewhere = (endpoint: string): Engine => ({
  endpoint,
  files: [],
  sweepExpired: () => Promise.resolve(0),
  stop: () => Promise.resolve(),
});

const findBinary = (): string => {
  const platform = `${process.platform}-${process.arch}`;
  const missing = new HostError(
    `There is no embedded database engine for ${platform} here. Run npm ci again (optional packages included), ` +
      'or name any DynamoDB in DYNAMODB_ENDPOINT.',
  );
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`);
    const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
    const binary = join(dirname(manifest), name);
    if (existsSync(binary)) return binary;
  } catch {
    throw missing;
  }
  throw missing;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const startKeeper = (pidFile: string, command: string[], token: string): ChildProcess => {
  const keeper = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
  const { SystemRoot } = process.env;
  return spawn(process.execPath, [keeper, pidFile, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { DYNOXIDE_MCP_AUTH_TOKEN: token, ...(SystemRoot !== undefined && { SystemRoot }) },
    windowsHide: true,
  });
};

// Asking the port instead could be answered by somebody else's engine.
const untilReady = async (keeper: ChildProcess, pidFile: string): Promise<void> => {
  let said = '';
  const hear = (text: unknown) => (said = (said + String(text)).slice(-1000));
  keeper.stdout?.on('data', hear);
  keeper.stderr?.on('data', hear);
  const end = Date.now() + readyWithinMs;
  while (Date.now() < end && isRunning(keeper)) {
    const isListening = ['Dynoxide', 'MCP HTTP server'].every((one) =>
      said.includes(`${one} listening`),
    );
    // Without its pid file nobody could see that the folder is in use.
    if (isListening && existsSync(pidFile)) return;
    await sleep(5);
  }
  await stop(keeper);
  throw new HostError(`The database engine did not start: ${said.trim() || 'no word from it'}`);
};

const sweep = async (port: number, token: string): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${port}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'sweep_ttl', arguments: {} },
    }),
  });
  const answer = await response.text();
  const deleted = /items_deleted\\":\s*(\d+)/.exec(answer)?.[1];
  if (deleted === undefined) throw new Error(`sweep_ttl answered ${response.status} ${answer}`);
  return Number(deleted);
};

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

const stop = (keeper: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (!isRunning(keeper)) {
      resolve();
      return;
    }
    keeper.once('exit', () => resolve());
    keeper.stdin?.end();
  });
