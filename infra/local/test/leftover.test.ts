import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HostError } from '../contracts.ts';
import { startEngine } from '../engine/dynoxide.ts';
import { endLeftover } from '../engine/leftover.ts';

const folder = mkdtempSync(join(tmpdir(), 'netral-leftover-'));
const pidFile = join(folder, 'engine.pid');
const dataFile = join(folder, 'engine.sqlite');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aProcess = (...args: string[]) =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...args], { stdio: 'ignore' });
const nobody = 2 ** 30;

const onLinux = existsSync('/proc') ? it : it.skip;

describe('what a killed host left behind', () => {
  onLinux('is ended when its command line names the data file, and only then', async () => {
    const left = aProcess(dataFile);
    const stranger = aProcess();
    const gone = new Promise((resolve) => left.once('exit', (_, signal) => resolve(signal)));
    for (const { pid } of [left, stranger]) {
      writeFileSync(pidFile, JSON.stringify({ keeper: nobody, engine: pid }));
      await endLeftover(pidFile, dataFile);
    }
    expect(await gone).toBe('SIGKILL');
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill('SIGKILL');
  });

  onLinux('is left alone while its host lives, which is said', async () => {
    const engine = await startEngine(folder);
    await expect(startEngine(folder)).rejects.toThrow(HostError);
    const beganAt = Date.now();
    await engine.stop();
    // Sooner than another host that starts here meanwhile would give up waiting for it.
    expect(Date.now() - beganAt).toBeLessThan(3000);
    expect(existsSync(pidFile)).toBe(false);
  });
});
