import { readFileSync } from 'node:fs';
import { ListTablesCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientTo } from '@netral/local-host/testing/engine';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { aReport } from '../support/forms.ts';
import { engineOf } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { aBoxed } from '../support/media.ts';
import { aJpeg } from '../support/photos.ts';
import { currentSecret, senders, type Sender, type Sent } from '../support/webhook-senders.ts';

let client: DynamoDBClient;
let suite: LentSuite;
let tables: { reports: string; quarantine: string };

const senderOf = (name: string): Sender => {
  const found = senders.find(({ source }) => source.source === name);
  if (!found) throw new Error(`Nobody sends as ${name}`);
  return { ...found, source: { ...found.source, source: `kin-${name}` } };
};
const standard = senderOf('standard-webhooks');
const cloudEvents = senderOf('cloudevents-structured');
const whatsapp = senderOf('whatsapp');

beforeAll(async () => {
  suite = await lentSuite();
  client = clientTo(engineOf(suite));
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const named = (pattern: RegExp) => TableNames.find((name) => pattern.test(name)) ?? '';
  tables = { reports: named(/Reports-?Table/i), quarantine: named(/Quarantine/i) };
  const records = sourceStore(client, named(/Sources/i));
  for (const { source } of [standard, cloudEvents, whatsapp]) await records.put(source);
});

afterAll(() => client.destroy());

const file = (name: string) =>
  readFileSync(new URL(`../support/people-send/${name}`, import.meta.url));

const post = async ({ source }: Sender, { headers, body }: Sent) => {
  const response = await fetch(`${suite.url}/v1/webhooks/${source.source}`, {
    method: 'POST',
    headers: Object.entries(headers).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    body: new Uint8Array(body),
  });
  return { status: response.status, text: await response.text() };
};

/** How many reports came from a source, and what was set aside of it. */
const leftBy = async ({ source: { source } }: Sender) => {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: tables.reports,
      FilterExpression: 'cameBy = :name',
      ExpressionAttributeValues: { ':name': { S: source } },
    }),
  );
  const { Items: aside = [] } = await client.send(
    new QueryCommand({
      TableName: tables.quarantine,
      KeyConditionExpression: '#source = :name',
      ExpressionAttributeNames: { '#source': 'source' },
      ExpressionAttributeValues: { ':name': { S: source } },
    }),
  );
  return { reports: Items.length, aside: aside.map((item) => unmarshall(item)) };
};

/** What a delivery left: new reports, and new deliveries set aside. */
const leftAfter = async (sender: Sender, sent: Sent) => {
  const before = await leftBy(sender);
  const { status, text } = await post(sender, sent);
  const after = await leftBy(sender);
  return {
    status,
    text,
    reports: after.reports - before.reports,
    aside: after.aside.length - before.aside.length,
  };
};

const wrapped = (sender: Sender, body: Buffer | string): Sent =>
  sender.wrap(Buffer.from(body), { secret: currentSecret, at: Date.now() });

let ids = 0;
/** Signed under an id that nothing else has. */
const standardSent = (body: Buffer | string): Sent => {
  ids += 1;
  const bytes = Buffer.from(body);
  const signed = signStandardWebhook({
    ...{ id: `msg_kin_${ids}`, timestampMs: Date.now(), body: bytes, secret: currentSecret },
  });
  const headers = Object.entries(signed).map(([name, value]) => [name, [value]] as const);
  return {
    headers: { 'content-type': ['application/json'], ...Object.fromEntries(headers) },
    body: bytes,
  };
};

const sampleData = (): Record<string, unknown> =>
  (JSON.parse(standard.sample.toString()) as { data: Record<string, unknown> }).data;
const report = (more: Record<string, unknown>): string =>
  JSON.stringify({
    type: 'report.submitted',
    timestamp: '2024-11-21T03:00:00Z',
    data: { ...sampleData(), ...more },
  });

const story = 'Membagikan ajakan memilih salah satu pasangan calon pada jam kerja.';

describe('a text that was cut in the middle of a sign', () => {
  it.each(['webhook-lone-surrogate-id.json', 'webhook-lone-surrogate-link.json'])(
    '%s is taken, and stored or set aside',
    async (name) => {
      const left = await leftAfter(standard, standardSent(file(name)));
      expect([left.status, left.reports + left.aside]).toEqual([202, 1]);
    },
  );

  it.each([
    ['in the account', report({ account: `${story} \ud83d` })],
    ['as the second half alone, in the place', report({ place: '\udc4d Lapangan' })],
    ['halves in the wrong order', report({ accusedName: 'Contoh \udc4d\ud83d' })],
    ['in every word', report({ account: story.replaceAll(' ', '\ud800 ') })],
    ['behind a whole one', report({ account: `👍\ud83d ${story}` })],
  ])('%s becomes a report', async (_, body) => {
    expect(body).toMatch(/\\ud[89a-f]/);
    const left = await leftAfter(standard, standardSent(body));
    expect([left.status, left.reports, left.aside]).toEqual([202, 1, 0]);
  });

  it('in the name of a question nobody asked waits with its reason', async () => {
    const left = await leftAfter(standard, standardSent(report({ 'tanya\ud83d': 'ya' })));
    expect([left.status, left.reports, left.aside]).toEqual([202, 0, 1]);
  });
});

const event = (id: string, more: object = {}) => ({
  specversion: '1.0',
  id,
  source: '/formulir',
  type: 'lapor',
  data: sampleData(),
  ...more,
});

describe('a batch of which one item cannot be read', () => {
  const batch = (items: unknown[] | Buffer): Sent => {
    const body = Buffer.isBuffer(items) ? items : JSON.stringify(items);
    const sent = wrapped(cloudEvents, body);
    const type = ['application/cloudevents-batch+json'];
    return { ...sent, headers: { ...sent.headers, 'content-type': type } };
  };

  it('cloudevents-batch-one-without-type.json leaves each item by itself', async () => {
    const left = await leftAfter(
      cloudEvents,
      batch(file('cloudevents-batch-one-without-type.json')),
    );
    expect([left.status, left.reports + left.aside]).toEqual([202, 3]);
  });

  it.each<[string, unknown[]]>([
    ['that is a word', [event('k1'), 'kosong', event('k2')]],
    ['that has no id, at the beginning', [event('', { id: undefined }), event('k3'), event('k4')]],
    ['that is nothing, at the end', [event('k5'), event('k6'), null]],
    ['of another version', [event('k7'), event('k8', { specversion: '0.3' }), event('k9')]],
  ])('%s makes reports of the others', async (_, items) => {
    const left = await leftAfter(cloudEvents, batch(items));
    expect([left.status, left.reports, left.aside]).toEqual([202, 2, 1]);
  });

  const messages = (...list: unknown[]): string => {
    const said = JSON.parse(file('whatsapp-batch-one-message-without-id.json').toString()) as {
      entry: { changes: { value: { messages: unknown[] } }[] }[];
    };
    const [value] = said.entry[0]?.changes ?? [];
    if (value) value.value.messages = list;
    return JSON.stringify(said);
  };
  const message = (id: string) => ({
    ...{ from: '62811', id, timestamp: '1795886366', type: 'text' },
    text: { body: `Seorang pegawai berfoto sambil menunjukkan jari dukungan, ada bukti ${id}` },
  });

  it('whatsapp-batch-one-message-without-id.json makes reports of the others', async () => {
    const body = file('whatsapp-batch-one-message-without-id.json');
    const left = await leftAfter(whatsapp, wrapped(whatsapp, body));
    expect([left.status, left.reports, left.aside]).toEqual([200, 2, 1]);
  });

  it.each([
    ['that is a number', messages(message('kin-1'), 7, message('kin-2'))],
    [
      'whose id is nothing',
      messages({ ...message('kin-x'), id: '' }, message('kin-3'), message('kin-4')),
    ],
    [
      'whose id is a list',
      messages(message('kin-5'), message('kin-6'), { id: [1], from: '62811' }),
    ],
  ])('of WhatsApp, %s, makes reports of the others', async (_, body) => {
    const left = await leftAfter(whatsapp, wrapped(whatsapp, body));
    expect([left.status, left.reports, left.aside]).toEqual([200, 2, 1]);
  });
});

describe('a signature that is nearly written right', () => {
  const changed = (change: (signature: string) => string): Sent => {
    const sent = standardSent(report({}));
    const [signature = ''] = sent.headers['webhook-signature'] ?? [];
    return { ...sent, headers: { ...sent.headers, 'webhook-signature': [change(signature)] } };
  };
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  /** The same bytes for a lenient reader: bits that are cut off are set. */
  const looseEnd = (signature: string) => {
    const last = alphabet.indexOf(signature.at(-2) ?? '');
    return `${signature.slice(0, -2)}${alphabet[last + 1] ?? ''}=`;
  };

  it('is taken as it is', async () => {
    expect(
      (
        await leftAfter(
          standard,
          changed((one) => one),
        )
      ).status,
    ).toBe(202);
  });

  it.each<[string, (signature: string) => string]>([
    ['with one = too many', (one) => `${one}=`],
    ['with two', (one) => `${one}==`],
    ['without its =', (one) => one.replace(/=$/, '')],
    ['with bits at its end that count for nothing', looseEnd],
    ['with a space in it', (one) => `${one.slice(0, 12)} ${one.slice(12)}`],
  ])('%s is refused, and leaves nothing', async (_, change) => {
    const left = await leftAfter(standard, changed(change));
    expect([left.status, left.reports, left.aside]).toEqual([401, 0, 0]);
  });
});

describe('a photo as phones have it', () => {
  const add = async (bytes: Buffer, name = 'IMG.jpg') => {
    const { body: sent } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
    const form = new FormData();
    form.set('code', (sent as { code: string }).code);
    form.set('document', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${suite.url}/v1/evidence`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
    });
    const text = await response.text();
    const [reason] = /not-a-photo|is-heic|empty-file|cut-file|"kept"/.exec(text) ?? [text];
    return `${response.status} ${reason}`;
  };
  const whole = aJpeg(1, 'kin');

  it.each<[string, Buffer, string]>([
    ['photo-heic-named.jpg', file('photo-heic-named.jpg'), '422 is-heic'],
    ['a HEIC of a row of pictures', aBoxed('heix'), '422 is-heic'],
    ['a HEIF by its other name', aBoxed('mif1'), '422 is-heic'],
    ['a HEIC of a moving picture', aBoxed('hevc'), '422 is-heic'],
    ['photo-zero-byte.jpg', file('photo-zero-byte.jpg'), '422 empty-file'],
    ['nothing, called a PNG', Buffer.alloc(0), '422 empty-file'],
    ['only the first marks of a JPEG', whole.subarray(0, 20), '422 cut-file'],
    ['a JPEG cut in its head', whole.subarray(0, 60), '422 cut-file'],
    ['photo-no-eoi.jpg', file('photo-no-eoi.jpg'), '200 "kept"'],
    ['a JPEG one byte short', whole.subarray(0, -1), '200 "kept"'],
    [
      'a JPEG with zeros in place of its end',
      Buffer.concat([whole.subarray(0, -2), Buffer.alloc(8)]),
      '200 "kept"',
    ],
    [
      'a JPEG with something behind its end',
      Buffer.concat([whole, Buffer.from('lampiran')]),
      '200 "kept"',
    ],
  ])('%s is taken, or told what is wrong with it', async (_, bytes, outcome) => {
    expect(await add(bytes)).toBe(outcome);
  });
});
