import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const assets = new URL('../../functions/site/assets/', import.meta.url);

it.each(readdirSync(assets).filter((name) => name.endsWith('.css')))(
  'keeps %s below 20 KB and free of anything from elsewhere',
  (name) => {
    const sheet = readFileSync(new URL(name, assets), 'utf8');
    expect(Buffer.byteLength(sheet)).toBeLessThan(20_000);
    expect(sheet).not.toMatch(/url\(|@import/);
  },
);
