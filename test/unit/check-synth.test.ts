import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { onceForSources } from '../../infra/check-synth/once-for-sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netral-synth-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the check of what is synthesized', () => {
  it('is done once for the same sources, again for others, and again after it failed', () => {
    let runs = 0;
    const check = (stamp: string, ends = 0) => {
      const synthesize = () => {
        runs += 1;
        return ends;
      };
      return [onceForSources({ folder, stamp, synthesize }), runs];
    };
    expect(check('one')).toEqual([0, 1]);
    expect(check('one')).toEqual([0, 1]);
    expect(check('two', 1)).toEqual([1, 2]);
    expect(check('two')).toEqual([0, 3]);
    expect(check('three', 1)).toEqual([1, 4]);
    // What failed may have written over what was whole.
    expect(check('two')).toEqual([0, 5]);
  });
});
