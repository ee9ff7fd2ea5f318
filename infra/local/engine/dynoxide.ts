import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostError } from '../contracts.ts';
import { prepareFile } from './prepare-file.ts';

/** A running DynamoDB-compatible engine. */
export type Engine = {
  endpoint: string;
  /** Deletes expired items (TTL) and answers how many. */
  sweepExpired: () => Promise<number>;
  stop: () => Promise<void>;
};

const readyWithinMs = 10_000;

/**
 * Starts the embedded engine on a file in the data folder, or uses the DynamoDB that DYNAMODB_ENDPOINT names.
 * It never outlives this process. Throws HostError when there is no engine for this platform.
 */
export const startEngine = async (dataFolder: string): Promise<Engine> => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given)
    return {
      endpoint: given,
      sweepExpired: () => Promise.resolve(0),
      stop: () => Promise.resolve(),
    };
  const file = join(dataFolder, 'engine.sqlite');
  const binary = findBinary();
  await prepareFile(file);
  const [port, sweepPort] = await Promise.all([freePort(), freePort()]);
  const args = [
    'serve',
    '--port',
    `${port}`,
    '--db-path',
    file,
    '--mcp',
    '--mcp-port',
    `${sweepPort}`,
    '--mcp-no-auth',
  ];
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('./keeper.mjs', import.meta.url)), binary, ...args],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: {},
    },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady(keeper, endpoint);
  return { endpoint, sweepExpired: () => sweep(sweepPort), stop: () => stop(keeper) };
};

const findBinary = (): string => {
  const platform = `${process.platform}-${process.arch}`;
  const missing = new HostError(
    `There is no embedded database engine for ${platform} here. Run npm ci again (optional packages included), ` +
      'or name any DynamoDB in DYNAMODB_ENDPOINT.',
  );
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`);
    const binary = join(
      dirname(manifest),
      process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
    );
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

const untilReady = async (keeper: ChildProcess, endpoint: string): Promise<void> => {
  let said = '';
  keeper.stderr?.on('data', (text) => (said = (said + String(text)).slice(-500)));
  const end = Date.now() + readyWithinMs;
  while (Date.now() < end && keeper.exitCode === null) {
    if (
      await fetch(endpoint, { method: 'POST' }).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new HostError(`The database engine did not start: ${said.trim() || 'no word from it'}`);
};

const sweep = async (port: number): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${port}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'sweep_ttl', arguments: {} },
    }),
  });
  return Number(/items_deleted\\":(\d+)/.exec(await response.text())?.[1] ?? 0);
};

const stop = (keeper: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (keeper.exitCode !== null) {
      resolve();
      return;
    }
    keeper.once('exit', () => resolve());
    keeper.stdin?.end();
  });
