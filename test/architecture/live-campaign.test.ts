import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const functions = fileURLToPath(new URL('../../functions', import.meta.url));
const files = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const textOf = (file: string): string => readFileSync(join(functions, file), 'utf8');

/**
 * The campaign beside a bundle may have been changed since by two people. What reads it whole reads it live, where nothing
 * can be derived from it before the first call (`shared/decrees/live-campaign.ts` throws); what no decree changes is
 * `readFixed`.
 */
describe('the campaign', () => {
  it('is read from the bundle by no function: live, or what nothing changes', () => {
    const asReleased = files.filter((file) =>
      /import[^;]*\breadCampaign\b[^;]*;/.test(textOf(file)),
    );
    expect(asReleased).toEqual([]);
    const live = files.filter((file) => textOf(file).includes('liveCampaign('));
    expect(live.length).toBeGreaterThan(40);
    expect(live.filter((file) => !file.endsWith('.lambda.ts'))).toEqual([]);
  });

  it('is read as it was released by the desk alone that lays decrees anew', () => {
    const released = files.filter((file) => textOf(file).includes('releasedRegion('));
    expect(released).toEqual(['pledges/decrees/pledge-decrees.lambda.ts']);
  });

  // What is stored may be of a unit that was closed since: its name is in no list of those that are offered.
  it('names a unit of something stored by every unit there was', () => {
    const byOffered = files.filter((file) =>
      /units\??\.find\(\([^)]*\) =>[^)]*\)\??\.name/.test(textOf(file)),
    );
    expect(byOffered).toEqual([]);
  });
});
