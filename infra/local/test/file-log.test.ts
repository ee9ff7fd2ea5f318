import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { fileLog } from '../file-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-host-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === 'linux' ? it : it.skip;

const linesOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/ n (\d+)$/gm)].map(([, n]) => Number(n));

describe('the log of the host', () => {
  it('turns over while it runs, keeps one former file, and loses no line on the way', async () => {
    const at = join(folder, 'long');
    const log = fileLog(at, { largest: 2000 });
    for (let n = 0; n < 100; n += 1) {
      log('n', String(n));
      await pause(1);
    }
    await pause(100);
    expect(
      readdirSync(at)
        .filter((name) => name.startsWith('host.log'))
        .sort(),
    ).toEqual(['host.log', 'host.log.1']);
    const kept = [...linesOf(join(at, 'host.log.1')), ...linesOf(join(at, 'host.log'))];
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(kept.map((_, index) => 100 - kept.length + index));
  });

  it('that cannot be written fails nobody', async () => {
    const at = join(folder, 'broken');
    mkdirSync(join(at, 'host.log'), { recursive: true });
    const log = fileLog(at);
    log('n', '1');
    await pause(50);
    log('n', '2');
  });

  // A device that is always full: writing to it fails as a full disk does, with ENOSPC.
  onLinux(
    'goes on once a full disk has room again, and says how many lines are missing',
    async () => {
      const at = join(folder, 'full');
      mkdirSync(at);
      symlinkSync('/dev/full', join(at, 'host.log'));
      let time = 0;
      const log = fileLog(at, { now: () => time });
      for (const n of [1, 2, 3]) {
        log('n', String(n));
        await pause(50);
      }
      rmSync(join(at, 'host.log'));
      log('n', '4');
      time += 1000;
      log('n', '5');
      log('n', '6');
      await pause(100);
      const lines = readFileSync(join(at, 'host.log'), 'utf8').trim().split('\n');
      expect(lines.map((line) => line.slice(25))).toEqual([
        'log 4 lines could not be written here',
        'n 5',
        'n 6',
      ]);
    },
  );
});
