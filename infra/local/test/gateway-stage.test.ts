import { afterEach, describe, expect, it } from '@jest/globals';
import { HostError } from '../contracts.ts';
import { createGateway } from '../gateway/gateway.ts';
import { ok, serveApi, startOfTest, stopServers } from './a-gateway.ts';
import { anApi } from './an-api.ts';

afterEach(stopServers);

describe('a gateway response', () => {
  const responses = {
    DEFAULT_4XX: {
      responseTemplates: {
        'application/json':
          '{"said":$context.error.messageString,"id":"$context.requestId","path":"$context.path","type":"$context.error.responseType"}',
      },
      responseParameters: {
        'gatewayresponse.header.content-type': "'application/problem+json'",
        'gatewayresponse.header.x-id': 'context.requestId',
        'gatewayresponse.header.x-origin': 'method.request.header.Origin',
      },
    },
    INTEGRATION_FAILURE: {
      statusCode: '503',
      responseTemplates: { 'application/json': 'busy' },
      responseParameters: { 'gatewayresponse.header.retry-after': "'30'" },
    },
  };

  it('of the default kind speaks for those without their own', async () => {
    const { send } = await serveApi({ methods: { 'GET /x': 'fn' }, responses });
    const { status, headers, body } = await send({ path: '/live/y', headers: { origin: 'o' } });
    expect(status).toBe(403);
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json',
      'x-id': 'id-1',
      'x-origin': 'o',
    });
    expect(JSON.parse(body.toString())).toEqual({
      said: 'Missing Authentication Token',
      id: 'id-1',
      path: '/live/y',
      type: 'MISSING_AUTHENTICATION_TOKEN',
    });
  });

  it('of its own kind has its own status, words and headers', async () => {
    const { send } = await serveApi({ methods: { 'GET /x': 'fn' }, responses }, () => 'malformed');
    const { status, headers, body } = await send({ path: '/x' });
    expect([status, headers['retry-after'], body.toString()]).toEqual([503, '30', 'busy']);
  });

  it('with a source the host does not know is refused at the start', () => {
    const odd = {
      THROTTLED: { responseParameters: { 'gatewayresponse.header.x': 'stageVariables.y' } },
    };
    const act = () =>
      createGateway({
        resources: anApi({ methods: { 'GET /x': 'fn' }, responses: odd }),
        invoke: () => Promise.resolve({ kind: 'returned', payload: ok }),
        clock: { now: () => startOfTest },
        log: () => undefined,
        newId: () => 'id',
      });
    expect(act).toThrow(HostError);
    expect(act).toThrow(/THROTTLED.*stageVariables.y/);
  });
});

describe('the stage', () => {
  it('lets a burst pass, refuses the rest, and lets more pass later', async () => {
    const MethodSettings = [
      { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 },
      { HttpMethod: 'GET', ResourcePath: '/~1free', ThrottlingRateLimit: 99 },
    ];
    const { send, forward } = await serveApi({
      methods: { 'GET /x': 'fn', 'GET /free': 'fn' },
      stage: { MethodSettings },
    });
    const statuses = async (path: string, times: number) => {
      const found: number[] = [];
      for (let i = 0; i < times; i++) found.push((await send({ path })).status);
      return found;
    };
    expect(await statuses('/x', 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses('/free', 5)).toEqual([200, 200, 200, 200, 200]);
    forward(1_000);
    expect(await statuses('/x', 3)).toEqual([200, 200, 429]);
  });

  it('writes one access log line per request in its format', async () => {
    const Format =
      '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.responseLength $context.error.responseType';
    const { send, logged } = await serveApi({
      methods: { 'GET /x': 'fn' },
      stage: { AccessLogSetting: { Format } },
    });
    await send({ path: '/x' });
    await send({ path: '/y' });
    expect(logged).toEqual([
      'access: id-1 GET /x 200 4 -',
      'access: id-2 GET - 403 42 MISSING_AUTHENTICATION_TOKEN',
    ]);
  });
});
