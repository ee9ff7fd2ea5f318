import { randomBytes } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { readAgain } from '../../functions/reports/sources/read-again.ts';
import { replayableHeaders } from '../../functions/reports/sources/replayable-headers.ts';
import { schemeOf } from '../../functions/reports/sources/schemes/list.ts';
import { maxBodyBytes } from '../../shared/http/body.ts';
import { quarantineTable } from '../../functions/reports/sources/tables.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';
import { currentSecret, senders, wrongSecret } from '../support/webhook-senders.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const table = 'Quarantine';
const receivedAt = Date.parse('2026-11-23T01:00:00Z');

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(quarantineTable, table)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const key = () => Promise.resolve(Buffer.alloc(32, 5));
const store = (keptDays = 14) =>
  quarantineStore(suite.client, table, { key, keptDays, sealing: aSealing });
const expiries = async (source: string) => {
  const { Items = [] } = await suite.client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: '#source = :source',
      ExpressionAttributeNames: { '#source': 'source' },
      ExpressionAttributeValues: { ':source': { S: source } },
    }),
  );
  return Items.map(({ expiresAt }) => Number(expiresAt?.N) - receivedAt / 1000);
};
const entry = (source: string, body: Uint8Array, more: object = {}) => ({
  source,
  deliveryId: 'd1',
  reason: 'invalid-fields',
  fields: ['place: required'],
  body,
  receivedAt,
  ...more,
});

describe('the quarantine', () => {
  it('keeps the largest body that is taken, random bytes too, and gives back every byte', async () => {
    const body = randomBytes(maxBodyBytes);
    expect(await store().add(entry('besar', body), undefined)).toBe('added');
    const [listed] = await store().list('besar', 10);
    expect(listed).toMatchObject({ reason: 'invalid-fields', bodyBytes: maxBodyBytes });
    const found = await store().find('besar', listed?.id ?? '');
    expect(Buffer.from(found?.body ?? []).equals(body)).toBe(true);
  });

  it('keeps what a payload says twice once: three times the largest body fits as well', async () => {
    const text = randomBytes(maxBodyBytes / 2).toString('hex');
    const body = Buffer.from(JSON.stringify([text, text, text]));
    expect(await store().add(entry('tiga', body), undefined)).toBe('added');
  });

  it('keeps the same delivery under the same reason once, and raw bodies apart, once', async () => {
    const body = Buffer.from('{}');
    const raw = { source: 'sekali', body, headers: {}, receivedAt };
    const outcomes = [
      await store().add(entry('sekali', body), undefined),
      await store().add(entry('sekali', body), undefined),
      await store().add(entry('sekali', body, { reason: 'later-version' }), undefined),
      await store().keepRaw(raw),
      await store().keepRaw({ ...raw, receivedAt: receivedAt + 1 }),
    ];
    expect(outcomes).toEqual(['added', 'already-there', 'added', 'added', 'already-there']);
    expect((await store().list('sekali', 10)).map(({ reason }) => reason).sort()).toEqual([
      'invalid-fields',
      'later-version',
    ]);
    expect((await store().list('kept/sekali', 10)).map(({ reason }) => reason)).toEqual(['kept']);
  });

  it('keeps the largest batch that is taken in pieces, which are its bytes again', async () => {
    const body = randomBytes(3 * 1024 * 1024);
    const raw = { source: 'batch', body, receivedAt };
    expect(await store().keepRaw(raw)).toBe('added');
    expect(await store().keepRaw(raw)).toBe('already-there');
    const ids = (await store().list('kept/batch', 100)).map(({ id }) => id);
    const pieces = await Promise.all(
      ids
        .sort((one, other) => Number(one.split('.')[1] ?? 0) - Number(other.split('.')[1] ?? 0))
        .map((id) => store().find('kept/batch', id)),
    );
    const again = Buffer.concat(pieces.map((piece) => piece?.body ?? Buffer.alloc(0)));
    expect(again.equals(body)).toBe(true);
  });

  it('forgets after the days of the deployment, 14 unless it says otherwise', async () => {
    await store().keepRaw({ source: 'lupa', body: Buffer.from('a'), receivedAt });
    await store(30).add(entry('lupa', Buffer.from('b')), undefined);
    expect(await expiries('kept/lupa')).toEqual([14 * 86_400]);
    expect(await expiries('lupa')).toEqual([30 * 86_400]);
  });
});

describe('an entry of the quarantine', () => {
  it.each(senders.map((sender) => [sender.source.source, sender] as const))(
    'of %s, kept as it came, is read again as it would have been then',
    async (_, sender) => {
      const { source } = sender;
      const sent = sender.wrap(sender.sample, { secret: currentSecret, at: receivedAt });
      const told = schemeOf(source.scheme).read({ ...sent, receivedAt }, source);
      const waiting = entry(source.source, sent.body, { reason: 'paused-source' });
      const headers = replayableHeaders(sent.headers);
      await store().add({ ...waiting, deliveryId: undefined, headers }, source);
      const [listed] = await store().list(source.source, 10);
      const found = await store().find(source.source, listed?.id ?? '');
      if (!found) throw new Error('The entry is gone');
      expect(readAgain(found, source)).toEqual({ told, unreadable: [], verified: true });
      const unknownThen = { ...found, reason: 'unknown-source' };
      expect(readAgain(unknownThen, source).verified).toBe(
        sender.signed || source.source === 'form-post',
      );
      expect(readAgain(unknownThen, { ...source, secrets: [wrongSecret] }).verified).toBe(false);
    },
  );

  it('of one thing told is told again with its marks', async () => {
    const [sender] = senders;
    if (!sender) throw new Error('No senders');
    const told = { deliveryId: 'd1', payload: { a: ['é'] }, media: ['1'], aside: 'other-number' };
    const { payload, ...marks } = told;
    await store().add(
      entry('tanda', Buffer.from(JSON.stringify(payload)), { told: marks }),
      undefined,
    );
    const [listed] = await store().list('tanda', 10);
    const found = await store().find('tanda', listed?.id ?? '');
    if (!found) throw new Error('The entry is gone');
    expect(readAgain(found, sender.source)).toEqual({
      told: [told],
      unreadable: [],
      verified: true,
    });
    expect(await store().find('tanda', 'nope')).toBeUndefined();
  });
});
