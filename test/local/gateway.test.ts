import { createServer, request as httpRequest, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { HostError, type InvokeOutcome } from '../../infra/local/contracts.ts';
import { createGateway } from '../../infra/local/gateway/gateway.ts';
import { anApi } from './an-api.ts';

type Api = Parameters<typeof anApi>[0];
type Stub = (functionId: string, event: APIGatewayProxyEvent) => unknown;
type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

let server: Server | undefined;
let now = Date.UTC(2027, 0, 5, 3, 4, 5);
let logged: string[] = [];
let events: { functionId: string; event: APIGatewayProxyEvent }[] = [];

const ok = { statusCode: 200, body: 'fine' };

const serve = async (api: Api, stub: Stub = () => ok): Promise<void> => {
  logged = [];
  events = [];
  let ids = 0;
  const listener = createGateway({
    resources: anApi(api),
    invoke: async (functionId, event) => {
      const seen = JSON.parse(JSON.stringify(event)) as APIGatewayProxyEvent;
      events.push({ functionId, event: seen });
      return outcomeOf(await stub(functionId, seen));
    },
    clock: { now: () => now },
    log: (part, message) => logged.push(`${part}: ${message}`),
    newId: () => `id-${++ids}`,
  });
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
};

const outcomeOf = (said: unknown): InvokeOutcome =>
  said instanceof Error
    ? { kind: 'failed', errorType: said.name, message: said.message }
    : { kind: 'returned', payload: said };

const send = ({ method = 'GET', path = '/', headers = {}, body }: Sent) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const { port } = server?.address() as AddressInfo;
      const req = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      req.on('error', reject);
      req.end(body);
    },
  );

const onlyEvent = (): APIGatewayProxyEvent => {
  const [first] = events;
  if (!first) throw new Error('no function was called');
  return first.event;
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('the event a function gets', () => {
  it('holds the exact bytes of the body as base64', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 195, 40]);
    await serve({ methods: { 'POST /v1/x': 'fn' } });
    await send({ method: 'POST', path: '/v1/x', body: bytes });
    expect(onlyEvent().isBase64Encoded).toBe(true);
    expect(Buffer.from(onlyEvent().body ?? '', 'base64')).toEqual(bytes);
  });

  it('has no body when none was sent', async () => {
    await serve({ methods: { 'GET /x': 'fn' } });
    await send({ path: '/x' });
    expect(onlyEvent()).toMatchObject({
      body: null,
      isBase64Encoded: false,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
    });
  });

  it('keeps every value of repeated headers and queries, and the last one alone', async () => {
    await serve({ methods: { 'GET /x': 'fn' } });
    await send({
      path: '/x?a=1&a=two+words&b=%C3%A9&c&__proto__=p',
      headers: { 'X-Many': ['one', 'two'], Accept: 'text/html' },
    });
    const event = onlyEvent();
    expect(event.multiValueHeaders).toMatchObject({ 'X-Many': ['one', 'two'] });
    expect(event.headers).toMatchObject({ 'X-Many': 'two', Accept: 'text/html' });
    expect(event.multiValueQueryStringParameters).toMatchObject({ a: ['1', 'two words'] });
    expect(event.queryStringParameters).toMatchObject({ a: 'two words', b: 'é', c: '' });
    expect(Object.keys(event.queryStringParameters ?? {})).toContain('__proto__');
  });

  it('tells the stage in requestContext.path only', async () => {
    await serve({ methods: { 'GET /v1/{region}/alerts': 'fn' } });
    await send({ path: '/v1/14.06/alerts' });
    await send({ path: '/live/v1/18.09%2F1/alerts', headers: { 'User-Agent': 'test' } });
    const [root, staged] = events.map(({ event }) => event);
    expect(root).toMatchObject({
      path: '/v1/14.06/alerts',
      resource: '/v1/{region}/alerts',
      requestContext: { path: '/v1/14.06/alerts', stage: 'live' },
    });
    expect(staged).toMatchObject({
      path: '/v1/18.09%2F1/alerts',
      pathParameters: { region: '18.09/1' },
      requestContext: {
        path: '/live/v1/18.09%2F1/alerts',
        resourcePath: '/v1/{region}/alerts',
        httpMethod: 'GET',
        protocol: 'HTTP/1.1',
        requestId: 'id-2',
        requestTime: '05/Jan/2027:03:04:05 +0000',
        requestTimeEpoch: now,
        accountId: '000000000000',
        apiId: 'api1',
        domainName: '127.0.0.1',
        identity: { sourceIp: '127.0.0.1', userAgent: 'test' },
      },
    });
  });
});

describe('a route', () => {
  const methods = {
    'GET /a/b': 'literal',
    'GET /a/{x}': 'parameter',
    'POST /a/{x}/c': 'deep',
    'ANY /': 'root',
    'ANY /{proxy+}': 'greedy',
  };

  it.each([
    ['GET', '/a/b', 'literal'],
    ['GET', '/a/b/', 'literal'],
    ['GET', '/a/z', 'parameter'],
    ['POST', '/a/b/c', 'deep'],
    ['GET', '/a/z/q/r', 'greedy'],
    ['PUT', '/', 'root'],
    ['GET', '/live', 'root'],
    ['GET', '/lively', 'greedy'],
    ['GET', '//evil', 'greedy'],
  ])('of %s %s is the most specific one', async (method, path, functionId) => {
    await serve({ methods });
    await send({ method, path });
    expect(events.map((it) => it.functionId)).toEqual([functionId]);
  });

  it('that nobody serves, or not by this method, is refused', async () => {
    await serve({ methods: { 'GET /a': 'fn' } });
    for (const sent of [{ path: '/b' }, { path: '/a', method: 'POST' }]) {
      const { status, body } = await send(sent);
      expect([status, body.toString()]).toEqual([
        403,
        '{"message":"Missing Authentication Token"}',
      ]);
    }
  });

  it.each(['/a/%zz', '/a/%ff', '/a/x?q=%'])(
    'with malformed escapes is refused: %s',
    async (path) => {
      await serve({ methods });
      expect((await send({ path })).status).toBe(400);
      expect(events).toEqual([]);
    },
  );

  it('with too large headers is refused', async () => {
    await serve({ methods });
    expect((await send({ path: '/a/b', headers: { 'x-a': 'x'.repeat(10_300) } })).status).toBe(431);
  });

  it('with a body over 10 MB is refused, whether its length was said or not', async () => {
    await serve({ methods });
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    for (const headers of [
      { 'content-length': String(body.length) },
      { 'transfer-encoding': 'chunked' },
    ]) {
      expect((await send({ method: 'POST', path: '/', headers, body })).status).toBe(413);
    }
    expect(events).toEqual([]);
  });
});

describe('the answer of a function', () => {
  const answer = async (said: unknown) => {
    await serve({ methods: { 'GET /x': 'fn' } }, () => said);
    return send({ path: '/x' });
  };

  it('goes out with its status, headers and bytes', async () => {
    const { status, headers, body } = await answer({
      statusCode: 201,
      headers: { 'Content-Type': 'image/png', 'X-Number': 7, 'X-Twice': 'hidden' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'], 'x-twice': ['one', 'two'] },
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-number': '7',
      'x-twice': 'one, two',
      'set-cookie': ['a=1', 'b=2'],
      'x-amzn-requestid': 'id-1',
    });
    expect(body).toEqual(Buffer.from([0, 255]));
  });

  it('may be without a body', async () => {
    expect(await answer({ statusCode: 204 })).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });

  it('cannot say what only the gateway says', async () => {
    const { headers } = await answer({ ...ok, headers: { 'WWW-Authenticate': 'Bearer' } });
    expect(headers).toMatchObject({ 'x-amzn-remapped-www-authenticate': 'Bearer' });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'fine'],
    ['no status', { body: 'x' }],
    ['a body that is no text', { statusCode: 200, body: {} }],
    ['a broken header', { ...ok, headers: { 'x-a': 'one\r\ntwo: three' } }],
  ])('that is %s becomes 502', async (_, said) => {
    expect((await answer(said)).status).toBe(502);
  });

  it('that is a failure becomes 502, and too large an event 413', async () => {
    expect((await answer(new Error('boom'))).status).toBe(502);
    const tooLarge = Object.assign(new Error('no'), { name: 'RequestTooLargeException' });
    expect((await answer(tooLarge)).status).toBe(413);
  });

  it('that does not come in time becomes 504', async () => {
    await serve({ methods: { 'GET /x': 'fn' }, timeoutMs: 50 }, () => new Promise(() => undefined));
    expect((await send({ path: '/x' })).status).toBe(504);
  });
});

describe('a gateway response', () => {
  const responses = [
    {
      ResponseType: 'DEFAULT_4XX',
      ResponseTemplates: {
        'application/json':
          '{"said":$context.error.messageString,"id":"$context.requestId","path":"$context.path","type":"$context.error.responseType"}',
      },
      ResponseParameters: {
        'gatewayresponse.header.content-type': "'application/problem+json'",
        'gatewayresponse.header.x-id': 'context.requestId',
        'gatewayresponse.header.x-origin': 'method.request.header.Origin',
      },
    },
    {
      ResponseType: 'INTEGRATION_FAILURE',
      StatusCode: '503',
      ResponseTemplates: { 'application/json': 'busy' },
      ResponseParameters: { 'gatewayresponse.header.retry-after': "'30'" },
    },
  ];

  it('of the default kind speaks for those without their own', async () => {
    await serve({ methods: { 'GET /x': 'fn' }, responses });
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
    await serve({ methods: { 'GET /x': 'fn' }, responses }, () => 'malformed');
    const { status, headers, body } = await send({ path: '/x' });
    expect([status, headers['retry-after'], body.toString()]).toEqual([503, '30', 'busy']);
  });

  it('with a source the host does not know is refused at the start', () => {
    const odd = {
      ResponseType: 'THROTTLED',
      ResponseParameters: { 'gatewayresponse.header.x': 'stageVariables.y' },
    };
    const act = () =>
      createGateway({
        resources: anApi({ methods: { 'GET /x': 'fn' }, responses: [odd] }),
        invoke: () => Promise.resolve(outcomeOf(ok)),
        clock: { now: () => now },
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
    await serve({ methods: { 'GET /x': 'fn', 'GET /free': 'fn' }, stage: { MethodSettings } });
    const statuses = async (path: string, times: number) => {
      const found: number[] = [];
      for (let i = 0; i < times; i++) found.push((await send({ path })).status);
      return found;
    };
    expect(await statuses('/x', 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses('/free', 5)).toEqual([200, 200, 200, 200, 200]);
    now += 1_000;
    expect(await statuses('/x', 3)).toEqual([200, 200, 429]);
  });

  it('writes one access log line per request in its format', async () => {
    const Format =
      '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.responseLength $context.error.responseType';
    await serve({ methods: { 'GET /x': 'fn' }, stage: { AccessLogSetting: { Format } } });
    await send({ path: '/x' });
    await send({ path: '/y' });
    expect(logged).toEqual([
      'access: id-1 GET /x 200 4 -',
      'access: id-2 GET - 403 42 MISSING_AUTHENTICATION_TOKEN',
    ]);
  });
});
