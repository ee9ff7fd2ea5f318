import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReadItem } from '../../functions/reports/sources/schemes/scheme.ts';
import type { SchemeName } from '../../functions/reports/sources/schemes/list.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';

/** A delivery as it goes over the wire. */
export type Sent = { headers: Record<string, string[]>; body: Buffer };

export type Signing = {
  secret: string;
  /** Milliseconds since the epoch. */
  at: number;
};

/** One kind of sender: its source, a sample of what it sends, and how it proves itself. */
export type Sender = {
  source: Source;
  /** What it sends, before it is wrapped. */
  sample: Buffer;
  wrap: (sample: Buffer, signing: Signing) => Sent;
  /** How many reports the sample makes. */
  reports: number;
  /** Signed over the bytes: any change of them is refused. */
  signed: boolean;
  accepted: 200 | 202;
  refused: 401 | 403;
};

const sampleFile = (name: string): Buffer =>
  readFileSync(new URL(`../samples/webhooks/${name}`, import.meta.url));

export const currentSecret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
export const previousSecret = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
export const wrongSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const aSource = (scheme: SchemeName, more: Partial<Source> = {}): Source => ({
  source: scheme,
  scheme,
  secrets: [currentSecret, previousSecret],
  active: true,
  changedAt: 0,
  ...more,
});

const json = ['application/json'];
const hmac = (secret: string, body: Buffer, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding);

const api = { baseUrl: 'https://api.contoh.test', token: 'rahasia' };

const standardWebhooks: Sender = {
  source: aSource('standard-webhooks'),
  sample: sampleFile('standard-webhooks.json'),
  wrap: (body, { secret, at }) => {
    const signed = signStandardWebhook({ id: 'msg_contoh1', timestampMs: at, body, secret });
    const headers = Object.entries(signed).map(([name, value]) => [name, [value]] as const);
    return { headers: { 'content-type': json, ...Object.fromEntries(headers) }, body };
  },
  reports: 1,
  signed: true,
  accepted: 202,
  refused: 401,
};

const typeform: Sender = {
  source: aSource('typeform', {
    api: { ...api, formId: 'lT4Z3j' },
    mapping: {
      region: 'hidden.region',
      conduct: 'byRef.conduct',
      occurredOn: 'byRef.occurred',
      knownOn: 'submitted_at',
      place: 'byRef.place',
      accusedName: 'byRef.who',
      accusedUnit: 'byRef.unit',
      account: 'byRef.story',
    },
  }),
  sample: sampleFile('typeform.json'),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      'typeform-signature': [`sha256=${hmac(secret, body, 'base64')}`],
    },
    body,
  }),
  reports: 1,
  signed: true,
  accepted: 200,
  refused: 401,
};

const whatsapp: Sender = {
  source: aSource('whatsapp', {
    verifyToken: 'token-jabat-tangan',
    api: { ...api, formId: '106540352242922' },
    mapping: {
      region: "flow.wilayah || '18.09'",
      conduct: "flow.perbuatan || 'other'",
      occurredOn: 'message.timestamp',
      place: "flow.tempat || 'WhatsApp'",
      link: 'flow.tautan',
      accusedName: "message.image && 'Lihat foto'",
      accusedUnit: "message.image && 'Lihat foto'",
      account: 'flow.cerita || message.image.caption || message.text.body',
    },
  }),
  sample: sampleFile('whatsapp.json'),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      'x-hub-signature-256': [`sha256=${hmac(secret, body, 'hex')}`],
    },
    body,
  }),
  reports: 2,
  signed: true,
  accepted: 200,
  refused: 403,
};

const koboMapping = {
  conduct: '"kejadian/perbuatan"',
  occurredOn: '"kejadian/tanggal"',
  knownOn: '"_submission_time"',
  place: '"kejadian/tempat"',
  accusedName: '"terlapor/nama"',
  accusedUnit: '"terlapor/unit"',
  account: 'cerita',
};

const kobo: Sender = {
  source: aSource('kobo', {
    region: '18.09',
    secrets: [`kobo:${currentSecret}`, `kobo:${previousSecret}`],
    mapping: koboMapping,
  }),
  sample: sampleFile('kobo.json'),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      authorization: [`Basic ${Buffer.from(`kobo:${secret}`).toString('base64')}`],
    },
    body,
  }),
  reports: 1,
  signed: false,
  accepted: 202,
  refused: 401,
};

const koboByHeader: Sender = {
  ...kobo,
  source: aSource('kobo', {
    source: 'kobo-header',
    region: '18.09',
    header: 'x-netral-token',
    mapping: koboMapping,
  }),
  wrap: (body, { secret }) => ({
    headers: { 'content-type': json, 'x-netral-token': [secret] },
    body,
  }),
};

const hexHmac: Sender = {
  source: aSource('hex-hmac', {
    source: 'opnform',
    header: 'x-webhook-signature',
    region: '18.09',
    mapping: {
      conduct: "'other'",
      occurredOn: 'data.a2.value',
      place: 'data.a1.value',
      accusedName: 'data.a3.value',
      accusedUnit: 'data.a4.value',
      account: 'data.a5.value',
    },
  }),
  sample: sampleFile('hex-hmac.json'),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      'x-webhook-signature': [`sha256=${hmac(secret, body, 'hex')}`],
    },
    body,
  }),
  reports: 1,
  signed: true,
  accepted: 202,
  refused: 401,
};

const github: Sender = {
  ...hexHmac,
  source: { ...hexHmac.source, source: 'github', header: undefined },
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      'x-github-delivery': ['72d3162e-cc78-11e3-81ab-4c9367dc0958'],
      'x-hub-signature-256': [`sha256=${hmac(secret, body, 'hex')}`],
    },
    body,
  }),
};

const structured: Sender = {
  source: aSource('cloudevents', { source: 'cloudevents-structured' }),
  sample: sampleFile('cloudevents.json'),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': ['application/cloudevents+json; charset=utf-8'],
      authorization: [`Bearer ${secret}`],
    },
    body,
  }),
  reports: 1,
  signed: false,
  accepted: 202,
  refused: 401,
};

const eventData = (): Buffer => {
  const { data } = JSON.parse(sampleFile('cloudevents.json').toString()) as { data: unknown };
  return Buffer.from(JSON.stringify(data));
};

const binary: Sender = {
  ...structured,
  source: aSource('cloudevents', { source: 'cloudevents-binary' }),
  sample: eventData(),
  wrap: (body, { secret }) => ({
    headers: {
      'content-type': json,
      authorization: [`Bearer ${secret}`],
      'ce-specversion': ['1.0'],
      'ce-id': ['lapor-0002'],
      'ce-source': ['https://contoh.test/formulir'],
      'ce-type': ['id.contoh.lapor'],
    },
    body,
  }),
};

const fieldsOf = (sample: Buffer): [string, string][] =>
  Object.entries(JSON.parse(sample.toString()) as Record<string, string>);

/** Fields as a browser writes them into a multipart body. */
export const multipart = (fields: [string, string][], boundary = 'batas-7MA4YWxk'): Sent => {
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { 'content-type': [`multipart/form-data; boundary=${boundary}`] },
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
};

const urlencoded = (fields: [string, string][]): Sent => ({
  headers: { 'content-type': ['application/x-www-form-urlencoded'] },
  body: Buffer.from(new URLSearchParams(fields).toString()),
});

const formPost: Sender = {
  source: aSource('form-post'),
  sample: sampleFile('form-post.json'),
  wrap: (sample, { secret }) => urlencoded([...fieldsOf(sample), ['netralToken', secret]]),
  reports: 1,
  signed: false,
  accepted: 202,
  refused: 403,
};

const formPostByServer: Sender = {
  ...formPost,
  source: aSource('form-post', { source: 'form-post-server', header: 'x-netral-token' }),
  wrap: (sample, { secret }) => {
    const sent = multipart(fieldsOf(sample));
    return { ...sent, headers: { ...sent.headers, 'x-netral-token': [secret] } };
  },
};

/** Every sender that proves itself; Jotform does not. */
export const senders: Sender[] = [
  standardWebhooks,
  typeform,
  whatsapp,
  kobo,
  koboByHeader,
  hexHmac,
  github,
  structured,
  binary,
  formPost,
  formPostByServer,
];

/** Jotform as it posts: the answers it sends along are never used. */
export const jotform = {
  source: aSource('jotform', {
    region: '18.09',
    api: { ...api, formId: '230001112223334' },
    mapping: {
      conduct: "'other'",
      occurredOn: "values(answers)[?name=='tanggal'].answer | [0]",
      place: "values(answers)[?name=='tempat'].answer | [0]",
      accusedName: "values(answers)[?name=='nama'].answer | [0]",
      accusedUnit: "values(answers)[?name=='unit'].answer | [0]",
      account: "values(answers)[?name=='cerita'].answer | [0]",
    },
  }),
  multipart: (): Sent => multipart(fieldsOf(sampleFile('jotform.json'))),
  urlencoded: (): Sent => urlencoded(fieldsOf(sampleFile('jotform.json'))),
  /** What its API answers when it is asked for the submission. */
  answers: (): ReadItem => ({
    deliveryId: '5900000000000000001',
    payload: JSON.parse(sampleFile('jotform-answers.json').toString()) as unknown,
  }),
};
