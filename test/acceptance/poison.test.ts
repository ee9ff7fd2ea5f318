import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  DeleteItemCommand,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientTo } from '@netral/local-host/testing/engine';
import { messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { tables } from '../../functions/tables.ts';
import { aReport } from '../support/forms.ts';
import { engineOf } from '../support/inside-tables.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let engine: DynamoDBClient;

beforeAll(async () => {
  suite = await startSuiteProcess();
  engine = clientTo(engineOf(suite));
  await toWorkingHours(suite.client);
});

afterAll(async () => {
  engine.destroy();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

// The tally counts in order, and insists: after a row that is missing no count is right.
const followed = tables.filter(({ stream, name }) => stream !== undefined && name !== 'pledges');

/** Puts a row into a table that has its key and nothing else, as a hand-made repair or another version may. */
const poison = async ({ name, partitionKey, sortKey }: (typeof followed)[number]) => {
  const TableName = await tableNamed(name);
  const Item = {
    [partitionKey]: { S: '14.06' },
    ...(sortKey !== undefined && { [sortKey]: { S: '00000000001-poison' } }),
  };
  await engine.send(new PutItemCommand({ TableName, Item }));
};

const tableNamed = async (name: string) => {
  const { TableNames = [] } = await engine.send(new ListTablesCommand({}));
  // A table that a room of its own makes bears the room's name before its own.
  const own = name.replace(/^mailbox/, '(MailboxRoom)?');
  const named = new RegExp(
    `^netral-demo-[a-z]+-(Pledges|Reports|Satgas)?${own}(Table)?[0-9A-F]{8}$`,
    'i',
  );
  const found = TableNames.find((one) => named.test(one));
  if (found === undefined) throw new Error(`No table is called ${name}`);
  return found;
};

const depthOf = async (queue: string): Promise<number> => {
  const { body } = await suite.client.get('/_local/queues.json');
  const { queues } = body as { queues: { name: string; visible: number }[] };
  return queues.find(({ name }) => name.includes(queue))?.visible ?? -1;
};

/** What `npm run redrive` says, on this suite. */
const redrive = async (queue: string): Promise<string> => {
  const run = promisify(execFile);
  const script = ['infra/run.cjs', 'infra/redrive/run-redrive.ts', 'demo', queue];
  return (await run(process.execPath, [...script, '--at', suite.url])).stdout;
};

describe('a row that nothing can read, in every table that is followed', () => {
  it('keeps nobody else from being told, within a minute', async () => {
    for (const table of followed) await poison(table);
    for (const region of ['14.06', '18.09', '64.07']) {
      const { status, body } = await suite.client.post('/v1/reports', aReport({ region }));
      expect(status).toBe(201);
      await messagesAbout(suite.client, (body as { caseNumber: string }).caseNumber, 2);
    }
  });

  it('waits with its key on the dead-letter queue of each follower that must read it', async () => {
    for (const queue of ['NotifyStream', 'GreetStream', 'RelayStream', 'OpenCaseStream'])
      await eventually(`a record on ${queue}'s dead letters`, 30, async () =>
        (await depthOf(`${queue}DeadLetters`)) > 0 ? true : undefined,
      );
  });

  it('hides no other alert, neither from its officers nor from oversight', async () => {
    const officer = { headers: await signInTo(suite, 'officer', '14.06') };
    const { status, body } = await suite.client.get('/v1/alerts', officer);
    expect(status).toBe(200);
    expect((body as { alerts: unknown[] }).alerts.length).toBeGreaterThan(0);
    const overseer = { headers: await signInTo(suite, 'oversight', 'ID') };
    expect((await suite.client.get('/v1/oversight/alerts', overseer)).status).toBe(200);
  });

  it('keeps no report from having its case, which its officers see', async () => {
    const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
    const { caseNumber } = body as { caseNumber: string };
    const officer = { headers: await signInTo(suite, 'officer', '18.09', 1) };
    await eventually('the case', 30, async () => {
      const found = await suite.client.get(`/v1/cases?q=${caseNumber}`, officer);
      return (found.body as { cases: unknown[] }).cases[0];
    });
  });

  it('holds no other alert back from climbing', async () => {
    const before = (await suite.client.outbox()).length;
    await suite.client.forward(16);
    await eventually('the next rung to be told', 30, async () =>
      (await suite.client.outbox()).length > before ? true : undefined,
    );
  });
});

describe('a redrive of a dead-letter queue', () => {
  it('leaves what still cannot be worked on', async () => {
    await expect(redrive('NotifyStream')).rejects.toThrow();
    expect(await depthOf('NotifyStreamDeadLetters')).toBe(1);
  });

  it('reads what was mended anew, and tells its officers once', async () => {
    const TableName = await tableNamed('alerts');
    const { Items = [] } = await engine.send(new ScanCommand({ TableName }));
    const good = Items.find(({ region, caseNumber }) => region?.S === '14.06' && caseNumber);
    const mended = { alertId: { S: '00000000001-poison' }, caseNumber: { S: 'LP-MENDED' } };
    await engine.send(new PutItemCommand({ TableName, Item: { ...good, ...mended } }));
    const told = await messagesAbout(suite.client, 'LP-MENDED', 2);
    expect(await redrive('NotifyStream')).toContain('1 worked on, 0 gone meanwhile, 0 failed');
    expect(await depthOf('NotifyStreamDeadLetters')).toBe(0);
    expect(await messagesAbout(suite.client, 'LP-MENDED', 2)).toHaveLength(told.length);
  });

  it('forgets what is gone meanwhile', async () => {
    const TableName = await tableNamed('officers');
    const Key = { region: { S: '14.06' }, officerId: { S: '00000000001-poison' } };
    await engine.send(new DeleteItemCommand({ TableName, Key }));
    expect(await redrive('GreetStream')).toContain('gone meanwhile, 0 failed');
    expect(await depthOf('GreetStreamDeadLetters')).toBe(0);
  });
});

describe('the hourly comparison of what reports know with the register', () => {
  it('puts an officer right whose events were lost, and shows oversight that it did', async () => {
    const TableName = await tableNamed('roll');
    const { Items = [] } = await engine.send(new ScanCommand({ TableName }));
    const { body: sent } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
    const { caseNumber } = sent as { caseNumber: string };
    const seesIt = async () => {
      const officer = { headers: await signInTo(suite, 'officer', '18.09', 1) };
      const { body } = await suite.client.get(`/v1/cases?q=${caseNumber}`, officer);
      return (body as { cases: unknown[] }).cases.length > 0;
    };
    await eventually('the case', 30, async () => ((await seesIt()) ? true : undefined));
    const entries = Items.filter(({ region }) => region?.S === '18.09');
    expect(entries.length).toBeGreaterThan(1);
    for (const { region, officerId } of entries)
      await engine.send(
        new DeleteItemCommand({
          TableName,
          Key: { region: region ?? { S: '' }, officerId: officerId ?? { S: '' } },
        }),
      );
    expect(await seesIt()).toBe(false);
    await suite.client.forward(61);
    await eventually('the officer to see it again', 30, async () =>
      (await seesIt()) ? true : undefined,
    );
    const overseer = { headers: await signInTo(suite, 'oversight', 'ID') };
    const { body } = await suite.client.get('/v1/oversight/alerts', overseer);
    const lines = (body as { regions: { region: string; outOfStep: number; needs: string[] }[] })
      .regions;
    const line = lines.find(({ region }) => region === '18.09');
    expect(line?.outOfStep).toBe(entries.length);
    expect(line?.needs).toContain('apart');
    expect(lines.filter(({ outOfStep }) => outOfStep > 0)).toHaveLength(1);
  });
});
