import * as z from 'zod/mini';
import type { Now } from '../../../../shared/clock.ts';
import { parseJson } from '../../../../shared/http/body.ts';
import { ProviderFailure } from './provider.ts';

/** Fetches an address within its own bounds of time and size; throws when it cannot. */
export type FetchBytes = (
  url: string,
  options: { headers: Record<string, string> },
) => Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>;

export type AskNeeds = {
  fetch: FetchBytes;
  now: Now;
  sleep: (ms: number) => Promise<void>;
  /** How often one question is asked at most. */
  tries: number;
  /** How long to wait before asking again, at most, milliseconds: who asks for more patience is busy. */
  patienceMs: number;
};

export type Question<Shape extends z.ZodMiniType> = {
  url: URL;
  headers: Record<string, string>;
  shape: Shape;
};

/**
 * Asks a provider's API: what it answered, or undefined where it says there is no such thing. A time-out, a
 * fault and a full house are asked again, after what Retry-After says. Throws ProviderFailure.
 */
export type AskProvider = <Shape extends z.ZodMiniType>(
  question: Question<Shape>,
) => Promise<z.infer<Shape> | undefined>;

export const askProvider =
  (needs: AskNeeds): AskProvider =>
  async ({ url, headers, shape }) => {
    const answer = await patiently(needs, url, {
      accept: 'application/json',
      'user-agent': 'netral/1 (reports)',
      ...headers,
    });
    return answer && parsed(answer, shape);
  };

type Tried =
  { body: Uint8Array } | { missing: true } | { failure: ProviderFailure; waitMs: number };

const patiently = async (
  needs: AskNeeds,
  url: URL,
  headers: Record<string, string>,
): Promise<Uint8Array | undefined> => {
  for (let tried = 1; ; tried += 1) {
    const outcome = await tryOnce(needs, url, { headers, tried });
    if ('body' in outcome) return outcome.body;
    if ('missing' in outcome) return undefined;
    if (tried >= needs.tries || outcome.waitMs > needs.patienceMs) throw outcome.failure;
    await needs.sleep(outcome.waitMs);
  }
};

type Try = { headers: Record<string, string>; tried: number };

const tryOnce = async (
  { fetch, now }: AskNeeds,
  url: URL,
  { headers, tried }: Try,
): Promise<Tried> => {
  const backOffMs = 1000 * 4 ** (tried - 1);
  try {
    const { status, headers: told, body } = await fetch(url.href, { headers });
    if (status >= 200 && status < 300) return { body };
    if (status === 404 || status === 410) return { missing: true };
    const retryMs = retryAfterMs(told['retry-after'], now());
    if (status === 429) return again('busy', retryMs ?? backOffMs);
    if (status >= 500) return again('faulty', retryMs ?? backOffMs);
    return never(status === 401 || status === 403 ? 'refused' : 'unexpected-answer');
  } catch (cause) {
    return { failure: new ProviderFailure('unreachable', cause), waitMs: backOffMs };
  }
};

const again = (reason: 'busy' | 'faulty', waitMs: number): Tried => ({
  failure: new ProviderFailure(reason),
  waitMs,
});

const never = (reason: 'refused' | 'unexpected-answer'): Tried => ({
  failure: new ProviderFailure(reason),
  waitMs: Infinity,
});

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3), as milliseconds from now; undefined when it says neither. */
const retryAfterMs = (said: string | undefined, nowMs: number): number | undefined => {
  if (said === undefined) return undefined;
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
};

const parsed = <Shape extends z.ZodMiniType>(body: Uint8Array, shape: Shape): z.infer<Shape> => {
  try {
    return z.parse(shape, parseJson(body));
  } catch (cause) {
    throw new ProviderFailure('unexpected-answer', cause);
  }
};
