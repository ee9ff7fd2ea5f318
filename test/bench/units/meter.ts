import * as z from 'zod/mini';
import type { Used } from '../../../infra/cost/units.ts';
import type { startMeteredSuite } from '../burst/burst-suite.ts';

type Suite = Awaited<ReturnType<typeof startMeteredSuite>>;

const usageShape = z.object({
  functions: z.record(
    z.string(),
    z.object({ invocations: z.number(), ms: z.number(), logBytes: z.number() }),
  ),
  calls: z.record(z.string(), z.number()),
});
const outboxShape = z.object({
  messages: z.array(
    z.object({ id: z.string(), channel: z.enum(['sms', 'email']), body: z.string() }),
  ),
});

/** Everything that is counted, as it stands. What a window used is the difference of two. */
export type Reading = Used & { at: number };

const hostsOwn = 'netral-local-host';

/** Characters of an SMS of one part, and of each part of a longer one (GSM 03.38). */
const onePart = 160;
const eachPart = 153;

/** Reads, and adds up, all that a running suite uses: from its engine's meter, its host, and the outbox. */
export const meterOf = (suite: Suite) => {
  const units = { write: 0, read: 0 };
  const messages = new Map<string, { sms: number; email: number }>();
  const sent = { requests: 0, kilobytesOut: 0 };
  const get = async (path: string): Promise<unknown> => (await fetch(`${suite.url}${path}`)).json();
  const read = async (): Promise<Reading> => {
    const usage = z.parse(usageShape, await get('/_local/usage.json'));
    for (const [table, { writeUnits, readUnits }] of suite.meter.take()) {
      // The host keeps queues, checkpoints and the outbox in tables of its own.
      if (table === hostsOwn) continue;
      units.write += writeUnits;
      units.read += readUnits;
    }
    const outbox = z.parse(outboxShape, await get('/_local/outbox.json?limit=5000'));
    for (const { id, channel, body } of outbox.messages)
      messages.set(id, {
        sms: channel === 'sms' ? partsOf(body) : 0,
        email: channel === 'email' ? 1 : 0,
      });
    const functions = Object.values(usage.functions);
    const calls = (pattern: RegExp) =>
      sum(Object.entries(usage.calls).flatMap(([call, n]) => (pattern.test(call) ? [n] : [])));
    const smsParts = sum([...messages.values()].map(({ sms }) => sms));
    return {
      at: performance.now(),
      ...sent,
      invocations: sum(functions.map(({ invocations }) => invocations)),
      functionMs: sum(functions.map(({ ms }) => ms)),
      logKilobytes: sum(functions.map(({ logBytes }) => logBytes)) / 1024,
      writeUnits: units.write,
      readUnits: units.read,
      publishes: calls(/^sns\.Publish/) - smsParts,
      queueRequests: calls(/^sqs\./),
      secretRequests: calls(/^secretsManager\./),
      objectWrites: calls(/^s3\.(PUT|POST)/),
      objectReads: calls(/^s3\.(GET|HEAD)/),
      smsParts,
      emails: sum([...messages.values()].map(({ email }) => email)),
    };
  };
  /** Calls the suite as a person or a form would; the answer is counted as it is sent, compressed or not. */
  const call = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; body: string }> => {
    const response = await fetch(path.startsWith('http') ? path : `${suite.url}${path}`, init);
    const body = await response.text();
    sent.requests += 1;
    sent.kilobytesOut += Number(response.headers.get('content-length') ?? body.length) / 1024;
    return { status: response.status, body };
  };
  return { read, call };
};

export type Meter = ReturnType<typeof meterOf>;

const partsOf = (text: string): number =>
  text.length <= onePart ? 1 : Math.ceil(text.length / eachPart);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
