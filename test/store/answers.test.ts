import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { windowMs } from '../../functions/reports/answers/answer.ts';
import { moveAnswer, storeAnswer } from '../../functions/reports/answers/answer-store.ts';
import { leadLinks } from '../../functions/reports/answers/lead-links.ts';
import { planAnswer } from '../../functions/reports/answers/plan-answer.ts';
import { answersTable } from '../../functions/reports/answers/tables.ts';
import { plainTextsIn } from '../support/plain-texts.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const TableName = 'Answers';
const at = Date.parse('2026-11-23T01:00:00Z');
const lead = { reportKey: 'k'.repeat(32), code: '1234 5678 9012 3452', caseNumber: 'LP-ABCDEF' };
const hidden = ['6281200009999', '1234567890123452', lead.code];

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(answersTable, TableName)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const rows = async () => {
  const { Items = [] } = await suite.client.send(new ScanCommand({ TableName }));
  return Items.map((item) => unmarshall(item));
};

describe('the table of answers, read as it lies there', () => {
  it('holds one row a lead, with phone and code sealed, gone a day after the message', async () => {
    const plan = planAnswer({
      store: storeAnswer(suite.client, TableName),
      ...{ sealing: aSealing, ownNumber: '106', now: () => at + 60_000 },
      links: leadLinks({ ...aSealing, now: () => at }),
    });
    const to = { phone: '6281200009999', number: '106', at };
    await plan(lead, to);
    const [first] = await rows();
    await plan(lead, to);
    expect(await rows()).toEqual([first]);
    expect(first).toMatchObject({ state: 'to-send', expiresAt: (at + windowMs) / 1000 });
    expect(plainTextsIn(await rows(), hidden)).toEqual([]);
  });

  it('moves on from where it is, and loses what was sealed with its end', async () => {
    const move = moveAnswer(suite.client, TableName);
    const { reportKey } = lead;
    expect(await move(reportKey, { from: 'to-send', to: 'sending' })).toBe('moved');
    expect(await move(reportKey, { from: 'to-send', to: 'sending' })).toBe('not-there');
    expect(await rows()).toMatchObject([
      { state: 'sending', sealed: expect.anything() as unknown },
    ]);
    expect(await move(reportKey, { from: 'sending', to: 'sent' })).toBe('moved');
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'sent' });
    expect(row).not.toHaveProperty('sealed');
  });
});
