import { readRequest, type Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { Refusal } from '../../shared/refusal.ts';
import { requestKeyOf, type DataRequest } from '../../functions/site/requests/data-request.ts';
import { requestOperations } from '../../functions/site/requests/operations.ts';
import {
  answerRequestHttp,
  decideRefusalHttp,
  listRequestsHttp,
} from '../../functions/site/requests/request-queue.http.ts';
import type { RequestStore } from '../../functions/site/requests/request-store.ts';
import { followRequestHttp, sendRequestHttp } from '../../functions/site/requests/requests.http.ts';
import { anEvent } from './builders.ts';
import { demoCampaign } from './campaign.ts';

export const at = Date.parse('2026-11-23T03:00:00Z');
export const hour = 3_600_000;
export const admin: Person = { personId: 'admin', role: 'admin', region: '18.09', name: 'Admin' };
export const national: Person = { ...admin, personId: 'admin-nasional', region: 'ID' };
export const elsewhere: Person = { ...admin, personId: 'admin-riau', region: '14' };

/** As the authoriser tells of a person; none here has a unit. */
const contextOf = ({ personId, role, region, name }: Person): Record<string, string> => ({
  personId,
  role,
  region,
  name,
});

/** Requests in memory, as the store lists and changes them. */
export const memoryRequests = (): RequestStore => {
  const rows = new Map<string, DataRequest>();
  const listOf: RequestStore['list'] = ({ desk, which, most, after }) => {
    const order = which === 'answered' ? -1 : 1;
    const all = [...rows.values()]
      .filter(({ queue }) => queue === `${desk}#${which}`)
      .sort((a, b) => (a.dueAt - b.dueAt || (a.requestKey < b.requestKey ? -1 : 1)) * order);
    const from = after ? all.findIndex(({ requestKey }) => requestKey === after.requestKey) + 1 : 0;
    return Promise.resolve(all.slice(from, from + most));
  };
  return {
    add: (request) => {
      rows.set(request.requestKey, request);
      return Promise.resolve('added');
    },
    find: (key) => Promise.resolve(rows.get(key)),
    list: listOf,
    count: async (listing) => (await listOf(listing)).length,
    change: (read, changed) => {
      const stored = rows.get(read.requestKey);
      if (stored?.queue !== read.queue || stored.refusalAt !== read.refusalAt)
        return Promise.resolve('changed-meanwhile');
      rows.set(read.requestKey, changed);
      return Promise.resolve('replaced');
    },
  };
};

/** A desk with its requests, the clock of which is pushed. */
export const desk = () => {
  let now = at;
  let drawn = 0;
  let isOver = false;
  const requests = memoryRequests();
  const needs = {
    campaign: demoCampaign(),
    requests,
    now: () => now,
    // A code of its own for each request.
    randomBytes: (count: number) => {
      drawn += 1;
      return new Uint8Array(count).map((_, i) => [drawn % 32, drawn >> 5][i] ?? i * 7 + 3);
    },
    countSender: () => Promise.resolve(isOver ? ('over' as const) : ('usual' as const)),
  };
  const call = async (
    name: keyof typeof useCases,
    {
      body,
      as,
      params,
      query,
    }: {
      body?: unknown;
      as?: Person;
      params?: Record<string, string>;
      query?: Record<string, string>;
    },
  ) => {
    const event = anEvent({
      method: requestOperations[name].method,
      ...(params && { params }),
      ...(query && { query }),
      headers: { 'content-type': 'application/json' },
      ...(as && { authorizer: contextOf(as) }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { body: answer } = await served(
      requestOperations[name],
      useCases[name],
    )(readRequest(event));
    return answer as Record<string, unknown>;
  };
  const useCases = {
    sendDataRequest: sendRequestHttp(needs),
    followDataRequest: followRequestHttp(needs),
    listDataRequests: listRequestsHttp(needs),
    answerDataRequest: answerRequestHttp(needs),
    decideRefusal: decideRefusalHttp(needs),
  };
  const push = (hours: number) => (now += hours * hour);
  const flood = (over: boolean) => (isOver = over);
  return { call, push, flood, requests, now: () => now };
};

export const sent = {
  region: '18.09',
  about: 'pledge',
  wish: 'access',
  text: 'Apa yang tersimpan dari ikrar saya?',
};
export const given = { outcome: 'done', proof: 'receipt', text: 'Unit kerja, waktu, sidik kunci.' };

export const reasonOf = async (ask: Promise<unknown>): Promise<string> => {
  try {
    await ask;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.errors[0]?.reason ?? ''}`.trim();
    throw error;
  }
  return 'no refusal';
};

export const sendOne = async ({ call }: ReturnType<typeof desk>, more: object = {}) => {
  const { code, dueAt } = await call('sendDataRequest', { body: { ...sent, ...more } });
  const params = { requestKey: requestKeyOf(String(code)) ?? '' };
  return { code, dueAt, params };
};
