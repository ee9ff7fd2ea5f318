import { createHash } from 'node:crypto';
import { GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeStore, type KeptPledge } from '../../functions/pledges/register/pledge-store.ts';
import { sheetAttempt } from '../../functions/pledges/register/sheet-attempt.ts';
import { forgetAttempts } from '../../infra/upgrade/forget-attempts.ts';
import { anAttempt } from '../support/attempts.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(pledgesTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const aPledge = (changes: Partial<KeptPledge>): KeptPledge => ({
  personKey: 'person',
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  standing: 'claimed',
  act: 'ikrar',
  channel: 'phone',
  textVersion: 1,
  pledgedAt: 1_795_397_400_000,
  receipt: 'first',
  attempt: anAttempt('one'),
  ...changes,
});

const keptOf = async (personKey: string) => {
  const { Item } = await held.client.send(
    new GetItemCommand({ TableName: 'pledges', Key: { personKey: { S: personKey } } }),
  );
  return Item ?? {};
};

describe('a pledge made again', () => {
  it('at a ceremony is not moved there, and answers its own receipt', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    await pledges.keep(aPledge({ personKey: 'a' }));
    const again = aPledge({
      personKey: 'a',
      ceremony: 'apel-1',
      swornAt: 1,
      channel: 'kiosk',
      standing: 'verified',
      receipt: 'second',
      attempt: anAttempt('two'),
    });
    expect(await pledges.keep(again)).toEqual({ receipt: 'second' });
    const kept = await keptOf('a');
    expect(kept).toMatchObject({ standing: { S: 'claimed' }, channel: { S: 'phone' } });
    expect(kept).not.toHaveProperty('ceremony');
    expect(kept).not.toHaveProperty('swornAt');
  });

  it('by the same attempt answers the receipt of before, with a ceremony as without one', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    for (const more of [{ personKey: 'b' }, { personKey: 'c', ceremony: 'apel-1' }]) {
      expect(await pledges.keep(aPledge(more))).toEqual({ receipt: 'first' });
      expect(await pledges.keep(aPledge({ ...more, receipt: 'other' }))).toEqual({
        receipt: 'first',
      });
      const otherWords = { attempt: anAttempt('one', 'other') };
      expect(await pledges.keep(aPledge({ ...more, ...otherWords }))).toBe('other-body');
    }
  });

  it('keeps the ceremony and the moment of the first', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    await pledges.keep(aPledge({ personKey: 'd', ceremony: 'apel-1', swornAt: 5 }));
    const later = { ceremony: 'apel-2', swornAt: 9, attempt: anAttempt('two') };
    await pledges.keep(aPledge({ personKey: 'd', ...later }));
    expect(await keptOf('d')).toMatchObject({ ceremony: { S: 'apel-1' }, swornAt: { N: '5' } });
  });
});

describe('a pledge that a version before kept with a plain hash of its form', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const plain = `${hash('key:one')}.${hash('{"number":"198609262015051001"}')}`;

  const keepPlain = async (personKey: string, attempt: string | undefined): Promise<void> => {
    await pledgeStore(held.client, 'pledges').keep(aPledge({ personKey }));
    await held.client.send(
      new UpdateItemCommand({
        TableName: 'pledges',
        Key: { personKey: { S: personKey } },
        UpdateExpression: attempt === undefined ? 'REMOVE attempt' : 'SET attempt = :plain',
        ...(attempt !== undefined && { ExpressionAttributeValues: { ':plain': { S: attempt } } }),
      }),
    );
  };

  it.each([
    ['is there', plain],
    ['was removed', undefined],
  ])(
    'whose hash %s takes a retry as a pledge made again, and keeps a keyed attempt',
    async (_, attempt) => {
      const pledges = pledgeStore(held.client, 'pledges');
      for (const more of [{}, { ceremony: 'apel-1' }, { swornAt: 7 }]) {
        await keepPlain('e', attempt);
        const { attempt: before, ...lasting } = await keptOf('e');
        expect(before?.S).toBe(attempt);
        const again = aPledge({ personKey: 'e', receipt: 'second', ...more });
        expect(await pledges.keep(again)).toEqual({ receipt: 'second' });
        const { attempt: after, ...kept } = await keptOf('e');
        expect(after?.S).toMatch(/^keyed~[\w-]{22}\.[\w-]{22}$/);
        expect(kept).toEqual({ ...lasting, receipt: { S: 'second' } });
        expect(await pledges.keep(again)).toEqual({ receipt: 'second' });
      }
    },
  );

  it('loses that hash, and nothing else, by the script that forgets them', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    for (let n = 0; n < 60; n += 1) await keepPlain(`plain-${n}`, plain);
    await pledges.keep(aPledge({ personKey: 'keyed' }));
    const onSheet = { ceremonyId: '18.09-a', sheetId: 'sheet' };
    await pledges.keep(aPledge({ personKey: 'row', attempt: sheetAttempt(onSheet, 2) }));
    const before = await keptOf('plain-0');
    expect(await forgetAttempts(held.client, 'pledges')).toBe(60);
    const { attempt, ...lasting } = before;
    expect(attempt?.S).toBe(plain);
    expect(await keptOf('plain-0')).toEqual(lasting);
    expect(await keptOf('keyed')).toHaveProperty('attempt');
    expect((await keptOf('row'))['attempt']?.S).toBe('sheet~18.09-a~sheet~2.row');
    expect(await forgetAttempts(held.client, 'pledges')).toBe(0);
    const page = await held.client.send(new ScanCommand({ TableName: 'pledges' }));
    expect(JSON.stringify(page.Items)).not.toContain(plain);
  });
});
