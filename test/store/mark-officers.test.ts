import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { markOfficers } from '../../infra/upgrade/mark-officers.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { anOfficer, likenessKey } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createTables(client, [tableOf(officersTable, 'Officers')]);
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

describe('officers stored before names were compared', () => {
  const before = [
    anOfficer('satu', { name: 'Meiliana Ratulangga', nameMarks: undefined, phoneConfirmedAt: 7 }),
    anOfficer('dua', { name: 'Andri Wayratna', nameMarks: undefined, region: '14.06' }),
    anOfficer('tiga', { name: 'Maria', nameMarks: undefined, region: 'ID', rung: 'national' }),
  ];

  it('are marked, all of them, with nothing else changed, however often', async () => {
    for (const officer of before)
      await client.send(
        new PutItemCommand({
          TableName: 'Officers',
          Item: marshall(officer, { removeUndefinedValues: true }),
        }),
      );
    for (let times = 0; times < 2; times += 1) {
      expect(await markOfficers(client, 'Officers', likenessKey)).toEqual({
        marked: 3,
        changedMeanwhile: 0,
      });
      const { listOf } = officerStore(client, 'Officers');
      for (const officer of before)
        expect(await listOf([officer.region])).toEqual([
          { ...officer, nameMarks: nameMarks(likenessKey, officer.name) },
        ]);
    }
  });
});
