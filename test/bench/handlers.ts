import { marshall } from '@aws-sdk/util-dynamodb';
import type { Source } from '../../functions/reports/sources/source.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';

/** The bare handlers that others are compared with. */
export const yardsticks = ['bare-write', 'bare-read', 'bare-page'] as const;
export type Yardstick = (typeof yardsticks)[number];

/** One kind of call to a handler, and what shows that it was accepted. */
export type Sample = {
  /** Made anew for each process that is measured: a signature ages. */
  event: () => object;
  status: number;
  /** What each call writes, by action and setting of the table, each as often as it is written; nothing else may be. */
  writes: readonly string[];
  /** Writes that calls of a burst share, beside those of each. */
  onceInBurst?: readonly string[];
};

/** A handler to measure, and the bare handler that it is compared with. */
export type Measured = Sample & { entry: string; yardstick: Yardstick };

const json = (body: unknown) => Buffer.from(JSON.stringify(body)).toString('base64');

const gatewayEvent = (method: string, resource: string, more: object = {}) => ({
  resource,
  path: resource,
  httpMethod: method,
  headers: {},
  multiValueHeaders: { accept: ['application/json'], 'content-type': ['application/json'] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    path: resource,
    requestId: 'bench',
    requestTimeEpoch: Date.now(),
    identity: { sourceIp: '192.0.2.1' },
  },
  body: null,
  isBase64Encoded: true,
  ...more,
});

const today = new Date().toISOString().slice(0, 10);

const report = {
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: today,
  knownOn: today,
  place: 'Facebook',
  accusedName: 'Contoh Nama',
  accusedUnit: 'Dinas Pendidikan',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
};

const pledge = {
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
};

const source: Source = {
  source: 'bench',
  scheme: 'standard-webhooks',
  secrets: [`whsec_${Buffer.alloc(32, 1).toString('base64')}`],
  active: true,
  changedAt: 0,
};

/** What the stub answers beside nothing: the one source that the webhook comes from, and a sender's first call. */
export const stubAnswers = {
  'UpdateItem SENDERS_TABLE': { Attributes: marshall({ calls: 1 }) },
  'GetItem SOURCES_TABLE': { Item: marshall(source) },
};

/** A signed delivery of a report; `more` changes what it says. */
export const webhookEvent = (more: object = {}) => {
  const data = { ...report, ...more };
  const body = Buffer.from(JSON.stringify({ type: 'report.submitted', data }));
  const [secret = ''] = source.secrets;
  const signed = signStandardWebhook({ id: 'msg_bench', timestampMs: Date.now(), body, secret });
  const headers = Object.entries(signed).map(([name, value]) => [name, [value]] as const);
  return gatewayEvent('POST', '/v1/webhooks/{source}', {
    pathParameters: { source: source.source },
    multiValueHeaders: {
      'content-type': ['application/json'],
      ...Object.fromEntries(headers),
    },
    body: body.toString('base64'),
  });
};

const pledgeSample: Sample = {
  event: () => gatewayEvent('POST', '/v1/pledges', { body: json(pledge) }),
  status: 201,
  writes: ['UpdateItem PLEDGES_TABLE'],
};

const participationSample: Sample = {
  event: () =>
    gatewayEvent('GET', '/v1/participation', { queryStringParameters: { region: '18.09' } }),
  status: 200,
  writes: [],
};

const aPage = (path: string): Sample => ({
  event: () => gatewayEvent('GET', path, { multiValueHeaders: { accept: ['text/html'] } }),
  status: 200,
  writes: [],
});

/** What each bare handler is given, and what shows that it did its work. */
export const bareSamples: Readonly<Record<Yardstick, Sample>> = {
  'bare-write': pledgeSample,
  'bare-read': participationSample,
  'bare-page': aPage('/'),
};

/** Every HTTP handler, with a call that it accepts. */
export const measured: readonly Measured[] = [
  { entry: 'pledges/pledging/submit-pledge', yardstick: 'bare-write', ...pledgeSample },
  {
    entry: 'reports/intake/submit-report',
    yardstick: 'bare-write',
    event: () => gatewayEvent('POST', '/v1/reports', { body: json(report) }),
    status: 201,
    writes: ['PutItem REPORTS_TABLE', 'UpdateItem SENDERS_TABLE'],
  },
  {
    entry: 'reports/sources/receive-webhook',
    yardstick: 'bare-write',
    event: () => webhookEvent(),
    status: 202,
    // The raw body, the report, and the source's line of latest deliveries. A quarantined delivery is no report.
    writes: ['PutItem QUARANTINE_TABLE', 'PutItem REPORTS_TABLE'],
    // Deliveries of a burst share the line (decision 0079).
    onceInBurst: ['PutItem QUARANTINE_TABLE'],
  },
  { entry: 'pledges/counting/read-participation', yardstick: 'bare-read', ...participationSample },
  {
    entry: 'pledges/receipts/verify-receipt',
    yardstick: 'bare-read',
    event: () => gatewayEvent('GET', '/.well-known/jwks.json'),
    status: 200,
    writes: [],
  },
  {
    entry: 'site/site-pages',
    yardstick: 'bare-page',
    event: () => gatewayEvent('GET', '/v1/campaign'),
    status: 200,
    writes: [],
  },
  { entry: 'pledges/pledging/pledge-pages', yardstick: 'bare-page', ...aPage('/ikrar') },
  { entry: 'reports/intake/report-pages', yardstick: 'bare-page', ...aPage('/lapor') },
  {
    entry: 'satgas/alerts/alerts',
    yardstick: 'bare-read',
    event: () =>
      gatewayEvent('GET', '/v1/alerts', {
        queryStringParameters: { region: '18.09' },
        requestContext: {
          path: '/v1/alerts',
          requestId: 'bench',
          requestTimeEpoch: Date.now(),
          identity: { sourceIp: '192.0.2.1' },
          authorizer: { personId: 'bench', role: 'chair', region: '18.09', name: 'Bench' },
        },
      }),
    status: 200,
    writes: [],
  },
];
