import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { fileLog } from '../file-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-host-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/ n (\d+)$/gm)].map(([, n]) => Number(n));

describe('the log of the host', () => {
  it('turns over while it runs, keeps one former file, and loses no line on the way', async () => {
    const at = join(folder, 'long');
    const log = fileLog(at, 2000);
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
});
