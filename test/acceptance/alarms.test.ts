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
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
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
  // What streams have not brought yet would be hours old, and late, once the clock is pushed.
  await eventually('the register to be relayed', 60, async () =>
    (await rowsIn('roll')) === (await rowsIn('officers')) ? true : undefined,
  );
  await toWorkingHours(suite.client);
  // On a slow machine something of the start was late all the same: its alarm is over some minutes later.
  await eventually('no alarm of the start', 60, async () => {
    const { alarmsOn } = await overseen();
    if (alarmsOn.length === 0) return true;
    await suite.client.forward(1);
    return undefined;
  });
});

afterAll(async () => {
  engine.destroy();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** How many rows a table of this name has. */
const rowsIn = async (name: string): Promise<number> => {
  const { TableNames = [] } = await engine.send(new ListTablesCommand({}));
  const named = new RegExp(`-(Reports|Satgas)${name}(Table)?[0-9A-F]{8}$`, 'i');
  const TableName = TableNames.find((one) => named.test(one));
  const { Count = 0 } = await engine.send(new ScanCommand({ TableName, Select: 'COUNT' }));
  return Count;
};

type Alarm = { at: string; name: string; says: string; runbook: string };
type Oversight = { alarmsOn: Alarm[]; alarms: Alarm[] };

const overseen = async (): Promise<Oversight> => {
  const headers = await signInTo(suite, 'oversight', 'ID');
  const { status, body } = await suite.client.get('/v1/oversight/alerts', { headers });
  expect(status).toBe(200);
  return body as Oversight;
};

const pageIn = async (lang: 'id' | 'en'): Promise<string> => {
  const headers = {
    ...(await signInTo(suite, 'oversight', 'ID')),
    ...{ accept: 'text/html', cookie: `lang=${lang}` },
  };
  const response = await fetch(`${suite.url}/v1/oversight/alerts?lang=${lang}`, { headers });
  return response.text();
};

const Key = { region: { S: '14.06' }, alertId: { S: '00000000001-poison' } };
const alerts = async () => {
  const { TableNames = [] } = await engine.send(new ListTablesCommand({}));
  return TableNames.find((name) => /SatgasAlerts[0-9A-F]{8}$/i.test(name)) ?? 'none';
};

const namesOf = (list: Alarm[]) => list.map(({ name }) => name).join('\n');

describe('a row that nothing can read', () => {
  it('has its alarm on the oversight page within a minute of the clock, with who is hurt', async () => {
    expect((await overseen()).alarmsOn).toEqual([]);
    await engine.send(new PutItemCommand({ TableName: await alerts(), Item: Key }));
    await eventually('a record on the dead letters', 30, async () => {
      const { body } = await suite.client.get('/_local/queues.json');
      const { queues } = body as { queues: { name: string; visible: number }[] };
      return queues.some(({ name, visible }) => /NotifyStreamDead/.test(name) && visible > 0)
        ? true
        : undefined;
    });
    await suite.client.forward(1);
    const { alarmsOn, alarms } = await eventually('the alarm on oversight', 20, async () => {
      const found = await overseen();
      return /DeadLettersOfsatgas/.test(namesOf(found.alarmsOn)) ? found : undefined;
    });
    expect(namesOf(alarmsOn)).toMatch(/NotifyStreamDeadLetters\w*Waiting/);
    expect(namesOf(alarms)).toMatch(/DeadLettersOfsatgas/);
    const { says, runbook } = alarmsOn.find(({ name }) => /DeadLettersOf/.test(name)) ?? {};
    expect(says).toBe('Officers may be told of alerts late, or not at all.');
    expect(runbook).toBe('docs/runbook.md#a-dead-letter-queue-holds-messages');
    expect(await pageIn('id')).toContain('Alarm yang menyala');
    expect(await pageIn('en')).toContain('Alarms that are on');
    // What an alarm says is written in the template: nothing of a row, a person or a region comes into it.
    expect(JSON.stringify([alarmsOn, alarms])).not.toMatch(/14\.06|poison/);
  });

  it('has it over after the redrive, and the history still lists it', async () => {
    await engine.send(new DeleteItemCommand({ TableName: await alerts(), Key }));
    const run = promisify(execFile);
    const { body } = await suite.client.get('/_local/queues.json');
    const { queues } = body as { queues: { name: string; visible: number }[] };
    const filled = queues.filter(({ name, visible }) => /DeadLetters/.test(name) && visible > 0);
    for (const { name } of filled) {
      const [queue = ''] = /\w+StreamDeadLetters/.exec(name) ?? [];
      const script = ['infra/run.cjs', 'infra/redrive/run-redrive.ts', 'demo', queue];
      await run(process.execPath, [...script, '--at', suite.url]);
    }
    await suite.client.forward(7);
    const { alarms } = await eventually('no alarm that is on', 20, async () => {
      const found = await overseen();
      return found.alarmsOn.length === 0 ? found : undefined;
    });
    expect(namesOf(alarms)).toMatch(/DeadLettersOfsatgas/);
    expect(await pageIn('id')).toContain('Tidak ada alarm yang menyala.');
  });
});
