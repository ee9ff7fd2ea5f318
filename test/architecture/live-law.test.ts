import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const functions = fileURLToPath(new URL('../../functions', import.meta.url));
const files = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const textOf = (file: string): string => readFileSync(join(functions, file), 'utf8');
const law = 'reports/law';

/**
 * The editions beside a bundle may have been followed by others since, by two people. Who judges by them is handed them
 * (`Catalogue`) and does not compile without; what is handed is made live, in the wiring of a function alone.
 */
describe('the joint decree', () => {
  it('is read as released by nothing but what lays decrees over it', () => {
    const released = files.filter((file) => /\bshippedCatalogue\b/.test(textOf(file)));
    expect(released.sort()).toEqual([`${law}/editions.ts`, `${law}/live-catalogue.ts`]);
    const data = files.filter((file) => textOf(file).includes('editions.json'));
    expect(data).toEqual([`${law}/editions.ts`]);
  });

  it('is made live where functions are wired, and nowhere else', () => {
    const live = files.filter((file) => /\bliveCatalogue\(/.test(textOf(file)));
    expect(live.length).toBeGreaterThan(3);
    const wiring = /\.lambda\.ts$|-wiring\.ts$/;
    expect(live.filter((file) => !wiring.test(file))).toEqual([]);
  });
});
