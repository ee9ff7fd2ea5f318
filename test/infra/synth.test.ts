import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DeploymentError } from '../../infra/deployment.ts';
import { bundledCode, synthDeployment } from '../../infra/synth.ts';
import { demoFile } from './a-stack.ts';

describe('synthesizing a deployment', () => {
  it('writes the template the local host reads, whether or not the functions are bundled yet', () => {
    const { stackName, templateFile } = synthDeployment({
      deploymentFile: demoFile,
      outFolder: mkdtempSync(join(tmpdir(), 'netral-out-')),
      bundleFolder: mkdtempSync(join(tmpdir(), 'netral-bundles-')),
      stamp: 'as they are',
    });
    expect(stackName).toBe('netral-demo');
    expect(existsSync(templateFile)).toBe(true);
  });

  it('names the entry whose bundle is missing', () => {
    const codeOf = bundledCode(mkdtempSync(join(tmpdir(), 'netral-none-')));
    expect(() => codeOf('site/site-pages')).toThrow(DeploymentError);
    expect(() => codeOf('site/site-pages')).toThrow(
      /^functions\/site\/site-pages\.lambda\.ts: no bundle at/,
    );
  });
});
