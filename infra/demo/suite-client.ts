import { HostError } from '@netral/local-host/contracts';
import * as z from 'zod/mini';

const outboxMessage = z.object({
  id: z.string(),
  at: z.string(),
  channel: z.enum(['sms', 'email', 'whatsapp']),
  to: z.string(),
  body: z.string(),
});
export type SeenMessage = z.infer<typeof outboxMessage>;

type Call = { method?: string; headers?: Record<string, string>; body?: string };

export type Answered = { method: string; path: string; status: number; body: unknown };

/** Drives a running suite from outside, as anybody could: over HTTP and the outbox. `check` sees every answer. */
export const suiteClient = (url: string, check: (answered: Answered) => void = () => undefined) => {
  const call = async (
    path: string,
    init: Call = {},
  ): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
    }).catch(() => {
      throw new HostError(`Nothing answers at ${url}. Start the suite first: npm start`);
    });
    const body = (await response.json()) as unknown;
    check({ method: init.method ?? 'GET', path, status: response.status, body });
    return { status: response.status, body };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    get: call,
    post,
    /** Posts exact bytes with the given headers: a signed webhook. */
    postRaw: (path: string, body: string, headers: Record<string, string>) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    outbox: async (query = ''): Promise<SeenMessage[]> => {
      const { body } = await call(`/_local/outbox.json?limit=500${query}`);
      return z.parse(z.object({ messages: z.array(outboxMessage) }), body).messages;
    },
    forward: (minutes: number) => post('/_local/clock', { minutes }),
  };
};

/** What the suite's clock says, milliseconds since the epoch. */
export const clockOf = async (suite: Pick<SuiteClient, 'get'>): Promise<number> =>
  z.parse(z.object({ now: z.number() }), (await suite.get('/_local/clock')).body).now;

/** Moves the suite's clock on until no zone has its night, for what the night would hold back; returns by how many minutes. */
export const toWorkingHours = async (
  suite: Pick<SuiteClient, 'get' | 'forward'>,
): Promise<number> => {
  const minutes = Math.floor((await clockOf(suite)) / 60_000);
  const sinceOpening = (minutes - opens + 24 * 60) % (24 * 60);
  if (sinceOpening <= longest) return 0;
  const left = 24 * 60 - sinceOpening;
  await suite.forward(left);
  return left;
};

/** 23:30 UTC is 06.30 WIB; eleven hours later it is 19.30 WIT. */
const opens = 23 * 60 + 30;
const longest = 11 * 60;

export type SuiteClient = ReturnType<typeof suiteClient>;

/** Asks again until there is an answer; gives up with a clear line after `seconds`. */
export const eventually = async <Found>(
  what: string,
  seconds: number,
  ask: () => Promise<Found | undefined>,
): Promise<Found> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new HostError(`Waited ${seconds} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
