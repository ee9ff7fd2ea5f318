import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { readDeployment } from '../../infra/deployment.ts';
import { denied, startStandIn, type Answers } from '../support/aws-stand-in.ts';
import { keyOfMember } from '../support/aggregates.ts';
import { healthyAccount, noStack } from '../support/healthy-account.ts';
import { lampung } from '../support/lampung.ts';
import { endScripts, runScript } from '../support/script-process.ts';

const script = 'infra/nation-member/run-nation-member.ts';
const topicArn = 'arn:aws:sns:ap-southeast-3:111122223333:netral-lampung-shared-CampaignEvents';
const invocation =
  'lambda POST /2015-03-31/functions/netral-lampung-tell-participation/invocations';
const publicKey = keyOfMember('lampung').publicJwk.x;
const account: Answers = {
  ...healthyAccount(),
  'cloudformation ListStackResources': ({ StackName }) => ({
    StackResourceSummaries:
      StackName === 'netral-lampung-shared'
        ? [
            {
              ...{ LogicalResourceId: 'CampaignEvents1', ResourceType: 'AWS::SNS::Topic' },
              ...{ PhysicalResourceId: topicArn, ResourceStatus: 'CREATE_COMPLETE' },
            },
          ]
        : [],
  }),
  [invocation]: () => ({ part: 'participation', regions: 2, publicKey }),
};

const place = lampung({ nationAccount: '222222222222' });
afterEach(endScripts);
afterAll(() => place.remove());

const asMember = async (answers: Answers = {}) => {
  const standIn = await startStandIn({ ...account, ...answers });
  try {
    const ended = await runScript(script, ['lampung', '--folder', place.folder], standIn);
    return { ...ended, calls: standIn.calls };
  } finally {
    await standIn.close();
  }
};

describe('npm run nation-member, for a member', () => {
  it('prints what the nation needs, and a fingerprint, and reads no secret', async () => {
    const { code, output, calls } = await asMember();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(JSON.parse(output.slice(0, output.lastIndexOf('}') + 1))).toEqual({
      ...{ deployment: 'lampung', topicArn, publicKeys: [publicKey] },
      regions: ['14.06', '64.07', '18.09', '35.75', '75.04'],
    });
    expect(output).toMatch(/read this out to them by another way: ([0-9a-f]{4}-){5}[0-9a-f]{4}/);
    expect(calls.map(({ service }) => service)).not.toContain('secretsmanager');
    const [called] = calls.filter(({ service }) => service === 'lambda');
    expect(called?.input).toMatchObject({ Qualifier: 'live' });
  });

  it.each<[string, Answers, RegExp]>([
    [
      'nothing is deployed',
      { 'cloudformation ListStackResources': ({ StackName }) => noStack(StackName) },
      /npm run deploy -- lampung/,
    ],
    ['the function says no key', { [invocation]: () => ({}) }, /did not say by which key/],
    ['a service refuses', { [invocation]: () => denied() }, /^AccessDeniedException: /],
  ])('says so where %s', async (_, answers, says) => {
    const { code, output } = await asMember(answers);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(says) });
  });
});

describe('npm run nation-member, for the nation', () => {
  const nation = lampung({
    ...{ id: 'nasional', alarmEmail: 'siaga@nasional.test', publicUrl: undefined },
    ...{ oidc: { domainPrefix: 'netral-nasional' }, mail: { domain: 'nasional.test' } },
  });
  const file = join(nation.folder, 'nasional.json');
  const sent = join(nation.folder, 'lampung.member');
  writeFileSync(file, readFileSync(join(nation.folder, 'lampung.json')));
  writeFileSync(
    join(nation.folder, 'lampung.json'),
    readFileSync(join(place.folder, 'lampung.json')),
  );
  afterAll(() => nation.remove());
  const members = () => readDeployment(file).nation?.members;
  const add = (...more: string[]) =>
    runScript(script, ['nasional', '--folder', nation.folder, '--add', sent, ...more]);
  const readOut = async (key = publicKey): Promise<string> => {
    const { output } = await asMember({ [invocation]: () => ({ publicKey: key }) });
    writeFileSync(sent, output.slice(0, output.lastIndexOf('}') + 1));
    return /way: (\S+)/.exec(output)?.[1] ?? '';
  };

  it('takes nothing that was not read out, and what was, however it is typed', async () => {
    const fingerprint = await readOut();
    expect(await add()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/read out to you/),
    });
    const tampered = readFileSync(sent, 'utf8').replace('111122223333', '111122224444');
    writeFileSync(sent, tampered);
    expect(await add('--fingerprint', fingerprint)).toMatchObject({
      ...{ code: 1, output: expect.stringContaining('nothing was written') },
    });
    expect(members()).toBeUndefined();
    await readOut();
    const typed = fingerprint.toUpperCase().replaceAll('-', ' ');
    const { code, output } = await add('--fingerprint', typed);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('added') });
    expect(members()).toMatchObject([{ deployment: 'lampung', topicArn }]);
    expect(await add('--fingerprint', fingerprint)).toMatchObject({
      output: expect.stringContaining('there already'),
    });
  });

  it('puts another key in the place of the first only when it is told to', async () => {
    const other = keyOfMember('lampung-2').publicJwk.x;
    const fingerprint = await readOut(other);
    expect(await add('--fingerprint', fingerprint)).toMatchObject({
      ...{ code: 1, output: expect.stringContaining('--replace') },
    });
    expect(members()?.[0]?.publicKeys).toEqual([publicKey]);
    expect(await add('--fingerprint', fingerprint, '--replace')).toMatchObject({ code: 0 });
    expect(members()?.[0]?.publicKeys).toEqual([other]);
  });

  it('leaves the file alone where the whole would not hold', async () => {
    const before = readFileSync(file, 'utf8');
    writeFileSync(sent, readFileSync(sent, 'utf8').replace('ap-southeast-3', 'us-east-1'));
    const own = await runScript(script, ['nasional', '--folder', nation.folder, '--add', sent]);
    expect(own.code).toBe(1);
    const { output } = await add('--fingerprint', 'none');
    const fingerprint = /its own fingerprint is (\S+?)\)/.exec(output)?.[1] ?? '';
    expect(await add('--fingerprint', fingerprint, '--replace')).toMatchObject({
      ...{ code: 1, output: expect.stringContaining('in another AWS region') },
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
