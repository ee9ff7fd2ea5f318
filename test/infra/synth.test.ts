import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DeploymentError } from '../../infra/deployment.ts';
import { bundledCode, synthDeployment } from '../../infra/synth.ts';
import { demoFile } from './a-stack.ts';

describe('synthesizing a deployment', () => {
  it('writes the templates the local host reads, whether or not the functions are bundled yet', () => {
    const outFolder = mkdtempSync(join(tmpdir(), 'netral-out-'));
    const { stackNames } = synthDeployment({
      deploymentFile: demoFile,
      outFolder,
      bundleFolder: mkdtempSync(join(tmpdir(), 'netral-bundles-')),
      stamp: 'as they are',
    });
    expect(stackNames).toEqual([
      'netral-account',
      ...['shared', 'pledges', 'reports', 'satgas', 'site'].map((part) => `netral-demo-${part}`),
    ]);
    expect(existsSync(join(outFolder, 'manifest.json'))).toBe(true);
    expect(existsSync(join(outFolder, 'netral-demo-pledges.template.json'))).toBe(true);
  });

  it('names the entry whose bundle is missing', () => {
    const codeOf = bundledCode(mkdtempSync(join(tmpdir(), 'netral-none-')));
    expect(() => codeOf('site/site-pages')).toThrow(DeploymentError);
    expect(() => codeOf('site/site-pages')).toThrow(
      /^functions\/site\/site-pages\.lambda\.ts: no bundle at/,
    );
  });
});
