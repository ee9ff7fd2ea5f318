import { describe, expect, it } from '@jest/globals';
import {
  allowWebhookHttp,
  confirmWebhookHttp,
  receiveWebhookHttp,
} from '../../../functions/reports/sources/receive-webhook.http.ts';
import { sourceOperations } from '../../../functions/reports/sources/operations.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { Busy } from '../../../shared/http/busy.ts';
import { httpHandler, type HttpUseCase } from '../../../shared/http/http-handler.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';

const { receiveWebhook: takesWebhook, confirmWebhook, allowWebhook } = sourceOperations;

const aSource = (more: Partial<Source>): Source => ({
  source: 'sumber',
  scheme: 'whatsapp',
  secrets: ['app-secret'],
  active: true,
  changedAt: 0,
  ...more,
});
const behind = (source: Source | undefined) => ({
  sources: { find: () => Promise.resolve(source) },
});

type Asked = Omit<Parameters<typeof anEvent>[0] & object, 'path' | 'params'>;
const ask = async (useCase: HttpUseCase, asked: Asked, source = 'sumber') => {
  const path = `/v1/webhooks/${source}`;
  const event = anEvent({ ...asked, path, params: { source } });
  const answer = await httpHandler('receiveWebhook', useCase)(event, {} as never);
  const { statusCode: status, headers = {}, body, isBase64Encoded } = answer;
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  return { status, headers, text };
};

describe('the handshake of WhatsApp', () => {
  const handshake = (query: Record<string, string>, source: Source | undefined) =>
    ask(served(confirmWebhook, confirmWebhookHttp(behind(source))), { query });
  const right = {
    'hub.mode': 'subscribe',
    'hub.verify_token': 'rahasia',
    'hub.challenge': '1158201444',
  };
  const whatsapp = aSource({ verifyToken: 'rahasia' });

  it('echoes the challenge as plain text', async () => {
    const { status, headers, text } = await handshake(right, whatsapp);
    expect([status, text]).toEqual([200, '1158201444']);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it.each<[string, Record<string, string>, Source | undefined, number]>([
    ['another token', { ...right, 'hub.verify_token': 'rahasib' }, whatsapp, 403],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }, whatsapp, 403],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }, whatsapp, 403],
    ['nothing at all', {}, whatsapp, 403],
    ['an unknown source', right, undefined, 403],
    ['a source without a token', right, aSource({}), 403],
    ['an empty token', { ...right, 'hub.verify_token': '' }, aSource({ verifyToken: '' }), 403],
    ['a source of another kind', right, aSource({ scheme: 'kobo', verifyToken: 'rahasia' }), 403],
    ['a challenge that is a page', { ...right, 'hub.challenge': '<b> </b>' }, whatsapp, 422],
    ['no challenge', { ...right, 'hub.challenge': '' }, whatsapp, 422],
  ])('with %s is refused', async (_, query, source, status) => {
    expect((await handshake(query, source)).status).toBe(status);
  });
});

describe('the abuse protection of CloudEvents', () => {
  const asked = (headers: Record<string, string>, source: Source | undefined) =>
    ask(served(allowWebhook, allowWebhookHttp(behind(source))), { method: 'OPTIONS', headers });
  const origin = { 'WebHook-Request-Origin': 'eventemitter.contoh.test' };
  const cloudevents = aSource({ scheme: 'cloudevents' });

  it.each([
    [{}, '600'],
    [{ 'WebHook-Request-Rate': '120' }, '120'],
    [{ 'WebHook-Request-Rate': '100000' }, '600'],
    [{ 'WebHook-Request-Rate': 'viel' }, '600'],
  ])('grants the origin that asks, and a rate: %j', async (rate, granted) => {
    const { status, headers } = await asked({ ...origin, ...rate }, cloudevents);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      allow: 'GET, OPTIONS, POST',
      'webhook-allowed-origin': 'eventemitter.contoh.test',
      'webhook-allowed-rate': granted,
    });
  });

  it.each<[string, Record<string, string>, Source | undefined]>([
    ['who does not ask', {}, cloudevents],
    ['a source of another kind', origin, aSource({ scheme: 'kobo' })],
    ['an unknown source', origin, undefined],
  ])('grants nothing to %s', async (_, headers, source) => {
    const answer = await asked(headers, source);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers)).not.toContain('webhook-allowed-origin');
  });

  it('refuses an origin that is no name', async () => {
    const bad = { 'WebHook-Request-Origin': 'https://a b' };
    expect((await asked(bad, cloudevents)).status).toBe(400);
  });
});

describe('the answer to a delivery', () => {
  const answer = (
    receive: Parameters<typeof receiveWebhookHttp>[0],
    asked: Asked,
    source?: string,
  ) =>
    ask(
      served(takesWebhook, receiveWebhookHttp(receive)),
      { method: 'POST', body: Buffer.from('{}'), ...asked },
      source,
    );
  const taken = () => Promise.resolve({ status: 202 as const });

  it('is JSON for programs, and a page for people who sent a form', async () => {
    const json = await answer(taken, {});
    expect([json.status, json.text]).toEqual([202, '{"status":"accepted"}']);
    const page = await answer(taken, { headers: { Accept: 'text/html,application/xhtml+xml' } });
    expect(page.status).toBe(202);
    expect(page.text).toContain('Kiriman Anda sudah tersimpan');
  });

  it.each<[string, Asked]>([
    ['twice', { headers: { 'Idempotency-Key': ['a', 'b'] } }],
    ['too long', { headers: { 'Idempotency-Key': 'k'.repeat(5000) } }],
    [
      'in a field of a form',
      {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(`idempotencyKey=${'k'.repeat(5000)}`),
      },
    ],
  ])('asks for no Idempotency-Key: one sent %s is taken as any other', async (_, asked) => {
    expect((await answer(taken, asked)).status).toBe(202);
  });

  it.each([429, 503] as const)('that asks to come again says %i and when', async (status) => {
    const busy = () =>
      Promise.reject(new Busy({ status, retryAfterSeconds: 30, cause: new Error('full') }));
    const said = await answer(busy, {});
    expect(said).toMatchObject({ status, headers: { 'retry-after': '30' } });
    expect(JSON.parse(said.text)).toMatchObject({ status, code: 'busy' });
    expect(said.text).not.toContain('full');
  });

  it('is yes for a name that no source can have', async () => {
    expect((await answer(taken, {}, 'Bukan Nama!')).status).toBe(202);
  });
});
