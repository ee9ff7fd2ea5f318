import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { startApel } from '../../../infra/demo/apel.ts';
import { eventually, suiteClient } from '../../../infra/demo/suite-client.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { insideCounts } from '../../support/inside-counts.ts';
import { insideSuite } from '../../support/inside-tables.ts';
import { wireQueue } from './assembly.ts';
import type { Province } from './deployment-files.ts';
import type { HostProcess } from './host-process.ts';

export const localAccess = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** People of one unit and one kind: what is public is then everybody, in fives. */
export const inUnit = 'DISDIK';

/**
 * Lets people number `from` to `to` pledge at an apel of the region, each until there is an answer; returns how many were
 * accepted. `onAccepted` may take the host away in between.
 */
export const pledge = async (
  host: Pick<HostProcess, 'url'>,
  { region }: Province,
  { from, to, onAccepted }: { from: number; to: number; onAccepted?: () => void },
): Promise<number[]> => {
  const suite = suiteClient(host.url);
  const { ticket } = await startApel(host.url, suite, region);
  const numbers = Array.from({ length: to - from }, (_, n) => from + n);
  const accepted = await eachOf(numbers, { atOnce: 4 }, async (person) => {
    const answer = await pressed(suite, ticket, {
      ...{ region, unit: inUnit, staffKind: 'non-asn', agreed: true },
      staffNumber: `THL-${String(person)}`,
    });
    if (answer.status === 201) onAccepted?.();
    return answer.status === 201 ? [person] : [];
  });
  return accepted.flat();
};

type Suite = ReturnType<typeof suiteClient>;

/** Scans and pledges; without an answer where the host has gone meanwhile. */
const pressed = async (suite: Suite, ticket: () => Promise<string>, form: object) => {
  try {
    return await suite.post('/v1/pledges', { ...form, ceremony: await ticket() });
  } catch {
    return { status: 0 };
  }
};

/** Sends so many leads of one kind; throws where one is refused. */
export const report = async (
  host: Pick<HostProcess, 'url'>,
  { region }: Province,
  times: number,
): Promise<void> => {
  const suite = suiteClient(host.url);
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  for (let n = 0; n < times; n += 1) {
    const form = {
      ...{ lane: 'lead', region, conduct: 'social-engagement', occurredOn: day, knownOn: day },
      ...{ place: 'Facebook, grup warga', accusedName: `Sutrisna Contoh ${'ABCDEFGHIJ'[n] ?? ''}` },
      accusedUnit: 'Dinas Pendidikan',
      account: `Laporan nomor ${String(n)}: pada jam kerja membagikan ajakan memilih salah satu pasangan calon.`,
    };
    const { status, body } = await suite.post('/v1/reports', form, {
      'idempotency-key': randomUUID(),
    });
    if (status !== 201)
      throw new Error(
        `A report in ${region} was answered ${String(status)} ${JSON.stringify(body)}`,
      );
  }
};

const shown = z.object({ regions: z.array(z.object({ pledged: z.nullable(z.number()) })) });

/** Waits until the public page of a host shows so many who attended. */
export const untilShown = (
  { url }: Pick<HostProcess, 'url'>,
  { id, region }: Province,
  pledged: number,
): Promise<true> =>
  eventually(`${String(pledged)} pledges on the page of ${id}`, 120, async () => {
    const { body } = await suiteClient(url).get(`/v1/participation?region=${region}`);
    return z.parse(shown, body).regions[0]?.pledged === pledged ? true : undefined;
  });

const told = z.object({ part: z.string(), publicKey: z.string() });

/** Has the three functions tell the nation, as the clock does every hour; returns the key that they say signs. */
export const tell = async (
  { endpoints }: Pick<HostProcess, 'endpoints'>,
  { id }: Province,
): Promise<string> => {
  const endpoint = endpoints['AWS_ENDPOINT_URL_LAMBDA'] ?? '';
  const lambda = new LambdaClient({ ...localAccess, endpoint });
  try {
    let key = '';
    for (const name of ['participation', 'reports', 'alerts']) {
      const FunctionName = `netral-${id}-tell-${name}`;
      const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName }));
      const text = Buffer.from(Payload ?? []).toString();
      if (FunctionError !== undefined) throw new Error(`${FunctionName}: ${text}`);
      key = z.parse(told, JSON.parse(text)).publicKey;
    }
    return key;
  } finally {
    lambda.destroy();
  }
};

/** Takes what the topic of a host has sent to the nation: three messages each time it told. */
export const takeFromWire = async (
  { endpoints }: Pick<HostProcess, 'endpoints'>,
  count: number,
): Promise<string[]> => {
  const endpoint = endpoints['AWS_ENDPOINT_URL_SQS'] ?? '';
  const QueueUrl = `${endpoint}/000000000000/${wireQueue}`;
  const sqs = new SQSClient({ ...localAccess, endpoint });
  const taken: string[] = [];
  try {
    await eventually(`${String(count)} messages at a wire`, 60, async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      for (const { Body = '', ReceiptHandle = '' } of Messages) {
        taken.push(Body);
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
      return taken.length >= count ? true : undefined;
    });
    return taken;
  } finally {
    sqs.destroy();
  }
};

/** What the tables of a running host hold of its region: people in the register, and reports. */
export const registers = async (host: Pick<HostProcess, 'dataFolder'>, { region }: Province) => {
  const rows = await insideSuite(host);
  return {
    pledges: insideCounts(rows, region).pledges,
    reports: rows.filter(({ row }) => row['caseNumber'] && row['details']).length,
  };
};
