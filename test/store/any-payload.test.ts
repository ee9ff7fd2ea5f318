import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import fc from 'fast-check';
import { settledStore } from '../../functions/reports/sources/settled-store.ts';
import { replay } from '../../functions/reports/sources/replay.ts';
import { Refusal } from '../../shared/refusal.ts';
import { anIntake, createSourceTables } from '../support/source-tables.ts';
import { currentSecret, senders, type Sender } from '../support/webhook-senders.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
let intake: ReturnType<typeof anIntake>;
const at = Date.parse('2026-11-23T01:00:00Z');

beforeAll(async () => {
  suite = await startTestEngine();
  await createSourceTables(suite.client);
  const fetch = () => Promise.reject(new Error('nobody is asked'));
  intake = anIntake({ client: suite.client, now: () => at, fetch });
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const senderOf = (name: string): Sender => {
  const sender = senders.find(({ source }) => source.source === name);
  if (!sender) throw new Error(`No sender ${name}`);
  return sender;
};

let names = 0;
/** A source of its own for every delivery, so that all it left can be counted. */
const deliver = async (sender: Sender, body: Buffer) => {
  names += 1;
  const source = { ...sender.source, source: `${sender.source.source}-${names}` };
  const receive = intake.receiveFrom(new Map([[source.source, source]]));
  const sent = sender.wrap(body, { secret: currentSecret, at });
  const outcome = await receive({ ...sent, source: source.source, receivedAt: at }).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
  const reports = await intake.reportsOf(source.source);
  const waiting = await intake.quarantine.list(source.source, 100);
  const raw = await intake.quarantine.list(`kept/${source.source}`, 100);
  return { source, outcome, reports, waiting, raw };
};

/** Half a character, as a form builder leaves it that cuts a text in the middle of an emoji. */
const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((n) => String.fromCharCode(n));
const text = fc.oneof(
  half,
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', '', '\0'),
);
const anyText = fc.array(text, { maxLength: 4 }).map((parts) => parts.join(''));
const { value: anyJson } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.double(),
    fc.constantFrom(null, true, 0),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
  ),
}));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where in a sample something may be put: every value of it, and a new key in every object. */
const pathsOf = (value: Json, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))]
    : [path];

const putAt = (value: Json, [step, ...rest]: string[], change: (old: Json) => Json): Json => {
  if (step === undefined || typeof value !== 'object' || value === null) return change(value);
  const changed = Object.entries(value).map(([key, one]): [string, Json] => [
    key,
    key === step ? putAt(one, rest, change) : one,
  ]);
  return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
};

const isPlain = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonSenders = senders.filter(({ source }) => source.scheme !== 'form-post');

describe('what a sender tells', () => {
  it.each(jsonSenders.map((sender) => [sender.source.source, sender] as const))(
    'as %s, with any JSON, text or key anywhere, is a report or waits in quarantine, and never a fault',
    async (_, sender) => {
      const sample = JSON.parse(sender.sample.toString()) as Json;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...pathsOf(sample)),
          anyText,
          anyJson,
          async (path, key, value) => {
            const body = putAt(sample, path, (old) =>
              isPlain(old) ? { ...old, [key]: value as Json } : (value as Json),
            );
            const left = await deliver(sender, Buffer.from(JSON.stringify(body)));
            expect([200, 202]).toContain(left.outcome);
            const isStored = left.reports.length + left.waiting.length + left.raw.length > 0;
            // A status, or a change of another kind, tells nothing.
            expect(
              isStored ||
                sender.source.scheme === 'whatsapp' ||
                sender.source.scheme === 'typeform',
            ).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it('keeps every letter of a report whose link ends in half an emoji', async () => {
    const sender = senderOf('opnform');
    const { mapping } = sender.source;
    const linked: Sender = {
      ...sender,
      source: { ...sender.source, mapping: { ...mapping, evidenceLinks: 'links' } },
    };
    const said = JSON.parse(sender.sample.toString()) as object;
    const body = `${JSON.stringify(said).slice(0, -1)},"links":["https://contoh.example/foto-\\ud83d"]}`;
    const left = await deliver(linked, Buffer.from(body));
    expect(left.outcome).toBe(202);
    expect(left.reports).toMatchObject([{ evidenceLinks: ['https://contoh.example/foto-\ufffd'] }]);
    expect(left.waiting).toEqual([]);
  });

  it.each([
    ['an id', '{"submission_id":"a\\ud800","lane":"lead"}'],
    ['a key', '{"submission_id":"a","\\udfff":1}'],
  ])('with half a character in %s waits in quarantine where it is no report', async (_, body) => {
    const sender = senderOf('github');
    const bare: Sender = { ...sender, source: { ...sender.source, mapping: undefined } };
    const left = await deliver(bare, Buffer.from(body));
    expect(left.outcome).toBe(202);
    expect(left.waiting).toMatchObject([{ reason: 'invalid-fields' }]);
  });
});

const event = (id: string, more: object = {}) => ({
  specversion: '1.0',
  id,
  source: '/formulir',
  type: 'lapor',
  data: (JSON.parse(senderOf('cloudevents-structured').sample.toString()) as { data: Json }).data,
  ...more,
});

const batchSender = (): Sender => {
  const sender = senderOf('cloudevents-structured');
  return {
    ...sender,
    wrap: (body, signing) => ({
      headers: {
        ...sender.wrap(body, signing).headers,
        'content-type': ['application/cloudevents-batch+json'],
      },
      body,
    }),
  };
};

describe('a batch', () => {
  const replaying = () =>
    replay({
      ...intake.replayNeeds,
      settled: settledStore(suite.client, 'Quarantine'),
      now: () => at,
    });

  it('of CloudEvents sets aside only the event that cannot be read, with its own bytes', async () => {
    const bad = event('b2', { type: undefined });
    const body = Buffer.from(JSON.stringify([event('b1'), bad, event('b3')]));
    const left = await deliver(batchSender(), body);
    expect([left.outcome, left.reports.length]).toEqual([202, 2]);
    expect(left.waiting).toMatchObject([{ reason: 'invalid-fields', fields: ['type: malformed'] }]);
    const entry = await intake.quarantine.find(left.source.source, left.waiting[0]?.id ?? '');
    expect(JSON.parse(Buffer.from(entry?.body ?? []).toString())).toEqual(
      JSON.parse(JSON.stringify(bad)),
    );
    expect(entry?.headers).toEqual({ 'content-type': ['application/cloudevents+json'] });
  });

  it('of WhatsApp sets aside only the message without an id, and a change nobody knows', async () => {
    const sender = senderOf('whatsapp');
    const said = JSON.parse(sender.sample.toString()) as {
      entry: { changes: { value: { messages: Json[] } }[] }[];
    };
    const [change] = said.entry[0]?.changes ?? [];
    change?.value.messages.splice(1, 0, { from: '62811', timestamp: '1795886366', type: 'system' });
    said.entry[0]?.changes.push({ field: 'messages', value: { messages: 'baru' } } as never);
    const left = await deliver(sender, Buffer.from(JSON.stringify(said)));
    expect([left.outcome, left.reports.length]).toEqual([200, sender.reports]);
    const before = await deliver(sender, sender.sample);
    expect(left.waiting.length - before.waiting.length).toBe(2);
    expect(left.waiting.map(({ fields }) => fields.join())).toContain('messages: malformed');
  });

  it('that waited as a whole becomes its reports when it is replayed; only what cannot be read waits on', async () => {
    const sender = batchSender();
    const body = Buffer.from(JSON.stringify([event('c1'), event('c2', { id: 7 }), event('c3')]));
    const source = { ...sender.source, source: 'jeda', active: false };
    const sent = sender.wrap(body, { secret: currentSecret, at });
    const receive = intake.receiveFrom(new Map([['jeda', source]]));
    await receive({ ...sent, source: 'jeda', receivedAt: at });
    const [whole] = await intake.quarantine.list('jeda', 10);
    const by = { by: 'admin-1', answersForSender: false };
    const opened = { ...source, active: true };
    expect(await replaying()(opened, whole?.id ?? '', by)).toEqual({
      outcome: 'replayed',
      reports: 2,
    });
    const [alone, ...more] = await intake.quarantine.list('jeda', 10);
    expect([alone?.fields, more]).toEqual([['id: malformed'], []]);
    expect(await replaying()(opened, alone?.id ?? '', by)).toMatchObject({
      outcome: 'still-set-aside',
      errors: [{ field: 'id', reason: 'malformed' }],
    });
  });
});
