import { setTimeout as sleep } from 'node:timers/promises';
import type { Now } from '../../../../shared/clock.ts';
import { fetchApi } from '../../../../shared/outbound/fetch-api.ts';
import type { AskNeeds } from './ask-provider.ts';

const megabyte = 1024 * 1024;

/** Asked while a sender waits for our own answer: once, and for four seconds. */
export const askedOnce = (now: Now): AskNeeds => ({
  fetch: fetchApi({ timeoutMs: 4_000, maxBytes: 4 * megabyte }),
  now,
  sleep,
  tries: 1,
  patienceMs: 0,
});

/** Asked when nobody waits, twice if need be; what takes longer is asked again at the next run. */
export const askedPatiently = (now: Now): AskNeeds => ({
  fetch: fetchApi({ timeoutMs: 8_000, maxBytes: 20 * megabyte }),
  now,
  sleep,
  tries: 2,
  patienceMs: 4_000,
});
