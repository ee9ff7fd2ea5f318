import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { denied, startStandIn, type StandIn } from '../support/aws-stand-in.ts';
import { emptyAccount } from '../support/empty-account.ts';
import { lines, typed } from '../support/new-deployment-answers.ts';
import { deployCommands, type Typed } from '../support/readme-deploy.ts';
import { endScripts, runScript, startScript, type Ended } from '../support/script-process.ts';

const parts = ['account', 'shared', 'pledges', 'reports', 'satgas', 'site'];
let folder: string;
let assembly: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netral-walk-'));
  assembly = mkdtempSync(join(tmpdir(), 'netral-assembly-'));
});
afterAll(() => {
  endScripts();
  for (const one of [folder, assembly]) rmSync(one, { recursive: true, force: true });
});

/** What the stacks of an account are, by the ends of their names. */
const statuses = (stacks: ReadonlyMap<string, { status: string }>) =>
  [...stacks.entries()].map(([name, { status }]) => [name.split('-').at(-1), status]);

describe('the README’s Deploy, word by word, by somebody who has only an account', () => {
  const commands = deployCommands('lampung');
  const [vote = ''] = /^\d{4}/.exec(typed['vote-on'] ?? '') ?? [];
  const its = emptyAccount({
    ...{ alarmAddress: 'siaga@lampung.test', mailDomain: 'netral.lampung.test' },
    years: [String(new Date().getUTCFullYear()), vote],
  });
  let standIn: StandIn;

  beforeAll(async () => {
    standIn = await startStandIn(its.answers);
  });
  afterAll(() => standIn.close());

  /** The command of this place in the README, with the files in a folder of the test's own. */
  const walk = (nth: number, more: string[] = [], input = ''): Promise<Ended> => {
    const { script, args } = commands[nth] as Typed;
    return runScript(script, [...args, ...more, '--folder', folder], { ...standIn, typed: input });
  };
  const doctor = () => walk(1);
  /** What the doctor finds missing, by name. */
  const lacks = (output: string) =>
    [...output.matchAll(/^MISSING (.+?):/gm)].map(([, name]) => name);

  it('has these five commands', () => {
    expect(commands.map(({ command }) => command)).toEqual([
      'npm run new-deployment',
      'npm run doctor -- lampung',
      'npm run deploy -- lampung',
      'npm run first-admin -- lampung --email a@lampung.test --email b@lampung.test',
      'npm run doctor -- lampung',
    ]);
  });

  it('1. asks what it needs to know, writes the file and names the next command', async () => {
    const { code, output } = await walk(0, [], lines({ 'sms-sender': ['NETRAL'] }));
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining(commands[1]?.command ?? ''),
    });
  });

  it('2. says what the account lacks and what to do, until it lacks nothing', async () => {
    const first = await doctor();
    expect({ code: first.code, lacks: lacks(first.output) }).toEqual({
      ...{ code: 1, lacks: ['SMS sandbox', 'SMS sender ID', 'SES sandbox'] },
    });
    expect(first.output.match(/^ +-> (Console|Ask|aws|Into|Use|npx)/gm)).toHaveLength(3);
    its.does('left the sandboxes', 'registered the sender');
    const then = await doctor();
    expect(then).toEqual({
      code: 0,
      output: expect.stringMatching(/0 missing, 0 could not be told, \d+ later\.\n$/),
    });
  });

  /** The README's third, of what was synthesized before: the functions' code is no matter of this test. */
  const deployOptions = () => ['--assembly', assembly, '--every', '0.1'];
  const executed = () => standIn.calls.filter(({ action }) => action === 'ExecuteChangeSet').length;

  it('3. shows what differs, and does nothing unless somebody agrees', async () => {
    const file = join(folder, 'lampung.json');
    const written = await runScript('test/support/write-assembly.ts', [file, assembly]);
    expect(written).toMatchObject({ code: 0 });
    const { code, output } = await walk(2, deployOptions(), 'tidak\n');
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringContaining('Nothing was executed.'),
    });
    expect(output).toContain('netral-account');
    expect(its.stacks.size).toBe(0);
  });

  it('3. goes on where it was killed, deploys every stack and names the next command', async () => {
    const { script, args } = commands[2] as Typed;
    const first = startScript(
      script,
      [...args, '--folder', folder, ...deployOptions(), '--yes'],
      standIn,
    );
    await first.untilPrinted(/netral-lampung-shared: executing/);
    first.kill('SIGKILL');
    await first.ended;
    const { code, output } = await walk(2, deployOptions(), 'ya\n'.repeat(parts.length));
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining(commands[4]?.command ?? ''),
    });
    expect(statuses(its.stacks)).toEqual(parts.map((name) => [name, 'CREATE_COMPLETE']));
    expect(executed()).toBe(6);
  }, 600_000);

  it('3. has nothing to do once all is there', async () => {
    const { output } = await walk(2, deployOptions());
    expect(output).toContain('Everything is deployed as it is here.');
    expect(executed()).toBe(6);
  });

  it('3. refuses a release that would make a table anew, and touches no stack', async () => {
    const file = join(assembly, 'netral-lampung-satgas.template.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replaceAll('SatgasOfficers89D0893F', 'SatgasOfficers00000000'));
    const { code, output } = await walk(2, [...deployOptions(), '--yes']);
    writeFileSync(file, before);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(
        /Refused: .*\n.*SatgasOfficers89D0893F .*no longer in the template/,
      ),
    });
    expect(executed()).toBe(6);
  });

  it('3. says what a service refuses by its name', async () => {
    const refusing = await startStandIn({ 'cloudformation DescribeStacks': () => denied() });
    const { script, args } = commands[2] as Typed;
    const { code, output } = await runScript(
      script,
      [...args, '--folder', folder, ...deployOptions(), '--yes'],
      refusing,
    );
    await refusing.close();
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('AccessDenied') });
  });

  it('4. invites the first two admins', async () => {
    expect(await walk(3)).toEqual({
      ...{ code: 0, output: 'a@lampung.test: invited\nb@lampung.test: invited\n' },
    });
    expect(its.people).toHaveLength(2);
  });

  it('5. says how it fares, and each thing that is left to do, until nothing is', async () => {
    const first = await walk(4);
    expect({ code: first.code, lacks: lacks(first.output).sort() }).toEqual({
      code: 1,
      lacks: [
        'a channel for every region',
        'alarm address',
        'calendar of the year',
        'first admins',
        'mail domain (DKIM)',
      ],
    });
    expect(first.output).toContain(
      'aaa._domainkey.netral.lampung.test CNAME aaa.dkim.amazonses.com',
    );
    its.does('wrote the DNS', 'confirmed the alarms', 'signed in');
    its.does('entered the year', 'entered officers');
    const { code, output } = await walk(4);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/\n21 ok, 0 missing, 0 could not be told, 0 later\.\n$/),
    });
    expect(output).toMatch(/^ok +alarms: none of [1-9]\d+ rings$/m);
  });
});
