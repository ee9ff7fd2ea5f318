import { request } from 'node:http';
import {
  ListTablesCommand,
  QueryCommand,
  ScanCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quarantineReader } from '../../functions/reports/sources/quarantine-store.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { clientTo } from '@netral/local-host/testing/engine';
import { engineOf } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import {
  currentSecret,
  jotform,
  previousSecret,
  senders,
  wrongSecret,
  type Sender,
  type Sent,
} from '../support/webhook-senders.ts';

let client: DynamoDBClient;
let suite: LentSuite;
let tables: { reports: string; sources: string; quarantine: string };

beforeAll(async () => {
  suite = await lentSuite();
  client = clientTo(engineOf(suite));
  tables = await tableNames();
  const records = sourceStore(client, tables.sources);
  for (const { source } of senders) await records.put(source);
  for (const { source } of senders) await records.put(tamperedSource(source));
  await records.put(jotform.source);
});

afterAll(() => client.destroy());

const tableNames = async () => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const named = (pattern: RegExp): string => {
    const found = TableNames.filter((name) => pattern.test(name));
    if (found.length !== 1) throw new Error(`${String(pattern)}: ${TableNames.join(', ')}`);
    return found[0] ?? '';
  };
  return {
    reports: named(/Reports-?Table/i),
    sources: named(/Sources/i),
    quarantine: named(/Quarantine/i),
  };
};

/** Forged deliveries go to sources of their own, so that what they leave can be counted. */
const tamperedSource = (source: Source): Source => ({ ...source, source: `${source.source}-x` });

/** Sends exact bytes; a header with two values goes out twice. */
const send = (name: string, { headers, body }: Sent, method = 'POST') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const req = request(`${suite.url}/v1/webhooks/${name}`, { method, headers }, (res) => {
        let text = '';
        res.on('data', (chunk: Buffer) => (text += chunk.toString()));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }));
      });
      req.on('error', reject);
      req.end(body);
    },
  );

const good = (sender: Sender, secret = currentSecret): Sent =>
  sender.wrap(sender.sample, { secret, at: Date.now() });

const reportsOf = async (name: string): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: tables.reports,
      FilterExpression: 'cameBy = :name',
      ExpressionAttributeValues: { ':name': { S: name } },
    }),
  );
  return Items.map((item) => unmarshall(item));
};

const quarantined = (name: string) => quarantineReader(client, tables.quarantine).list(name, 100);

const daysKept = async (name: string): Promise<number[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tables.quarantine,
      KeyConditionExpression: '#source = :source',
      ExpressionAttributeNames: { '#source': 'source' },
      ExpressionAttributeValues: { ':source': { S: `kept/${name}` } },
    }),
  );
  return Items.map((item) => unmarshall(item)).map(({ expiresAt, receivedAt }) =>
    Math.round((Number(expiresAt) - Number(receivedAt) / 1000) / 86_400),
  );
};

const named = senders.map((sender) => [sender.source.source, sender] as const);

const proofOf = ({ headers }: Sent): string | undefined =>
  Object.keys(headers).find((header) => /signature|authorization|token/.test(header));

describe.each(named)('%s', (name, sender) => {
  it('is taken, however often it comes and under either secret, as its reports, and kept raw for 14 days', async () => {
    for (const secret of [currentSecret, currentSecret, previousSecret]) {
      const { status, text } = await send(name, good(sender, secret));
      expect([status, text]).toEqual([sender.accepted, '{"status":"accepted"}']);
    }
    expect(await reportsOf(name)).toHaveLength(sender.reports);
    expect(await quarantined(name)).toEqual([]);
    const days = await daysKept(name);
    expect(days).toEqual(days.map(() => 14));
    expect(days.length).toBeGreaterThan(0);
  });

  it('forged, doubly proved, or tampered with where it is signed, is refused and leaves nothing', async () => {
    for (const sent of forgeries(sender)) {
      const { status } = await send(`${name}-x`, sent);
      expect(status).toBe(sender.refused);
    }
    expect(await reportsOf(`${name}-x`)).toEqual([]);
    expect(await quarantined(`${name}-x`)).toEqual([]);
    expect(await daysKept(`${name}-x`)).toEqual([]);
  });
});

/** What must be refused of this sender: wrong or double proof and, where bytes are signed, every change of them. */
const forgeries = (sender: Sender): Sent[] => {
  const sent = good(sender);
  const proof = proofOf(sent);
  const doubled = proof === undefined ? [] : [doublyProved(sent, proof), unproved(sent, proof)];
  return [good(sender, wrongSecret), ...doubled, ...(sender.signed ? tampered(sent) : [])];
};

const doublyProved = ({ headers, body }: Sent, proof: string): Sent => ({
  headers: { ...headers, [proof]: [...(headers[proof] ?? []), ...(headers[proof] ?? [])] },
  body,
});

const unproved = ({ headers, body }: Sent, proof: string): Sent => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== proof)),
  body,
});

const tampered = ({ headers, body }: Sent): Sent[] =>
  [
    body.subarray(0, -5),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
    Buffer.concat([body, Buffer.from('\n')]),
    Buffer.from(JSON.stringify(JSON.parse(body.toString()))),
    Buffer.from(body.toString().replace('Contoh', '\\u0043ontoh')),
    Buffer.from(body.toString().replace('Contoh', 'Contah')),
  ].map((changed) => ({ headers, body: changed }));

describe('Standard Webhooks', () => {
  it('too early, too late, or under another id than was signed, is refused', async () => {
    const [sender] = senders;
    if (!sender) throw new Error('No senders');
    const name = `${sender.source.source}-x`;
    const at = (aside: number) =>
      sender.wrap(sender.sample, { secret: currentSecret, at: Date.now() + aside });
    const other = at(0);
    const forged = [
      at(-302_000),
      at(310_000),
      { ...other, headers: { ...other.headers, 'webhook-id': ['x'] } },
    ];
    for (const sent of forged) expect((await send(name, sent)).status).toBe(401);
    expect(await reportsOf(name)).toEqual([]);
  });
});

describe('KoboToolbox', () => {
  it('keeps every later version of a submission beside its report', async () => {
    const sender = senders.find(({ source }) => source.source === 'kobo');
    if (!sender) throw new Error('No such sender');
    for (const place of ['Lapangan', 'Pasar', 'Lapangan']) {
      const said = JSON.parse(sender.sample.toString()) as object;
      const body = Buffer.from(JSON.stringify({ ...said, 'kejadian/tempat': place }));
      expect((await send('kobo', sender.wrap(body, { secret: currentSecret, at: 0 }))).status).toBe(
        202,
      );
    }
    expect(await reportsOf('kobo')).toHaveLength(1);
    expect((await quarantined('kobo')).map(({ reason }) => reason)).toEqual([
      'later-version',
      'later-version',
    ]);
  });
});

describe('Jotform', () => {
  it('is answered 200 and its hint waits for what Jotform itself says', async () => {
    for (const sent of [jotform.multipart(), jotform.urlencoded()])
      expect((await send('jotform', sent)).status).toBe(200);
    expect((await quarantined('jotform')).map(({ reason }) => reason)).toEqual([
      'waiting-for-provider',
    ]);
    expect(await reportsOf('jotform')).toEqual([]);
  });
});

describe('WhatsApp', () => {
  it('is registered by its verify token and by nothing else', async () => {
    const ask = (token: string) =>
      fetch(
        `${suite.url}/v1/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
      );
    const right = await ask('token-jabat-tangan');
    expect([right.status, await right.text()]).toEqual([200, '1158201444']);
    expect(right.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await ask('lain')).status).toBe(403);
  });
});

describe('CloudEvents', () => {
  const origin = { 'webhook-request-origin': ['contoh.test'], 'webhook-request-rate': ['100'] };

  it('is granted what it asks for before it delivers', async () => {
    const sent = { headers: origin, body: Buffer.alloc(0) };
    const { status, headers } = await send('cloudevents-structured', sent, 'OPTIONS');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'webhook-allowed-origin': 'contoh.test',
      'webhook-allowed-rate': '100',
    });
    expect(headers['allow']).toContain('POST');
    const other = await send('kobo', sent, 'OPTIONS');
    expect(Object.keys(other.headers)).not.toContain('webhook-allowed-origin');
  });

  it('in a format we do not read is kept and told 415', async () => {
    const sender = senders.find(({ source }) => source.source === 'cloudevents-structured');
    if (!sender) throw new Error('No such sender');
    const { headers, body } = good(sender);
    const avro = {
      headers: { ...headers, 'content-type': ['application/cloudevents+avro'] },
      body,
    };
    expect((await send('cloudevents-structured', avro)).status).toBe(415);
    expect((await quarantined('cloudevents-structured')).map(({ reason }) => reason)).toEqual([
      'media-type-refused',
    ]);
  });
});

describe('a form that a person sends from a browser', () => {
  it('is answered by a page', async () => {
    const sender = senders.find(({ source }) => source.source === 'form-post');
    if (!sender) throw new Error('No such sender');
    const { headers, body } = good(sender);
    const { status, text } = await send('form-post', {
      headers: { ...headers, accept: ['text/html'] },
      body,
    });
    expect(status).toBe(202);
    expect(text).toContain('Kiriman diterima');
  });
});
