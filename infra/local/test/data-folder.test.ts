import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { startAwsEndpoint } from '../aws/endpoint.ts';
import { HostError } from '../contracts.ts';
import { holdDataFolder } from '../data-folder.ts';
import { startEngine } from '../engine/dynoxide.ts';
import { responsesWhile } from '../held-response.ts';
import { takePlace } from '../place.ts';

type Stop = () => unknown;
const stops: Stop[] = [];
/** Is undone after the test, the newest first. */
const later = <Part extends { stop: Stop }>(part: Part): Part => {
  stops.unshift(part.stop);
  return part;
};
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'netral-folder-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
/** A folder as a host leaves it, with a file that is none of its own. */
const aSuitesFolder = (): string => {
  const folder = newFolder();
  mkdirSync(join(folder, 'objects/evidence'), { recursive: true });
  for (const name of [
    'engine.sqlite',
    'engine.sqlite-wal',
    'host.log',
    'objects/evidence/one',
    'notes.txt',
  ])
    writeFileSync(join(folder, name), name);
  return folder;
};
/** Every file with its inode and bytes. */
const contentOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { ino, size } = statSync(join(folder, name));
      return `${name} ${ino} ${size}`;
    });
const fresh = (dataFolder: string, port = 0) => takePlace({ port, dataFolder, fresh: true });

describe('a data folder', () => {
  it('belongs to one host, until that ends', async () => {
    const folder = newFolder();
    const first = await holdDataFolder(folder);
    await expect(holdDataFolder(folder)).rejects.toThrow(
      new HostError(`Another host is running on this data folder (process ${process.pid}).`),
    );
    await first.stop();
    later(await holdDataFolder(folder));
  });

  const nobody = 2 ** 30;
  it.each([
    ['a process that is gone', JSON.stringify({ pid: nobody, began: 'then' })],
    [
      'a number that another process has by now',
      JSON.stringify({ pid: process.pid, began: 'then' }),
    ],
    ['a host killed while it wrote its lock', ''],
    ['nobody that can be read', '{"pid":"?"}'],
  ])('is taken over from %s', async (_, lock) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'host.lock'), lock);
    expect(later(await holdDataFolder(folder)).isHeld()).toBe(true);
  });

  it('takes nothing away, when it stops, that another host has by now', async () => {
    const folder = newFolder();
    const held = await holdDataFolder(folder);
    const engine = await startEngine(folder);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const name of ['host.lock', 'engine.pid']) writeFileSync(join(folder, name), 'another’s');
    await engine.stop();
    await held.stop();
    expect(readdirSync(folder).sort()).toEqual(['engine.pid', 'host.lock']);
  });
});

describe('--fresh', () => {
  it('empties what a host has made, and nothing else', async () => {
    const folder = aSuitesFolder();
    later(await fresh(folder));
    expect(readdirSync(folder).sort()).toEqual(['host.lock', 'notes.txt']);
  });

  it('may be given for a folder that is not there yet, or again where it broke off', async () => {
    const folder = join(newFolder(), 'new');
    await (await fresh(folder)).stop();
    writeFileSync(join(folder, 'host.lock'), '');
    later(await fresh(folder));
  });

  it('is refused for a folder of somebody else, and leaves nothing in it', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'notes.txt'), '');
    await expect(fresh(folder)).rejects.toThrow('is not one');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('touches nothing while another host has the folder, on whatever port', async () => {
    const folder = aSuitesFolder();
    const other = later(await takePlace({ port: 0, dataFolder: folder, fresh: false }));
    const before = contentOf(folder);
    for (const port of [0, Number(new URL(other.door.url).port)])
      await expect(fresh(folder, port)).rejects.toThrow('Another host is running');
    expect(contentOf(folder)).toEqual(before);
  });

  const onLinux = existsSync('/proc') ? it : it.skip;
  onLinux('touches nothing while an engine with a living host is on the folder', async () => {
    const folder = newFolder();
    later(await startEngine(folder));
    const before = contentOf(folder);
    await expect(fresh(folder)).rejects.toThrow('Another host is running');
    expect(contentOf(folder)).toEqual(before);
  });

  it('touches nothing while the port is somebody else’s, and gives the folder back', async () => {
    const folder = aSuitesFolder();
    const before = contentOf(folder);
    const { door } = later(await takePlace({ port: 0, dataFolder: newFolder(), fresh: false }));
    await expect(fresh(folder, Number(new URL(door.url).port))).rejects.toThrow('is busy');
    expect(contentOf(folder)).toEqual(before);
  });
});

/** A server that says 201 to everything, as long as its folder is held. */
const listen = async (isHeld: () => boolean, handle: RequestListener): Promise<string> => {
  const server = createServer({ ServerResponse: responsesWhile(isHeld) }, (req, res) =>
    handle(req, res),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  later({ stop: () => server.close().closeAllConnections() });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const enginePid = (folder: string): number =>
  z.parse(
    z.object({ engine: z.int() }),
    JSON.parse(readFileSync(join(folder, 'engine.pid'), 'utf8')),
  ).engine;

describe('a host whose files are gone', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'the folder was deleted',
      (folder) => rmSync(folder, { recursive: true }),
      /deleted or replaced/,
    ],
    [
      'the folder was moved away',
      (folder) => renameSync(folder, `${folder}-old`),
      /deleted or replaced/,
    ],
    [
      'the database was deleted',
      (folder) => rmSync(join(folder, 'engine.sqlite')),
      /deleted or replaced/,
    ],
    [
      'its log of writes was deleted',
      (folder) => rmSync(join(folder, 'engine.sqlite-wal')),
      /deleted or replaced/,
    ],
    [
      'the database was replaced',
      (folder) => {
        copyFileSync(join(folder, 'engine.sqlite'), join(folder, 'copy'));
        renameSync(join(folder, 'copy'), join(folder, 'engine.sqlite'));
      },
      /deleted or replaced/,
    ],
    [
      'the lock was taken by another host',
      (folder) => {
        rmSync(join(folder, 'host.lock'));
        writeFileSync(join(folder, 'host.lock'), 'another’s');
      },
      /deleted or replaced/,
    ],
    [
      'the engine was killed',
      (folder) => process.kill(enginePid(folder), 'SIGKILL'),
      /engine has ended/,
    ],
  ])('says 2xx no more and tells why, once: %s', async (_, spoil, why) => {
    const path = newFolder();
    const folder = later(await holdDataFolder(path));
    let ended: () => void = () => undefined;
    const engineGone = new Promise<void>((resolve) => (ended = resolve));
    const engine = await startEngine(path, () => {
      folder.lose('The database engine has ended.');
      ended();
    });
    folder.watch(later(engine).files);
    stops.push(() => rmSync(`${path}-old`, { recursive: true, force: true }));
    const lines: string[] = [];
    folder.onLost((line) => lines.push(line));
    const url = await listen(folder.isHeld, (_req, res) => res.writeHead(201).end('kept'));
    expect((await fetch(url, { method: 'POST' })).status).toBe(201);
    spoil(path);
    if (String(why).includes('engine')) await engineGone;
    const after = await fetch(url, { method: 'POST' });
    expect([after.status, await after.text()]).toEqual([503, expect.not.stringContaining('kept')]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(lines).toEqual([expect.stringMatching(why)]);
  });

  it('says 503 also where the files went while it worked on the answer', async () => {
    let isHeld = true;
    const answers: Record<string, RequestListener> = {
      '/at-once': (_, res) => res.writeHead(200, { 'content-length': 4 }).end('kept'),
      '/by-headers': (_, res) => res.setHeader('content-length', 4).end('kept'),
      '/in-parts': (_, res) => {
        res.write('ke');
        res.end('pt');
      },
    };
    const url = await listen(
      () => isHeld,
      (req, res) => {
        isHeld = req.headers['x-lose'] === undefined;
        answers[req.url ?? '']?.(req, res);
      },
    );
    for (const path of Object.keys(answers)) {
      const held = await fetch(url + path);
      expect([held.status, await held.text()]).toEqual([200, 'kept']);
      const lost = await fetch(url + path, { headers: { 'x-lose': 'yes' } });
      expect([lost.status, await lost.text()]).toEqual([
        503,
        expect.stringContaining('nothing is stored'),
      ]);
    }
  });

  it('says so to what functions and phones send to the services it plays', async () => {
    const needs = { accountId: '000000000000', newId: () => 'id', log: () => undefined };
    const endpoint = later(await startAwsEndpoint({ ...needs, isHeld: () => false }));
    const s3: RequestListener = (_, res) => res.writeHead(200).end();
    const lambda = s3;
    endpoint.serve({
      sns: new Map(),
      sqs: new Map(),
      ses: new Map(),
      whatsapp: new Map(),
      secretsManager: new Map(),
      s3,
      lambda,
    });
    expect((await fetch(`${endpoint.url}/s3/evidence/one`, { method: 'PUT' })).status).toBe(503);
  });
});

describe('a host that was killed', () => {
  it('leaves its folder to the next at once', async () => {
    const folder = newFolder();
    const script = `import { holdDataFolder } from './infra/local/data-folder.ts';
      await holdDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    later({ stop: () => child.kill('SIGKILL') });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(holdDataFolder(folder)).rejects.toThrow(`process ${child.pid ?? ''}`);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    later(await holdDataFolder(folder));
  });
});
