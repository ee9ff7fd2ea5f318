import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { InvokeOutcome } from '../contracts.ts';
import { createGateway } from '../gateway/gateway.ts';
import { allows, type PolicyDocument } from '../gateway/policy.ts';
import { anApi } from './an-api.ts';

const arn = 'arn:aws:execute-api:ap-southeast-3:000000000000:api1/live/GET/v1/alerts';

const policy = (Effect: 'Allow' | 'Deny', Resource: string): PolicyDocument => ({
  Statement: [{ Effect, Action: ['execute-api:Invoke'], Resource: [Resource] }],
});

const returned = (payload: unknown): InvokeOutcome => ({ kind: 'returned', payload });
const failed = (message: string): InvokeOutcome => ({
  kind: 'failed',
  errorType: 'Error',
  message,
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What a caller and the function see when the authoriser says this. */
const ask = async (said: InvokeOutcome, { identitySource = '', token = 'abc' } = {}) => {
  const seen: Record<string, unknown> = {};
  const listener = createGateway({
    resources: anApi({ methods: { 'GET /v1/{x}': '!fn' }, identitySource }),
    invoke: (functionId, event) => {
      seen[functionId] = event;
      return Promise.resolve(functionId === 'authorise' ? said : returned({ statusCode: 200 }));
    },
    clock: { now: () => 0 },
    log: () => undefined,
    newId: () => 'id',
  });
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/v1/alerts?a=1`, {
    headers: token === '' ? {} : { authorization: token },
  });
  return { status, seen };
};

describe('a REQUEST authoriser', () => {
  it('sees the request, and what it vouches for reaches the function as text', async () => {
    const { status, seen } = await ask(
      returned({
        principalId: 'officer-1',
        policyDocument: policy('Allow', arn),
        context: { role: 'officer', level: 2, chair: false, none: null },
      }),
    );
    expect(status).toBe(200);
    expect(seen['authorise']).toMatchObject({
      type: 'REQUEST',
      methodArn: arn,
      resource: '/v1/{x}',
      path: '/v1/alerts',
      httpMethod: 'GET',
      headers: { authorization: 'abc' },
      queryStringParameters: { a: '1' },
      pathParameters: { x: 'alerts' },
      requestContext: { requestId: 'id', stage: 'live' },
    });
    expect(seen['fn']).toMatchObject({
      requestContext: {
        authorizer: { principalId: 'officer-1', role: 'officer', level: '2', chair: 'false' },
      },
    });
  });

  it.each<[string, InvokeOutcome, number]>([
    ['says Unauthorized', failed('Unauthorized'), 401],
    ['crashes', failed('boom'), 500],
    ['denies', returned({ principalId: 'x', policyDocument: policy('Deny', '*') }), 403],
    [
      'allows something else',
      returned({ principalId: 'x', policyDocument: policy('Allow', `${arn}/y`) }),
      403,
    ],
    ['answers something else', returned({ isAuthorized: true }), 500],
    [
      'hands on an object',
      returned({ principalId: 'x', policyDocument: policy('Allow', '*'), context: { a: {} } }),
      500,
    ],
  ])('that %s keeps the function from being called', async (_, said, expected) => {
    const { status, seen } = await ask(said);
    expect(status).toBe(expected);
    expect(seen).not.toHaveProperty('fn');
  });

  it('is not asked when what it needs was not sent', async () => {
    const { status, seen } = await ask(failed('boom'), {
      identitySource: 'method.request.header.Authorization',
      token: '',
    });
    expect([status, seen]).toEqual([401, {}]);
  });
});

describe('a policy', () => {
  it.each<[string, string, boolean]>([
    ['the exact method', arn, true],
    ['any path', 'arn:aws:execute-api:*:*:api1/live/GET/*', true],
    ['one unknown letter', arn.replace('alerts', 'alert?'), true],
    ['another stage', arn.replace('live', 'test'), false],
    ['dots that are no wildcards', arn.replace('v1', '..'), false],
  ])('for %s', (_, resource, allowed) => {
    expect(allows(policy('Allow', resource), arn)).toBe(allowed);
  });

  it('that denies goes before every allow', () => {
    const Statement = [...policy('Allow', '*').Statement, ...policy('Deny', '*').Statement];
    expect(allows({ Statement }, arn)).toBe(false);
  });
});
