import { describe, expect, it } from '@jest/globals';
import { reportKeyOfDelivery } from '../../functions/reports/intake/submit-report.ts';
import type { ReportStore } from '../../functions/reports/intake/report-store.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { Busy } from '../../shared/http/busy.ts';
import { aReport } from '../support/forms.ts';
import { aWebhookDoor } from '../support/webhook-door.ts';
import { currentSecret, senders } from '../support/webhook-senders.ts';

const now = Date.now();
const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const aSource = (more: Partial<Source> = {}): Source => ({
  source: 'formulir',
  scheme: 'standard-webhooks',
  secrets: [secret],
  active: true,
  changedAt: 0,
  ...more,
});

const theDoor = (source: Source | undefined, more: Parameters<typeof aWebhookDoor>[1] = {}) => {
  const receivedAt = more.receivedAt ?? now;
  const door = aWebhookDoor(source, { ...more, receivedAt });
  const send = (text: string | Uint8Array, signedWith = secret, id = 'msg_1') => {
    const bytes = Buffer.from(text);
    const signed = signStandardWebhook({
      id,
      timestampMs: receivedAt,
      body: bytes,
      secret: signedWith,
    });
    const headers = Object.fromEntries(
      Object.entries(signed).map(([name, value]) => [name, [value]]),
    );
    return door.receive({ headers, body: bytes });
  };
  return { ...door, send };
};

const body = (more: object = {}) =>
  JSON.stringify({
    type: 'report.submitted',
    data: aReport({ accusedName: 'Contoh Nama', ...more }),
  });

describe('a delivery', () => {
  it('with a good signature becomes a report, in the source’s region where it has one', async () => {
    const door = theDoor(aSource({ region: '35.75' }));
    await door.send(body());
    expect(door.reports()).toMatchObject([{ region: '35.75', lane: 'lead', cameBy: 'formulir' }]);
    expect(door.quarantined()).toEqual([]);
  });

  it('leaves a line that says what became of it and nothing that it says', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    await door.send(body({ place: '' }), secret, 'msg_2');
    await expect(
      door.send(body(), `whsec_${Buffer.alloc(32, 6).toString('base64')}`),
    ).rejects.toThrow();
    const shown = { receivedAt: now, reports: 0, reasons: [], fields: [] };
    expect(door.recent()).toEqual([
      { ...shown, outcome: 'taken', reports: 1 },
      {
        ...{ ...shown, outcome: 'set-aside' },
        ...{ reasons: ['invalid-fields'], fields: ['place: required'] },
      },
      {
        ...{ ...shown, outcome: 'refused', reasons: ['no-matching-signature'] },
        fields: ['webhook-signature: no-matching-signature'],
      },
    ]);
  });

  it('is taken all the same when no line can be left about it', async () => {
    const door = theDoor(aSource(), { note: () => Promise.reject(new Error('throttled')) });
    expect(await door.send(body())).toEqual({ status: 202 });
    const stuck = theDoor(aSource(), { note: () => new Promise(() => undefined) });
    expect(await stuck.send(body())).toEqual({ status: 202 });
    expect(stuck.reports()).toHaveLength(1);
  });

  it('is answered by its receipt only, and its report has no code', async () => {
    const door = theDoor(aSource());
    expect(await door.send(body())).toEqual({ status: 202 });
    // Its key follows from the source and the delivery alone: no code leads to it.
    const reportKey = reportKeyOfDelivery(Buffer.alloc(32, 3), 'formulir', 'msg_1');
    expect(door.reports()).toMatchObject([{ reportKey }]);
  });

  it('with a bad signature is refused, counted, and leaves nothing', async () => {
    const door = theDoor(aSource());
    const forged = door.send(body(), `whsec_${Buffer.alloc(32, 6).toString('base64')}`);
    await expect(forged).rejects.toMatchObject({ code: 'signature-refused' });
    expect([door.reports(), door.quarantined()]).toEqual([[], []]);
    expect(door.counted).toEqual(['WebhookSignatureRefused']);
  });

  it.each<[string, Source | undefined, string, string]>([
    ['to an unknown source', undefined, body(), 'unknown-source'],
    ['to a paused source', aSource({ active: false }), body(), 'paused-source'],
    ['that is not JSON', aSource(), 'nope', 'malformed-json'],
    ['with a wrong field', aSource(), body({ conduct: 'nonsense' }), 'invalid-fields'],
    ['that is a list', aSource(), '[]', 'invalid-fields'],
    ['of another region', aSource(), body({ region: '11.01' }), 'invalid-fields'],
  ])('%s is quarantined whole, with the reason', async (_, source, text, reason) => {
    const door = theDoor(source);
    await door.send(text);
    expect(door.quarantined()).toMatchObject([{ reason }]);
    expect(Buffer.from(door.quarantined()[0]?.body ?? []).toString()).toBe(text);
    expect(door.reports()).toEqual([]);
    const metric = source ? 'QuarantinedDeliveries' : 'UnknownSourceDeliveries';
    expect(door.counted).toEqual([metric]);
  });

  it.each<[string, object, string[]]>([
    ['region', { region: '11.01' }, ['region: unknown-region']],
    ['conduct', { conduct: 'nonsense' }, ['conduct: not-one-of']],
    ['field', { nama: 'x' }, ['nama: unknown-field']],
    ['accused', { accusedName: undefined }, ['accusedName: accused-unnamed']],
  ])('with a wrong %s is quarantined with the field named', async (_, more, fields) => {
    const door = theDoor(aSource());
    await door.send(body(more));
    expect(door.quarantined()).toMatchObject([{ deliveryId: 'msg_1', fields }]);
  });

  it('of more than 256 KB is refused, and leaves nothing, whether the source is known or not', async () => {
    for (const source of [aSource(), undefined]) {
      const door = theDoor(source);
      const large = door.send(Buffer.alloc(256 * 1024 + 1, ' '));
      await expect(large).rejects.toMatchObject({ code: 'body-too-large' });
      expect([door.quarantined(), door.raw()]).toEqual([[], []]);
    }
  });

  it('that is no UTF-8 is quarantined as it came', async () => {
    const door = theDoor(aSource());
    const bytes = Uint8Array.from([0x22, 0xff, 0x22]);
    await door.send(bytes);
    expect(door.quarantined()).toMatchObject([{ reason: 'malformed-json' }]);
    expect([...(door.quarantined()[0]?.body ?? [])]).toEqual([...bytes]);
  });

  it('that comes again under its id is one report', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    await door.send(body());
    expect(door.reports().length).toBe(1);
    expect(door.quarantined()).toEqual([]);
  });

  it('that comes under another id is another report', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    await door.send(body(), secret, 'msg_2');
    expect(door.reports().length).toBe(2);
  });

  it('of another body under a known id is quarantined, and the report stays as it was', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    const before = door.reports();
    await door.send(body({ place: 'Lapangan' }));
    expect(door.quarantined()).toMatchObject([{ reason: 'same-id-other-body' }]);
    expect(door.reports()).toEqual(before);
  });

  it('that does not say when it was known is taken as known on the day it came, as the region counts days', async () => {
    const door = theDoor(aSource(), { receivedAt: Date.parse('2026-11-23T17:30:00Z') });
    await door.send(body({ occurredOn: '2026-11-24', knownOn: undefined }));
    expect(door.quarantined()).toEqual([]);
    expect(door.reports()).toMatchObject([{ details: { knownOn: '2026-11-24' } }]);
  });

  it('that says the same in another order is the same', async () => {
    const door = theDoor(aSource());
    const told = aReport({});
    await door.send(JSON.stringify({ data: told }));
    await door.send(JSON.stringify({ data: Object.fromEntries(Object.entries(told).reverse()) }));
    expect(door.reports()).toHaveLength(1);
    expect(door.quarantined()).toEqual([]);
  });

  it('nested without end is quarantined as it came', async () => {
    const door = theDoor(aSource());
    await door.send('['.repeat(100_000) + ']'.repeat(100_000));
    expect(door.quarantined()).toMatchObject([
      { reason: 'malformed-json', fields: ['body: too-deep'] },
    ]);
  });

  it('keeps what it takes to verify and read it later, and no credentials', async () => {
    const door = aWebhookDoor(undefined);
    await door.receive({
      headers: {
        'content-type': ['application/json'],
        'webhook-id': ['msg_1'],
        authorization: ['Basic abc'],
        cookie: ['a=b'],
        'x-netral-token': ['rahasia'],
      },
      body: Buffer.from('{}'),
    });
    expect(door.quarantined()).toMatchObject([{ reason: 'unknown-source' }]);
    expect(door.quarantined()[0]?.headers).toEqual({
      'content-type': ['application/json'],
      'webhook-id': ['msg_1'],
    });
  });
});

const failing =
  (error: Error) =>
  (store: ReportStore): ReportStore => ({
    add: (report) =>
      report.details['place'] === 'rusak' ? Promise.reject(error) : store.add(report),
  });

const throttle = () =>
  Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });

describe('a fault of ours', () => {
  it.each<[string, Source['scheme'], Error, number]>([
    ['throttled', 'standard-webhooks', throttle(), 503],
    ['broken', 'standard-webhooks', new Error('the engine is away'), 503],
    ['throttled', 'cloudevents', throttle(), 429],
    ['broken', 'cloudevents', new Error('the engine is away'), 503],
    ['throttled', 'kobo', throttle(), 503],
  ])(
    '(%s) asks a %s sender to come again, and quarantines nothing',
    async (_, scheme, error, status) => {
      const sender = senders.find(({ source }) => source.scheme === scheme);
      if (!sender) throw new Error('No such sender');
      const door = aWebhookDoor(
        { ...sender.source, mapping: undefined, region: '18.09' },
        { receivedAt: now, reports: failing(error) },
      );
      const event = { specversion: '1.0', id: '1', source: 's', type: 't', _uuid: 'u' };
      const text = { ...event, data: aReport({ place: 'rusak' }) };
      const sent = sender.wrap(Buffer.from(JSON.stringify(text)), {
        secret: currentSecret,
        at: now,
      });
      const said = await door.receive(sent).catch((thrown: unknown) => thrown);
      expect(said).toBeInstanceOf(Busy);
      expect(said).toMatchObject({ status, retryAfterSeconds: 30, cause: error });
      expect(door.quarantined()).toEqual([]);
    },
  );

  it('that no item of the table can hold is accepted, and waits in quarantine', async () => {
    for (const name of ['SerializationException', 'ValidationException']) {
      const refusal = Object.assign(new Error('an item'), { name });
      const door = theDoor(aSource(), { reports: failing(refusal) });
      expect(await door.send(body({ place: 'rusak' }))).toEqual({ status: 202 });
      expect(door.quarantined()).toMatchObject([{ reason: 'cannot-be-stored' }]);
    }
  });

  it('that takes too long is answered before the gateway gives up, and the sender comes again', async () => {
    const door = theDoor(aSource(), {
      patienceMs: 20,
      reports: () => ({ add: () => new Promise(() => undefined) }),
    });
    await expect(door.send(body())).rejects.toMatchObject({ status: 503 });
  });

  it('keeps none of the others of a batch back, and each is one report when it comes again', async () => {
    const sender = senders.find(({ source }) => source.scheme === 'cloudevents');
    if (!sender) throw new Error('No such sender');
    let broken = true;
    const door = aWebhookDoor(sender.source, {
      receivedAt: now,
      reports: (store) => ({
        add: (report) =>
          broken && report.details['place'] === 'rusak'
            ? Promise.reject(new Error('the engine is away'))
            : store.add(report),
      }),
    });
    const events = Array.from({ length: 25 }, (_, i) => ({
      specversion: '1.0',
      id: `e${i}`,
      source: 's',
      type: 't',
      data: aReport({ place: i === 0 ? 'rusak' : 'Lapangan' }),
    }));
    const { headers } = sender.wrap(Buffer.from(''), { secret: currentSecret, at: now });
    const batch = {
      headers: { ...headers, 'content-type': ['application/cloudevents-batch+json'] },
      body: Buffer.from(JSON.stringify(events)),
    };
    await expect(door.receive(batch)).rejects.toBeInstanceOf(Busy);
    expect(door.reports()).toHaveLength(24);
    broken = false;
    await door.receive(batch);
    expect(door.reports()).toHaveLength(25);
  });
});
