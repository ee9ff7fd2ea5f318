import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import {
  decideSilence,
  endSilence,
  proposeSilence,
} from '../../functions/satgas/silences/decide-silence.ts';
import { silenceStore, type SilenceStore } from '../../functions/satgas/silences/silence-store.ts';
import { silencesTable } from '../../functions/satgas/silences/tables.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let silences: SilenceStore;

beforeAll(async () => {
  engine = await startTestEngine();
  await createTables(engine.client, [tableOf(silencesTable, 'silences')]);
  silences = silenceStore(engine.client, 'silences');
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const chair = { personId: 'ketua', role: 'chair', name: 'Contoh' } as const;
const admins = ['admin', 'admin-2'].map((personId) => ({
  ...{ personId, role: 'admin' as const, region: 'ID', name: 'Contoh' },
}));

const desk = (region: string) => {
  const needs = { silences, newId: () => '0123456789-abcdef', now: () => mondayMorning };
  const asked = { hours: 3, reason: 'Telepon diganti' };
  return {
    propose: () => proposeSilence(needs)(region, asked, { ...chair, region }),
    decisions: (is: ('agreed' | 'rejected')[]) =>
      Promise.allSettled(
        is.map((one, i) =>
          decideSilence(needs)(
            { region, proposalId: '0123456789-abcdef', is: one },
            admins[i % 2] ?? { ...chair, region: 'ID' },
          ),
        ),
      ),
    end: () => endSilence(needs)(region),
  };
};

describe('a row of silences', () => {
  it('of a version before is read, and changed only as it was read', async () => {
    const silence = { region: '14.06', until: mondayMorning, reason: 'Latihan', by: 'admin' };
    const Item = {
      region: { S: '14.06' },
      until: { N: String(mondayMorning) },
      reason: { S: 'Latihan' },
      by: { S: 'admin' },
    };
    await engine.client.send(new PutItemCommand({ TableName: 'silences', Item }));
    expect(await silences.find('14.06')).toEqual(silence);
    expect(await silences.change(silence, { ...silence, agreedBy: 'ketua' })).toBe('replaced');
    expect(await silences.change(silence, silence)).toBe('changed-meanwhile');
    const found = await engine.client.send(
      new GetItemCommand({ TableName: 'silences', Key: { region: { S: '14.06' } } }),
    );
    expect(found.Item).toEqual({ ...Item, agreedBy: { S: 'ketua' }, revision: { N: '1' } });
    expect(await silences.listOf(['14.06', '18.09'])).toEqual([await silences.latest('14.06')]);
    expect(await silences.find('18.09')).toBeUndefined();
  });

  it('is decided about once by whoever is first of those who decide at one moment', async () => {
    const { propose, decisions, end } = desk('35.75');
    await Promise.all([propose(), propose()]);
    const outcomes = await decisions(['agreed', 'rejected', 'agreed', 'rejected']);
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(2);
    const { decided, until = 0 } = (await silences.latest('35.75')) ?? {};
    expect(until > mondayMorning).toBe(decided?.is === 'agreed');
    await Promise.all([end(), end()]);
    expect((await silences.latest('35.75'))?.until).toBeLessThanOrEqual(mondayMorning);
  });
});
