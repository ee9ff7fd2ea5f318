import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { DeploymentError, readDeployment } from '../../infra/deployment.ts';
import { demoFile } from './a-stack.ts';

const demo = z.parse(z.record(z.string(), z.unknown()), JSON.parse(readFileSync(demoFile, 'utf8')));
const folder = mkdtempSync(join(tmpdir(), 'netral-deployment-'));

const linesOf = (text: string): string[] => {
  const file = join(folder, 'bad.json');
  writeFileSync(file, text);
  try {
    readDeployment(file);
    return [];
  } catch (error) {
    if (error instanceof DeploymentError)
      return error.lines.map((line) => line.replace(`${file}: `, ''));
    throw error;
  }
};
const changed = (changes: object) => linesOf(JSON.stringify({ ...demo, ...changes }));

describe('a deployment file', () => {
  it('serves the five regions of the demo, each with six to ten units', () => {
    const { regions } = readDeployment(demoFile).campaign;
    expect(regions.map(({ code }) => code)).toEqual(['14.06', '64.07', '18.09', '35.75', '75.04']);
    for (const { units } of regions) {
      expect(units.length).toBeGreaterThanOrEqual(6);
      expect(units.length).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    ['the AWS region', { awsRegion: 'jakarta' }, /^awsRegion: /],
    ['the throttle', { throttle: { ratePerSecond: 0, burst: 100 } }, /^throttle\.ratePerSecond: /],
    ['the log retention', { logRetentionDays: 31 }, /^logRetentionDays: /],
    ['an address that ends in a slash', { publicUrl: 'https://netral.example/' }, /^publicUrl: /],
    ['an unknown field', { thottle: 1 }, /^file: .*thottle/],
  ])('names %s when it is wrong', (_what, changes, line) => {
    const lines = changed(changes);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it('gives every wrong field a line of its own', () =>
    expect(changed({ id: 'X', stage: '/', webhookRetentionDays: 'two weeks' })).toHaveLength(3));

  it('is told when it is not JSON', () =>
    expect(linesOf('{')[0]).toMatch(/^cannot be read as JSON/));

  it('serves no more regions than a stack has room for', () => {
    const { campaign } = readDeployment(demoFile);
    const regions = Array.from({ length: 61 }, (_, n) => ({
      ...campaign.regions[0],
      code: `18.${String(n + 10)}`,
    }));
    expect(changed({ campaign: { ...campaign, regions } })[0]).toMatch(/61 are more than the 60/);
  });

  it('serves no region twice', () => {
    const { campaign } = readDeployment(demoFile);
    const regions = [...campaign.regions, ...campaign.regions.slice(0, 1)];
    expect(changed({ campaign: { ...campaign, regions } })).toEqual([
      'campaign.regions: 14.06 is served twice',
    ]);
  });
});
