import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod/mini';
import { appContext } from '../app-context.ts';
import { addChecks } from '../checks.ts';
import type { Deployment } from '../deployment.ts';
import { addDeployment } from '../synth.ts';
import { namedTemplate, namesIn } from './names.ts';
import type { SizedStack } from './size-table.ts';

// Nobody reads here who made what, nor where: half of a run went into that.
const withoutTree = { treeMetadata: false, analyticsReporting: false };
const templatesAlone = {
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-logicalId-metadata': true,
};

/** A stack with the explicit names in it. */
export type NamedStack = SizedStack & { names: string[] };

/** Synthesizes deployments in this process, their functions' code left out; with the rules, a finding that nobody accepted throws. */
export const synthesize = (
  deployments: readonly Deployment[],
  { withRules }: { withRules: boolean },
): NamedStack[] => {
  const outdir = mkdtempSync(join(tmpdir(), 'netral-scale-'));
  process.env['CDK_VALIDATION'] = String(withRules);
  try {
    const app = new App({
      context: { ...appContext(), ...templatesAlone },
      ...withoutTree,
      outdir,
    });
    for (const deployment of deployments)
      addDeployment(app, deployment, () => Code.fromInline('export const handler = () => {};'));
    if (withRules) addChecks(app);
    return app.synth().stacksRecursively.map(({ id, template }) => {
      const named = z.parse(namedTemplate, template);
      return {
        ...{ id, names: namesIn(named), resources: Object.keys(named.Resources).length },
        bytes: JSON.stringify(template, null, 1).length,
      };
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
