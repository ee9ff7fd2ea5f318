import { afterEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ok, serveApi, startOfTest, stopServers, type ServedApi } from './a-gateway.ts';

const onlyEvent = ([first]: ServedApi['events']): APIGatewayProxyEvent => {
  if (!first) throw new Error('no function was called');
  return first.event;
};

afterEach(stopServers);

describe('the event a function gets', () => {
  it('holds the exact bytes of the body as base64', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 195, 40]);
    const { send, events } = await serveApi({ methods: { 'POST /v1/x': 'fn' } });
    await send({ method: 'POST', path: '/v1/x', body: bytes });
    expect(onlyEvent(events).isBase64Encoded).toBe(true);
    expect(Buffer.from(onlyEvent(events).body ?? '', 'base64')).toEqual(bytes);
  });

  it('has no body when none was sent', async () => {
    const { send, events } = await serveApi({ methods: { 'GET /x': 'fn' } });
    await send({ path: '/x' });
    expect(onlyEvent(events)).toMatchObject({
      body: null,
      isBase64Encoded: false,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
    });
  });

  it('keeps every value of repeated headers and queries, and the last one alone', async () => {
    const { send, events } = await serveApi({ methods: { 'GET /x': 'fn' } });
    await send({
      path: '/x?a=1&a=two+words&b=%C3%A9&c&__proto__=p',
      headers: { 'X-Many': ['one', 'two'], Accept: 'text/html' },
    });
    const event = onlyEvent(events);
    expect(event.multiValueHeaders).toMatchObject({ 'X-Many': ['one', 'two'] });
    expect(event.headers).toMatchObject({ 'X-Many': 'two', Accept: 'text/html' });
    expect(event.multiValueQueryStringParameters).toMatchObject({ a: ['1', 'two words'] });
    expect(event.queryStringParameters).toMatchObject({ a: 'two words', b: 'é', c: '' });
    expect(Object.keys(event.queryStringParameters ?? {})).toContain('__proto__');
  });

  it('tells the stage in requestContext.path only', async () => {
    const { send, events } = await serveApi({ methods: { 'GET /v1/{region}/alerts': 'fn' } });
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
        requestTimeEpoch: startOfTest,
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
    const { send, events } = await serveApi({ methods });
    await send({ method, path });
    expect(events.map((it) => it.functionId)).toEqual([functionId]);
  });

  it('that nobody serves, or not by this method, is refused', async () => {
    const { send } = await serveApi({ methods: { 'GET /a': 'fn' } });
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
      const { send, events } = await serveApi({ methods });
      expect((await send({ path })).status).toBe(400);
      expect(events).toEqual([]);
    },
  );

  it('that looks by HEAD gets no body, and no length nobody knows', async () => {
    const { send } = await serveApi({ methods: { 'HEAD /a': 'fn' } });
    const { status, headers, body } = await send({ path: '/a', method: 'HEAD' });
    expect([status, body.length, headers['content-length']]).toEqual([200, 0, undefined]);
  });

  it('with too large headers is refused', async () => {
    const { send } = await serveApi({ methods });
    expect((await send({ path: '/a/b', headers: { 'x-a': 'x'.repeat(10_300) } })).status).toBe(431);
  });

  it('with a body over 10 MB is refused, whether its length was said or not', async () => {
    const { send, events } = await serveApi({ methods });
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
    const { send } = await serveApi({ methods: { 'GET /x': 'fn' } }, () => said);
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
    const { send } = await serveApi(
      { methods: { 'GET /x': 'fn' }, timeoutMs: 50 },
      () => new Promise(() => undefined),
    );
    expect((await send({ path: '/x' })).status).toBe(504);
  });
});
