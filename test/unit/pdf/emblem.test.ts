import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emblemFaults, layEmblems } from '../../../infra/bundle/lay-emblems.ts';
import { emblemsBeside, mostEmblemBytes } from '../../../shared/pdf/emblem.ts';

/** The smallest PNG there is: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let from: string;
let code: string;

beforeEach(() => {
  [from, code] = [mkdtempSync(join(tmpdir(), 'emblems-')), mkdtempSync(join(tmpdir(), 'code-'))];
});
afterEach(() => {
  for (const folder of [from, code]) rmSync(folder, { recursive: true });
});

describe('the emblem of a region', () => {
  it('is found beside the code where the deployment gives one, and only there', () => {
    writeFileSync(join(from, '18.09.png'), png);
    writeFileSync(join(from, '64.07.png'), png);
    layEmblems(from, ['18.09', '14.06'], code);
    const emblemOf = emblemsBeside(pathToFileURL(join(code, 'index.mjs')));
    expect(emblemOf('18.09')).toEqual({ type: 'image/png', bytes: png });
    expect([emblemOf('14.06'), emblemOf('64.07')]).toEqual([undefined, undefined]);
  });

  it('is nothing, and no folder, where there is none', async () => {
    layEmblems(join(from, 'none'), ['18.09'], code);
    expect(readdirSync(code)).toEqual([]);
    expect(await emblemFaults(join(from, 'none'))).toEqual([]);
  });

  it.each([
    ['18.09.gif', png, 'is called otherwise'],
    ['pesawaran.png', png, 'is called otherwise'],
    ['18.09.png', Buffer.from('<svg/>'), 'is neither PNG nor JPEG'],
    ['18.09.png', png.subarray(0, 40), 'cannot be read as a picture'],
    ['18.09.png', Buffer.concat([png, Buffer.alloc(mostEmblemBytes)]), 'is larger than'],
  ])('called %s with a fault is named before anything is built', async (name, bytes, why) => {
    writeFileSync(join(from, name), bytes);
    expect(await emblemFaults(from)).toEqual([expect.stringContaining(why)]);
  });
});
