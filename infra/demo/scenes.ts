import { randomUUID } from 'node:crypto';
import { HostError } from '@netral/local-host/contracts';
import * as z from 'zod/mini';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { startApel } from './apel.ts';
import { apelCrowd } from './apel-crowd.ts';
import { clockOf, eventually, type SeenMessage, type SuiteClient } from './suite-client.ts';

type Say = (line: string) => void;

const campaignShape = z.object({
  regions: z.array(z.object({ code: z.string(), units: z.array(z.object({ code: z.string() })) })),
});
const participationShape = z.object({
  regions: z.array(z.object({ pledged: z.nullable(z.number()) })),
});

/** Scene 1: the flag ceremony at Pesawaran; a few hundred people scan its screen and pledge from their phones. */
export const apelAtPesawaran = async (
  url: string,
  suite: SuiteClient,
  { say, size }: { say: Say; size: number },
): Promise<string> => {
  const { ticket } = await startApel(url, suite, '18.09');
  const { regions } = z.parse(campaignShape, (await suite.get('/v1/campaign')).body);
  const units = regions.find(({ code }) => code === '18.09')?.units.map(({ code }) => code) ?? [];
  const crowd = apelCrowd('18.09', units, size);
  let receipt = '';
  for (let done = 0; done < crowd.length; done += 20) {
    const answers = await Promise.all(
      crowd
        .slice(done, done + 20)
        .map(async (pledge) => suite.post('/v1/pledges', { ...pledge, ceremony: await ticket() })),
    );
    for (const { status, body } of answers) {
      if (status !== 201)
        throw new HostError(`A pledge was answered ${status}: ${JSON.stringify(body)}`);
      receipt = z.parse(z.object({ receipt: z.string() }), body).receipt;
    }
    if ((done + 20) % 100 === 0) say(`  ${done + 20} dari ${size} berikrar`);
  }
  const counted = await eventually('the counts to hold everybody', 30, async () => {
    const pledged = await pledgedAt(suite, '18.09');
    // What is published is rounded down: to fives, and a little more where few pledged in many ways.
    return pledged !== null && pledged > size - 15 ? pledged : undefined;
  });
  say(
    `  tercatat di partisipasi: sedikitnya ${counted} orang, dibulatkan ke bawah ke kelipatan lima (memutar ulang demo tidak menambahnya)`,
  );
  return receipt;
};

const pledgedAt = async (suite: SuiteClient, region: string): Promise<number | null> => {
  const { body } = await suite.get(`/v1/participation?region=${region}`);
  return z.parse(participationShape, body).regions[0]?.pledged ?? null;
};

const today = (): string => new Date().toISOString().slice(0, 10);

/** Scene 2: a citizen fills the public form, without a name. */
export const reportByForm = async (suite: SuiteClient) => {
  const { status, body } = await suite.post(
    '/v1/reports',
    {
      lane: 'lead',
      region: '18.09',
      conduct: 'social-engagement',
      occurredOn: today(),
      knownOn: today(),
      place: 'Facebook, grup warga Gedong Tataan',
      accusedName: 'Sutrisna Contoh',
      accusedUnit: 'Dinas Pendidikan',
      account:
        'Pada jam kerja membagikan ajakan memilih salah satu pasangan calon kepada para guru.',
    },
    { 'idempotency-key': randomUUID() },
  );
  if (status !== 201)
    throw new HostError(`The report was answered ${status}: ${JSON.stringify(body)}`);
  return z.parse(z.object({ code: z.string(), caseNumber: z.string() }), body);
};

const demoShape = z.object({ webhook: z.object({ source: z.string(), secret: z.string() }) });

/** Scene 3: a form elsewhere sends a report by a signed Standard Webhook. */
export const reportByWebhook = async (suite: SuiteClient): Promise<void> => {
  const { webhook } = z.parse(demoShape, (await suite.get('/_local/demo.json')).body);
  const now = await clockOf(suite);
  const body = JSON.stringify({
    type: 'report.submitted',
    timestamp: new Date(now).toISOString(),
    data: {
      region: '35.75',
      conduct: 'online-campaign',
      occurredOn: today(),
      place: 'WhatsApp, grup RT Kecamatan Purworejo',
      accusedName: 'Hartono Contoh',
      accusedUnit: 'Dinas Kesehatan',
      account: 'Menyebarkan visi misi bakal calon perseorangan dan meminta dukungan lewat grup.',
    },
  });
  const id = `msg_${randomUUID()}`;
  const headers = signStandardWebhook({
    id,
    timestampMs: now,
    body: Buffer.from(body),
    secret: webhook.secret,
  });
  const answer = await suite.postRaw(`/v1/webhooks/${webhook.source}`, body, headers);
  if (answer.status !== 202) throw new HostError(`The webhook was answered ${answer.status}`);
};

/** The officers' messages about a case: from the outbox, as their phones and mailboxes got them. */
export const messagesAbout = (suite: SuiteClient, caseNumber: string, atLeast: number) =>
  eventually(`${atLeast} messages about ${caseNumber}`, 30, async () => {
    const messages = (await suite.outbox()).filter(({ body }) => body.includes(caseNumber));
    return messages.length >= atLeast ? messages : undefined;
  });

/** The personal link in a message. */
export const linkIn = (message: SeenMessage | undefined): string => {
  const link = message?.body.match(/https?:\/\/\S+\/a\/\S+/)?.[0];
  if (!link) throw new HostError('There is no link in the message');
  return link;
};
