import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ReportReceived } from '../../events/report-received.ts';
import type {
  StoredReport,
  StoredReporter,
  ReportStore,
} from '../../functions/reports/intake/report-store.ts';
import type { Alert } from '../../functions/satgas/alerts/alert.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { nameMarks } from '../../shared/name-likeness.ts';

type Sent = {
  method?: string;
  /** Path below the stage. */
  path?: string;
  /** Under a stage: '/live'. */
  base?: string;
  resource?: string;
  headers?: Record<string, string | string[]>;
  query?: Record<string, string>;
  params?: Record<string, string>;
  /** Bytes travel as base64, as they do under binary media types. */
  body?: string | Uint8Array;
  authorizer?: Record<string, string>;
};

/** An event as a REST API hands it to a proxy integration. */
export const anEvent = (sent: Sent = {}): APIGatewayProxyEvent => {
  const { method = 'GET', path = '/', base = '', resource = path, body } = sent;
  const multiValueHeaders = Object.fromEntries(
    [['Host', 'contoh.test'] as const, ...Object.entries(sent.headers ?? {})].map(
      ([name, value]) => [name, typeof value === 'string' ? [value] : value],
    ),
  );
  return {
    resource,
    path,
    httpMethod: method,
    headers: Object.fromEntries(
      Object.entries(multiValueHeaders).map(([name, values]) => [name, values.at(-1)]),
    ),
    multiValueHeaders,
    queryStringParameters: sent.query ?? null,
    multiValueQueryStringParameters: null,
    pathParameters: sent.params ?? null,
    stageVariables: null,
    requestContext: contextOf({ method, path: base + path, resource }, sent.authorizer),
    body:
      body === undefined
        ? null
        : typeof body === 'string'
          ? body
          : Buffer.from(body).toString('base64'),
    isBase64Encoded: body instanceof Uint8Array,
  };
};

const contextOf = (
  { method, path, resource }: { method: string; path: string; resource: string },
  authorizer: Record<string, string> | undefined,
): APIGatewayProxyEvent['requestContext'] => ({
  accountId: '123456789012',
  apiId: 'abcdefghij',
  authorizer,
  protocol: 'HTTP/1.1',
  httpMethod: method,
  identity: {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: '203.0.113.7',
    user: null,
    userAgent: 'contoh/1.0',
    userArn: null,
  },
  path,
  stage: 'live',
  requestId: 'permintaan-1',
  requestTimeEpoch: 1_795_397_400_000,
  resourceId: 'abc123',
  resourcePath: resource,
});

/** The secret under which tests mark names. */
export const likenessKey = Buffer.alloc(32, 5);

/** A satgas member of 18.09 on the first rung, unless said otherwise. */
export const anOfficer = (officerId: string, more: Partial<Officer> = {}): Officer => ({
  region: '18.09',
  officerId,
  rung: 'officer',
  name: 'Contoh',
  nameMarks: nameMarks(likenessKey, more.name ?? 'Contoh'),
  unit: 'BKPSDM',
  phone: '+6281234567890',
  email: `${officerId}@contoh.test`,
  active: true,
  ...more,
});

/** An open alert of 18.09 that `petugas-1` was told of; nobody of the tests serves in the accused's unit. */
export const anAlert = (more: Partial<Alert> = {}): Alert => ({
  region: '18.09',
  alertId: '01795397400-Zk3o0nXb1m9c',
  caseNumber: 'LP-7F3K2Q',
  reportKey: 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g',
  conduct: 'other',
  severity: 3,
  accusedUnit: 'KEC-PADANGCERMIN',
  state: 'open',
  rung: 0,
  step: 0,
  telling: ['petugas-1'],
  told: ['petugas-1'],
  openedAt: 1_795_397_400_000,
  steppedAt: 1_795_397_400_000,
  dueAt: 1_795_398_300_000,
  version: 0,
  quorum: 1,
  takers: [],
  declined: [],
  passedOn: [],
  ...more,
});

/** The event of a lead in 18.09, about a unit in which nobody of the tests serves. */
export const aReportReceived = (more: Partial<ReportReceived['data']> = {}): ReportReceived => ({
  specversion: '1.0',
  type: 'report.received',
  id: 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g',
  source: 'netral/reports',
  subject: '18.09/LP-7F3K2Q',
  time: '2026-11-23T01:30:00.000Z',
  data: {
    reportKey: 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g',
    caseNumber: 'LP-7F3K2Q',
    region: '18.09',
    lane: 'lead',
    conduct: 'other',
    severity: 3,
    accusedUnit: 'KEC-PADANGCERMIN',
    receivedAt: 1_795_397_400_000,
    ...more,
  },
});

/** Keeps reports in memory, once per key, as the tables do. */
export const memoryReports = () => {
  const kept = new Map<string, StoredReport>();
  const reporters: StoredReporter[] = [];
  const store: ReportStore = {
    add: (report, reporter) => {
      if (reporter) reporters.push(reporter);
      const known = kept.get(report.reportKey);
      if (!known) kept.set(report.reportKey, report);
      if (!known) return Promise.resolve('added');
      return Promise.resolve(known.bodyHash === report.bodyHash ? 'already-there' : 'other-body');
    },
  };
  return { kept, reporters, store };
};
