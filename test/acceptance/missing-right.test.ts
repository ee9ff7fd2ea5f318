import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Host } from '@netral/local-host/host';
import { fileLog } from '@netral/local-host/file-log';
import { takePlace } from '@netral/local-host/place';
import * as z from 'zod/mini';
import { assemblyFolder, builtSuite, outFolder } from '../../infra/start/built-suite.ts';
import { startSuite } from '../../infra/start/start-suite.ts';
import { noRightWasMissing, refusalsIn } from '../support/refusals.ts';
import { startedDataFolder, removeDataFolder } from '../support/suite-process.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const roleShape = z.looseObject({
  Properties: z.looseObject({
    Policies: z.array(
      z.looseObject({
        PolicyDocument: z.looseObject({ Statement: z.array(z.looseObject({ Action: oneOrMore })) }),
      }),
    ),
  }),
});
const templateShape = z.looseObject({ Resources: z.record(z.string(), z.unknown()) });

/** A copy of the built assembly in which one role lacks one action. */
const assemblyWithout = (stack: string, roleId: RegExp, action: string): string => {
  const folder = mkdtempSync(join(outFolder, 'lacking-'));
  cpSync(assemblyFolder, folder, { recursive: true });
  const file = join(folder, `${stack}.template.json`);
  const template = z.parse(templateShape, JSON.parse(readFileSync(file, 'utf8')));
  const [id = ''] = Object.keys(template.Resources).filter((one) => roleId.test(one));
  const role = z.parse(roleShape, template.Resources[id]);
  for (const { PolicyDocument } of role.Properties.Policies)
    PolicyDocument.Statement = PolicyDocument.Statement.map((one) => ({
      ...one,
      Action: [one.Action].flat().filter((name) => name !== action),
    })).filter(({ Action }) => Action.length > 0);
  template.Resources[id] = role;
  writeFileSync(file, JSON.stringify(template));
  return folder;
};

const action = 'dynamodb:UpdateItem';
const dataFolder = startedDataFolder();
let suite: Host;
let lacking: string;
beforeAll(async () => {
  lacking = assemblyWithout('netral-demo-pledges', /SubmitPledgeRole/, action);
  suite = await startSuite({
    built: { ...builtSuite(), assemblyFolder: lacking },
    place: await takePlace({ port: 0, dataFolder, fresh: false }),
    log: fileLog(dataFolder),
  });
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(dataFolder);
  rmSync(lacking, { recursive: true, force: true });
});

const pledge = () =>
  fetch(`${suite.url}/v1/pledges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ region: '18.09', unit: 'DISDIK', staffKind: 'pns' },
      ...{ number: '198609262015051001', agreed: true },
    }),
  });

describe('a right that is taken out of the template', () => {
  it('fails the operation that needs it, is named in the log, and fails a test that reads it', async () => {
    expect((await pledge()).status).toBe(500);
    const refusals = refusalsIn(dataFolder);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(
      /^User: arn:aws:sts::000000000000:assumed-role\/netral-demo-pledges-\w*SubmitPledgeRole\w+\/netral-demo-submit-pledge is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:ap-southeast-3:000000000000:table\/\S+ because no identity-based policy allows the dynamodb:UpdateItem action$/,
    );
    expect(() => noRightWasMissing(dataFolder)).toThrow(/dynamodb:UpdateItem/);
  });

  it('leaves what needs other rights as it was', async () => {
    const answer = await fetch(`${suite.url}/v1/participation?region=18.09`);
    expect(answer.status).toBe(200);
  });
});
