import { signStandardWebhook } from '../../shared/signatures/standard-webhooks.ts';

type Yardstick = 'bare-write' | 'bare-read' | 'bare-page';

/** A handler to measure: its entry, the event it is given, and the bare handler it stands beside. */
export type Measured = { entry: string; yardstick: Yardstick; event: object };

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
    identity: {},
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
  accusedUnit: 'Dinas Contoh',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
};

const pledge = {
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
};

const unsigned = Buffer.from(JSON.stringify({ data: report }));
const webhookHeaders = signStandardWebhook({
  id: 'msg_bench',
  timestampMs: Date.now(),
  body: unsigned,
  secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
});

/** Every HTTP handler, with an event it answers well against a stub that knows nothing. */
export const measured: Measured[] = [
  {
    entry: 'pledges/submit-pledge',
    yardstick: 'bare-write',
    event: gatewayEvent('POST', '/v1/pledges', { body: json(pledge) }),
  },
  {
    entry: 'reports/submit-report',
    yardstick: 'bare-write',
    event: gatewayEvent('POST', '/v1/reports', { body: json(report) }),
  },
  {
    entry: 'reports/sources/receive-webhook',
    yardstick: 'bare-write',
    event: gatewayEvent('POST', '/v1/webhooks/{source}', {
      pathParameters: { source: 'bench' },
      multiValueHeaders: Object.fromEntries(
        Object.entries(webhookHeaders).map(([k, v]) => [k, [v]]),
      ),
      body: unsigned.toString('base64'),
    }),
  },
  {
    entry: 'pledges/read-participation',
    yardstick: 'bare-read',
    event: gatewayEvent('GET', '/v1/participation', { queryStringParameters: { region: '18.09' } }),
  },
  {
    entry: 'pledges/verify-receipt',
    yardstick: 'bare-read',
    event: gatewayEvent('GET', '/.well-known/jwks.json'),
  },
  { entry: 'site/site-pages', yardstick: 'bare-page', event: gatewayEvent('GET', '/v1/campaign') },
  {
    entry: 'pledges/pledge-pages',
    yardstick: 'bare-page',
    event: gatewayEvent('GET', '/ikrar', { multiValueHeaders: { accept: ['text/html'] } }),
  },
  {
    entry: 'reports/report-pages',
    yardstick: 'bare-page',
    event: gatewayEvent('GET', '/lapor', { multiValueHeaders: { accept: ['text/html'] } }),
  },
  {
    entry: 'satgas/alerts',
    yardstick: 'bare-read',
    event: gatewayEvent('GET', '/v1/alerts', {
      queryStringParameters: { region: '18.09' },
      requestContext: {
        path: '/v1/alerts',
        requestId: 'bench',
        requestTimeEpoch: Date.now(),
        authorizer: { personId: 'bench', role: 'chair', region: '18.09', name: 'Bench' },
      },
    }),
  },
];
