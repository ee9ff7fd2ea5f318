import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { MeasuredOperation } from '../../../infra/cost/units.ts';
import { startApel } from '../../../infra/demo/apel.ts';
import { linkIn, messagesAbout } from '../../../infra/demo/scenes.ts';
import { clockOf, type SuiteClient } from '../../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../../support/forms.ts';
import type { Meter } from './meter.ts';

/** One run of each operation that somebody asks for. */
export type Acts = Record<Exclude<MeasuredOperation, 'idle-minute'>, () => Promise<void>>;

const region = '18.09';
const demoShape = z.object({ webhook: z.object({ source: z.string(), secret: z.string() }) });
const caseShape = z.object({ caseNumber: z.string() });
const page = { headers: { accept: 'text/html' } };

const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: {
    ...{ 'content-type': 'application/json', accept: 'application/json' },
    'idempotency-key': randomUUID(),
  },
  body: JSON.stringify(body),
});

type Answer = { status: number; body: string };

const bodyOf = (status: number, answer: Answer): string => {
  if (answer.status === status) return answer.body;
  throw new Error(
    `${String(answer.status)} instead of ${String(status)}: ${answer.body.slice(0, 300)}`,
  );
};

/** People, forms and officers of a running suite; the officers take, in order, the alerts of the leads. */
export const startActs = async (url: string, client: SuiteClient, meter: Meter): Promise<Acts> => {
  const { ticket } = await startApel(url, client, region);
  const { webhook } = z.parse(demoShape, (await client.get('/_local/demo.json')).body);
  const shows = async (path: string, init: RequestInit = page) => {
    bodyOf(200, await meter.call(path, init));
  };
  const report = async (more: Record<string, unknown> = {}) => {
    const answer = await meter.call('/v1/reports', posting(aReport(more)));
    const { caseNumber } = z.parse(caseShape, JSON.parse(bodyOf(201, answer)));
    await messagesAbout(client, caseNumber, 1);
    return caseNumber;
  };
  const leads: string[] = [];
  return {
    pledge: async () => {
      const staffNumber = `U-${randomUUID().slice(0, 8)}`;
      const form = { region, unit: 'DISDIK', staffKind: 'non-asn', staffNumber, agreed: true };
      bodyOf(201, await meter.call('/v1/pledges', posting({ ...form, ceremony: await ticket() })));
    },
    'pledge-page': () => shows('/ikrar'),
    // Past the gateway's memory: the bill is of an API with no CDN before it.
    counts: () =>
      shows(`/v1/participation?region=${region}`, { headers: { 'cache-control': 'no-cache' } }),
    lead: async () => void leads.push(await report()),
    'named-report': async () => {
      await report({ lane: 'named', ...aName });
    },
    webhook: async () => {
      const body = JSON.stringify({ type: 'report.submitted', data: aReport({ region: '35.75' }) });
      const timestampMs = await clockOf(client);
      const signing = { id: `msg_${randomUUID()}`, timestampMs, body: Buffer.from(body) };
      const signed = signStandardWebhook({ ...signing, secret: webhook.secret });
      const headers = { 'content-type': 'application/json', ...signed };
      const sent = { method: 'POST', headers, body };
      bodyOf(202, await meter.call(`/v1/webhooks/${webhook.source}`, sent));
    },
    'report-page': () => shows('/lapor'),
    'alert-taken': async () => {
      const messages = await messagesAbout(client, leads.shift() ?? '', 1);
      const link = linkIn(messages.find(({ channel }) => channel === 'sms'));
      await shows(link);
      await shows(link, posting({}));
    },
  };
};

const aName = {
  reporterName: 'Contoh Pelapor',
  reporterAddress: 'Jalan Contoh 1, Gedong Tataan',
  reporterPhone: '081200000001',
};
