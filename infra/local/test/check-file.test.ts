import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkEngineFile } from '../engine/check-file.ts';
import { startEngine } from '../engine/dynoxide.ts';
import { prepareFile } from '../engine/prepare-file.ts';
import { quickFolder } from '../testing/quick-folder.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a database as a host lays it down. */
const aFolder = async (): Promise<{ folder: string; file: string }> => {
  const folder = quickFolder('check');
  folders.push(folder);
  const file = join(folder, 'engine.sqlite');
  await prepareFile(file);
  return { folder, file };
};

describe("the engine's file", () => {
  it.each<[string, (file: string) => void, RegExp]>([
    ['empty', (file) => truncateSync(file), /is empty/],
    ['no database', (file) => writeFileSync(file, 'x'.repeat(9000)), /is no database/],
    ['shorter than a header', (file) => truncateSync(file, 20), /is cut short/],
    ['cut short', (file) => truncateSync(file, statSync(file).size - 4096), /is cut short/],
    [
      'gone, its log still there',
      (file) => {
        rmSync(file);
        writeFileSync(`${file}-wal`, 'log');
      },
      /is gone/,
    ],
    [
      'gone, evidence still there',
      (file) => {
        rmSync(file);
        mkdirSync(join(file, '../objects/evidence'), { recursive: true });
        writeFileSync(join(file, '../objects/evidence/one.json'), '{}');
      },
      /is gone/,
    ],
  ])('that is %s starts nothing, is left as it is, and says what to do', async (_, spoil, why) => {
    const { folder, file } = await aFolder();
    spoil(file);
    const before = statSync(file, { throwIfNoEntry: false })?.size;
    await expect(startEngine(folder)).rejects.toThrow(why);
    await expect(startEngine(folder)).rejects.toThrow(/import an export \(npm run import\)/);
    expect(statSync(file, { throwIfNoEntry: false })?.size).toBe(before);
  });

  it('that is whole, new, or lengthened by a log starts', async () => {
    const { file } = await aFolder();
    checkEngineFile(file);
    const whole = readFileSync(file);
    truncateSync(file, whole.length - 4096);
    writeFileSync(`${file}-wal`, 'what a crash left');
    checkEngineFile(file);
    checkEngineFile(join(file, '../new.sqlite'));
  });
});
