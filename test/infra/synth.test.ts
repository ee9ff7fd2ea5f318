import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { entries } from '../../infra/bundle/bundle-functions.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { DeploymentError } from '../../infra/deployment.ts';
import { synthDeployment } from '../../infra/synth.ts';
import { demoFile } from './a-stack.ts';

const synth = (bundleFolder: string) =>
  synthDeployment({
    deploymentFile: demoFile,
    outFolder: mkdtempSync(join(tmpdir(), 'netral-out-')),
    bundleFolder,
  });

describe('synthesizing a deployment', () => {
  it('writes the template the local host reads', () => {
    const bundles = mkdtempSync(join(tmpdir(), 'netral-bundles-'));
    for (const entry of entries()) {
      const folder = join(bundles, 'demo', bundleName(entry));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.mjs'), '');
    }
    const { stackName, templateFile } = synth(bundles);
    expect(stackName).toBe('netral-demo');
    expect(existsSync(templateFile)).toBe(true);
  });

  it('names the entry whose bundle is missing', () => {
    const nothing = mkdtempSync(join(tmpdir(), 'netral-none-'));
    expect(() => synth(nothing)).toThrow(DeploymentError);
    expect(() => synth(nothing)).toThrow(/^functions\/[\w/-]+\.lambda\.ts: no bundle at/);
  });
});
