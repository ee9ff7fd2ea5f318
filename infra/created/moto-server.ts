import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const python = 'python3';

/** The version of moto that is installed, with its server; undefined where it is not. */
export const motoVersion = (): string | undefined => {
  const { status, stdout } = spawnSync(
    python,
    ['-c', 'import moto, flask, flask_cors; print(moto.__version__)'],
    { encoding: 'utf8' },
  );
  return status === 0 ? stdout.trim() : undefined;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts moto's server on this machine; `stop` ends it. Throws where it does not answer within two minutes. */
export const startMoto = async (): Promise<{ url: string; stop: () => void }> => {
  const port = await freePort();
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  const stop = () => void server.kill();
  process.once('exit', stop);
  const url = `http://127.0.0.1:${String(port)}`;
  for (let tries = 0; tries < 240; tries += 1) {
    if (await answers(url)) return { url, stop };
    await wait(500);
  }
  stop();
  throw new Error('moto does not answer');
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/moto-api/`)).ok;
  } catch {
    return false;
  }
};
