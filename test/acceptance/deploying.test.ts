import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDeployment } from '../../infra/deployment.ts';
import { denied, startStandIn, type Answers } from '../support/aws-stand-in.ts';
import { healthyAccount, noStack } from '../support/healthy-account.ts';
import { lampung } from '../support/lampung.ts';
import { flags, lines } from '../support/new-deployment-answers.ts';
import { pool } from '../support/pool-stand-in.ts';
import { endScripts, runScript } from '../support/script-process.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netral-deploying-'));
});
afterAll(() => {
  endScripts();
  rmSync(folder, { recursive: true, force: true });
});

const newDeployment = (args: string[] = [], input?: string) =>
  runScript('infra/new-deployment/run-new-deployment.ts', ['--folder', folder, ...args], {
    ...(input === undefined ? {} : { typed: input }),
  });

describe('npm run new-deployment', () => {
  it('asks, names the limit of a wrong answer and asks again, and writes a file that reads', async () => {
    const answers = lines({
      name: ['Lampung!', 'lampung'],
      'sms-budget': ['2000000', '250'],
      regions: ['99.99', '18.09, 18.02'],
    });
    const { code, output } = await newDeployment([], answers);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/Nama pemasangan .* \/ Name of the deployment/);
    expect(output).toMatch(/<=1000000/);
    expect(output).toMatch(/a province \(18\) stands for all/);
    expect(output).toContain('npm run doctor -- lampung');
    const { campaign, alarmEmail, oidc } = readDeployment(join(folder, 'lampung.json'));
    expect(campaign.regions.map(({ code: one }) => one)).toEqual(['18.09', '18.02']);
    expect({ alarmEmail, oidc }).toEqual({
      ...{ alarmEmail: 'siaga@lampung.test', oidc: { domainPrefix: 'netral-lampung' } },
    });
  });

  it('writes the door and the account of the nation, and no door without an address', async () => {
    const arn = `arn:aws:acm:us-east-1:111122223333:certificate/${'1'.repeat(8)}-1111-1111-1111-${'1'.repeat(12)}`;
    const changes = {
      ...{ name: 'riau', regions: '14.06', 'mail-domain': 'netral.riau.test' },
      ...{ 'door-certificate': arn, 'nation-account': '222222222222' },
    };
    const without = await newDeployment(flags(changes));
    expect(without).toEqual({ code: 2, output: expect.stringContaining('publicUrl: is missing') });
    expect(existsSync(join(folder, 'riau.json'))).toBe(false);
    const jakarta = arn.replace('us-east-1', 'ap-southeast-3');
    expect(await newDeployment(flags({ ...changes, 'door-certificate': jakarta }))).toEqual({
      code: 2,
      output: expect.stringContaining('--door-certificate'),
    });
    const at = { 'public-url': 'https://netral.riau.test' };
    expect(await newDeployment(flags({ ...changes, ...at }))).toMatchObject({ code: 0 });
    const { door, nationAccount } = readDeployment(join(folder, 'riau.json'));
    expect({ door, nationAccount }).toEqual({
      door: { certificateArn: arn, key: 'a' },
      nationAccount: '222222222222',
    });
  });

  it('never writes over a file, unless it is told to', async () => {
    const before = readFileSync(join(folder, 'lampung.json'), 'utf8');
    const other = flags({ 'election-name': 'Lain' });
    expect(await newDeployment(other)).toMatchObject({
      code: 2,
      output: expect.stringContaining('--replace'),
    });
    expect(readFileSync(join(folder, 'lampung.json'), 'utf8')).toBe(before);
    expect(await newDeployment([...other, '--replace'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'lampung.json'), 'utf8')).toContain('Lain');
  });

  it('takes flags, serves a whole province by its code, and asks nothing then', async () => {
    const { code, output } = await newDeployment(
      flags({ name: 'bali', regions: '51', 'mail-domain': 'netral.bali.test' }),
    );
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).not.toContain('Nama pemasangan');
    expect(readDeployment(join(folder, 'bali.json')).campaign.regions).toHaveLength(9);
  });

  it.each([
    ['a flag that is wrong', { 'mail-domain': 'no domain' }, /--mail-domain/],
    [
      'days that do not follow each other',
      { 'vote-on': '2027-09-05', 'pledges-close': '2027-09-05' },
      /must follow each other/,
    ],
    ['a mail domain that another deployment has', {}, /mail\.domain: .*two deployments/],
    ['a name of nobody', { 'mail-domain': 'x.example' }, /exists nowhere/],
  ])('writes nothing for %s', async (_, changes, says) => {
    const { code, output } = await newDeployment(flags({ name: 'papua', ...changes }));
    expect({ code, output }).toEqual({ code: 2, output: expect.stringMatching(says) });
    expect(existsSync(join(folder, 'papua.json'))).toBe(false);
  });

  it('writes nothing where the answers end before the questions', async () => {
    const { code, output } = await newDeployment([], 'maluku\n14.06\n');
    expect({ code, output }).toEqual({
      code: 2,
      output: expect.stringContaining('--alarm-address'),
    });
    expect(existsSync(join(folder, 'maluku.json'))).toBe(false);
  });
});

const withStandIn = async (
  answers: Answers,
  script: string,
  args: string[],
): Promise<{ code: number | null; output: string }> => {
  const standIn = await startStandIn(answers);
  try {
    return await runScript(script, args, standIn);
  } finally {
    await standIn.close();
  }
};

describe('npm run doctor', () => {
  const place = lampung();
  afterAll(() => place.remove());
  const doctor = (answers: Answers) =>
    withStandIn({ ...healthyAccount(), ...answers }, 'infra/doctor/run-doctor.ts', [
      ...['lampung', '--folder', place.folder],
    ]);

  it('finds nothing missing where all is well, and ends with 0', async () => {
    expect(await doctor({})).toEqual({
      code: 0,
      output: expect.stringMatching(/\n21 ok, 0 missing, 0 could not be told, 0 later\.\n$/),
    });
  });

  it('says what is missing with what to do about it, and ends with 1', async () => {
    const { code, output } = await doctor({
      'sns GetSMSSandboxAccountStatus': () => ({ IsInSandbox: true }),
      'ses GET /v2/email/account': () => denied(),
    });
    expect(output).toMatch(/MISSING SMS sandbox: .*\n +-> Console: Amazon SNS/);
    expect(output).toMatch(/\? {7}SES sandbox: AccessDeniedException: .*\n +-> .*ses:GetAccount/);
    expect(code).toBe(1);
  });

  it('ends with 3 where something could not be told, and nothing is missing', async () => {
    expect(await doctor({ 'ses GET /v2/email/account': () => denied() })).toMatchObject({
      code: 3,
    });
  });

  it('asks for a name, and names a file that is not there', async () => {
    expect(await runScript('infra/doctor/run-doctor.ts', [])).toMatchObject({ code: 2 });
    expect(await runScript('infra/doctor/run-doctor.ts', ['nowhere'])).toMatchObject({
      ...{ code: 2, output: expect.stringContaining('nowhere.json') },
    });
  });
});

describe('npm run first-admin', () => {
  const place = lampung();
  afterAll(() => place.remove());
  const firstAdmin = (answers: Answers, ...emails: string[]) =>
    withStandIn({ ...healthyAccount(), ...answers }, 'infra/first-admin/run-first-admin.ts', [
      ...['lampung', '--folder', place.folder],
      ...emails.flatMap((email) => ['--email', email]),
    ]);

  it('invites two people, and refuses a third', async () => {
    const people = pool();
    const two = await firstAdmin(people.answers, 'A@lampung.test', 'b@lampung.test');
    expect(two).toEqual({ code: 0, output: 'a@lampung.test: invited\nb@lampung.test: invited\n' });
    expect(await firstAdmin(people.answers, 'c@lampung.test')).toEqual({
      code: 1,
      output: expect.stringContaining('There are 2 other admins'),
    });
    expect(people.users).toHaveLength(2);
  });

  it('takes addresses only, and says that there is no pool yet', async () => {
    expect(await firstAdmin(pool().answers, 'nobody')).toMatchObject({ code: 2 });
    expect(await firstAdmin(pool().answers)).toMatchObject({ code: 2 });
    const early: Answers = {
      'cloudformation ListStackResources': ({ StackName }) => noStack(StackName),
    };
    expect(await firstAdmin(early, 'a@lampung.test')).toMatchObject({
      ...{ code: 1, output: expect.stringContaining('npm run deploy -- lampung') },
    });
  });
});
