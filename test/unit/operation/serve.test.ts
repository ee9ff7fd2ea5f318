import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import {
  givesWithPage,
  operation,
  type ConflictRule,
  type Operation,
} from '../../../shared/operation/operation.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  anybody,
  organisers,
  satgas,
  signedIn,
  signedInWithoutConflict,
} from '../../../shared/operation/who.ts';

const seen = z.object({ region: z.string(), unit: z.string() });
const own = { entry: 'x/things', kind: 'api', says: 'For this test' } as const;

const things = {
  listThings: operation({
    ...own,
    method: 'GET',
    path: '/v1/things',
    who: anybody,
    takes: { query: z.object({ region: z.string().check(z.regex(/^\d{2}\.\d{2}$/)) }) },
    gives: { 200: { description: 'Things', schema: seen } },
    refuses: [],
  }),
  putThing: operation({
    ...own,
    method: 'PUT',
    path: '/v1/things/{region}',
    who: signedIn(organisers),
    takes: { path: z.object({ region: z.string() }), body: z.object({ unit: z.string() }) },
    gives: { 200: givesWithPage('The thing', seen), 303: { description: 'Onward' } },
    refuses: ['wrong-region'],
  }),
  putNationThing: operation({
    ...own,
    method: 'PUT',
    path: '/v1/nation-thing',
    who: signedIn({ admin: 'nation' }),
    takes: { body: z.object({ units: z.string() }), lists: ['units'] },
    gives: { 200: { description: 'The thing', schema: seen } },
    refuses: ['conflict'],
  }),
  sendThingFile: operation({
    ...own,
    method: 'POST',
    path: '/v1/thing-file',
    who: anybody,
    takes: {
      body: z.string(),
      bodyTypes: ['text/csv', 'multipart/form-data'],
      reads: 'file',
      mostBytes: 300,
      tooLarge: 'sheet-too-large',
    },
    gives: { 200: { description: 'What came', schema: seen } },
    refuses: ['body-too-large', 'media-type-refused'],
  }),
  readCaseThing: operation({
    ...own,
    method: 'GET',
    path: '/v1/cases/{caseKey}/thing',
    who: signedInWithoutConflict(satgas),
    shows: 'thing',
    takes: { path: z.object({ caseKey: z.string() }) },
    gives: { 200: { description: 'The thing', schema: seen } },
    refuses: ['not-found'],
  }),
  elsewhere: operation({
    ...own,
    entry: 'x/other',
    method: 'GET',
    path: '/v1/other',
    who: anybody,
    gives: { 200: { description: 'Other', schema: seen } },
    refuses: [],
  }),
};

const list: Does<typeof things.listThings> = ({ query }) => ({
  status: 200,
  body: { region: query.region, unit: 'DISDIK' },
});

const put: Does<typeof things.putThing> = ({ path, body, within }) => {
  within(path.region);
  return { status: 200, body: { region: path.region, unit: body.unit } };
};

const read: Does<typeof things.readCaseThing> = ({ guard, path }) => ({
  status: 200,
  body: { region: guard.scope.region, unit: guard.clearedBy(({ name }) => name) + path.caseKey },
});

const putNation: Does<typeof things.putNationThing> = ({ body, person }) => {
  if (body.units === 'taken') throw new Refusal('conflict');
  if (body.units === 'gone') throw new Refusal('too-late');
  return { status: 200, body: { region: person.region, unit: body.units } };
};

const sendFile: Does<typeof things.sendThingFile> = ({ file, idempotencyKey = 'none' }) => ({
  status: 200,
  body: {
    region: [file.type, idempotencyKey, JSON.stringify(file.fields)].join(' '),
    unit: Buffer.from(file.content).toString(),
  },
});

const handler = serve('x/things', things, {
  putNationThing: {
    does: putNation,
    formAgain: (_, __, { code }) => ({ status: 200, page: () => `again after ${code}` }),
    alsoAfter: ['conflict'],
  },
  sendThingFile: sendFile,
  listThings: list,
  putThing: {
    does: put,
    formAgain: ({ errors }) => ({
      status: 422,
      page: () => `again: ${errors.map(({ field }) => field).join()}`,
    }),
  },
  readCaseThing: read,
});

const call = (method: string, resource: string, more: object = {}) => {
  const event = {
    httpMethod: method,
    path: resource,
    resource,
    multiValueHeaders: {},
    queryStringParameters: null,
    pathParameters: null,
    body: null,
    isBase64Encoded: false,
    requestContext: {
      path: resource,
      requestTimeEpoch: 0,
      requestId: 'r1',
      identity: { sourceIp: '192.0.2.1' },
      authorizer: null,
    },
    ...more,
  } as unknown as APIGatewayProxyEvent;
  return handler(event, { awsRequestId: 'r1' } as Context);
};

const as = (role: string, region = '18.09') => ({
  requestContext: {
    path: '/',
    requestTimeEpoch: 0,
    requestId: 'r1',
    identity: { sourceIp: '192.0.2.1' },
    authorizer: { personId: 'p1', role, region, name: 'Contoh' },
  },
});
const json = { 'content-type': ['application/json'] };
const sendPut = (who: object, body: string, headers = {}) =>
  call('PUT', '/v1/things/{region}', {
    ...who,
    pathParameters: { region: '18.09' },
    multiValueHeaders: { ...json, ...headers },
    body,
  });

describe('a function that serves operations', () => {
  it('picks the use case by method and address, and reads what the operation takes', async () => {
    const query = { queryStringParameters: { region: '18.09', lang: 'en' } };
    const answer = await call('GET', '/v1/things', query);
    expect(JSON.parse(answer.body)).toEqual({ region: '18.09', unit: 'DISDIK' });
  });

  it('serves HEAD as GET, without the body', async () => {
    const query = { queryStringParameters: { region: '18.09' } };
    const [got, looked] = [
      await call('GET', '/v1/things', query),
      await call('HEAD', '/v1/things', query),
    ];
    expect(looked).toEqual({ ...got, body: '' });
    expect((await call('HEAD', '/v1/things/{region}')).statusCode).toBe(404);
  });

  it('refuses what breaks a schema, by field', async () => {
    const answer = await call('GET', '/v1/things', { queryStringParameters: { region: '18.9' } });
    expect(answer.statusCode).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ field: 'region' }] });
  });

  it('takes a field of the query that was left empty for none', async () => {
    const answer = await call('GET', '/v1/things', { queryStringParameters: { region: ' ' } });
    expect(JSON.parse(answer.body)).toMatchObject({
      errors: [{ field: 'region', reason: 'required' }],
    });
  });

  it('asks who calls before it reads anything they sent', async () => {
    expect((await sendPut({}, '{')).statusCode).toBe(401);
    expect((await sendPut(as('officer'), '{')).statusCode).toBe(403);
    expect((await sendPut(as('chair'), '{')).statusCode).toBe(400);
  });

  it('lets a role act for the regions it reaches only', async () => {
    const body = '{"unit":"DISDIK"}';
    expect((await sendPut(as('chair'), body)).statusCode).toBe(200);
    expect((await sendPut(as('chair', '18'), body)).statusCode).toBe(200);
    expect(JSON.parse((await sendPut(as('chair', '14.06'), body)).body)).toMatchObject({
      code: 'wrong-region',
    });
  });

  it('shows people a refused form again, and programs the problem', async () => {
    expect((await sendPut(as('chair'), '{}', { accept: ['text/html'] })).body).toBe('again: unit');
    expect(JSON.parse((await sendPut(as('chair'), '{}')).body)).toMatchObject({
      code: 'invalid-fields',
    });
  });

  it('shows it after another refusal where the operation says so, with the status of that refusal', async () => {
    const form = { 'content-type': ['application/x-www-form-urlencoded'], accept: ['text/html'] };
    const sent = (body: string) =>
      call('PUT', '/v1/nation-thing', { ...as('admin', 'ID'), multiValueHeaders: form, body });
    expect(await sent('units=taken')).toMatchObject({
      statusCode: 409,
      body: 'again after conflict',
    });
    expect(await sent('')).toMatchObject({ statusCode: 422, body: 'again after invalid-fields' });
    expect((await sent('units=gone')).body).not.toContain('again after');
  });

  it('keeps what is the nation’s from whoever has less in scope, before anything is read', async () => {
    const sent = async (scope: string, role = 'admin') =>
      (
        await call('PUT', '/v1/nation-thing', {
          ...as(role, scope),
          multiValueHeaders: json,
          body: '{"units":"A"}',
        })
      ).statusCode;
    expect([await sent('ID'), await sent('18'), await sent('18.09')]).toEqual([200, 403, 403]);
    expect(await sent('ID', 'oversight')).toBe(403);
  });

  it('reads the values of a list that a form sends one by one as one text', async () => {
    const answer = await call('PUT', '/v1/nation-thing', {
      ...as('admin', 'ID'),
      multiValueHeaders: { 'content-type': ['application/x-www-form-urlencoded'] },
      body: 'units=A&units=&units=B',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ unit: 'A,B' });
  });

  it('gives the person of a guarded operation to a rule only', async () => {
    const more = { ...as('officer'), pathParameters: { caseKey: 'k' } };
    const answer = await call('GET', '/v1/cases/{caseKey}/thing', more);
    expect(JSON.parse(answer.body)).toEqual({ region: '18.09', unit: 'Contohk' });
  });

  it('serves no address of another function', async () => {
    expect((await call('GET', '/v1/other')).statusCode).toBe(404);
  });
});

describe('an operation that takes a file', () => {
  const send = async (type: string, body: string, headers = {}) => {
    const answer = await call('POST', '/v1/thing-file', {
      multiValueHeaders: { 'content-type': [type], ...headers },
      body,
    });
    return { status: answer.statusCode, said: JSON.parse(answer.body) as object };
  };
  const form = (...parts: string[]) =>
    [
      ...parts.map((part) => `--batas-formulir\r\ncontent-disposition: form-data; ${part}\r\n`),
      '--batas-formulir--',
    ].join('');
  const multipart = 'multipart/form-data; boundary=batas-formulir';

  it('is given it, whether it came as the body or in a form, with the other fields and the retry mark', async () => {
    expect(
      (await send('text/csv; charset=utf-8', 'a;b', { 'idempotency-key': ['k1'] })).said,
    ).toEqual({ region: 'text/csv k1 ', unit: 'a;b' });
    const parts = form(
      'name="mode"\r\n\r\nadd',
      'name="idempotencyKey"\r\n\r\nk2',
      'name="sheet"; filename="a.csv"\r\n\r\na;b',
    );
    expect((await send(multipart, parts)).said).toEqual({
      region: 'multipart/form-data k2 {"mode":"add"}',
      unit: 'a;b',
    });
  });

  it.each([
    ['another type', 'application/json', '{}', 415, 'unsupported'],
    ['too much', 'text/csv', 'x'.repeat(301), 413, 'sheet-too-large'],
    ['a form without a file', multipart, form('name="mode"\r\n\r\nadd'), 422, 'required'],
    ['a form that is none', multipart, 'a;b', 400, 'not-multipart'],
  ])('refuses %s', async (_, type, body, status, reason) => {
    expect(await send(type, body)).toMatchObject({ status, said: { errors: [{ reason }] } });
  });
});

// What must not compile, said in types: each line fails `tsc` when its rule is lost.
type Serves = Parameters<typeof serve<'x/things', typeof things>>[2];
type Without<Name extends string> = Omit<Serves, Name> extends Serves ? 'compiles' : 'does not';
type Declared<Path extends string, Who extends Operation['who'], More = { shows: 'file' }> =
  { who: Who } & More extends ConflictRule<Path> ? 'compiles' : 'does not';
type Unconflicted = ReturnType<typeof signedInWithoutConflict<typeof satgas>>;
type Fits<A> = A extends AnswerOf<typeof things.putThing> ? 'compiles' : 'does not';
type KnowsRetry<T extends object> =
  Call<(typeof things)['listThings'] & { takes: T }> extends { idempotencyKey: unknown }
    ? 'compiles'
    : 'does not';
type KnowsPerson<C> = C extends { person: unknown } ? 'compiles' : 'does not';

const doesNotCompile: {
  aForgottenOperation: Without<'putThing'>;
  aCaseWithoutRule: Declared<'/v1/cases/{caseKey}/notes', ReturnType<typeof signedIn>>;
  aCaseThatLeavesNoEntry: Declared<'/v1/cases/{caseKey}/notes', Unconflicted, unknown>;
  anAlertWithoutRule: Declared<'/v1/alerts/{region}/{alertId}', ReturnType<typeof signedIn>>;
  aFieldOfAnotherType: Fits<{ status: 200; body: { region: string; unit: number } }>;
  aMissingField: Fits<{ status: 200; body: { region: string } }>;
  anUndeclaredStatus: Fits<{ status: 201; body: { region: string; unit: string } }>;
  thePersonOfAGuardedOperation: KnowsPerson<Call<typeof things.readCaseThing>>;
  theRetryMarkOfBytes: KnowsRetry<{ reads: 'bytes' }>;
} = {
  aForgottenOperation: 'does not',
  aCaseWithoutRule: 'does not',
  aCaseThatLeavesNoEntry: 'does not',
  anAlertWithoutRule: 'does not',
  aFieldOfAnotherType: 'does not',
  aMissingField: 'does not',
  anUndeclaredStatus: 'does not',
  thePersonOfAGuardedOperation: 'does not',
  theRetryMarkOfBytes: 'does not',
};
const compiles: {
  everyOperation: Without<'none'>;
  aCaseWithRule: Declared<'/v1/cases/{caseKey}/notes', Unconflicted>;
  anAlertWithRule: Declared<'/v1/alerts/{region}/{alertId}', Unconflicted, unknown>;
  anAnswerThatFits: Fits<{ status: 200; body: { region: string; unit: string } }>;
  thePersonOfAnother: KnowsPerson<Call<typeof things.putThing>>;
  theRetryMarkOfAFile: KnowsRetry<{ reads: 'file' }>;
} = {
  everyOperation: 'compiles',
  aCaseWithRule: 'compiles',
  anAlertWithRule: 'compiles',
  anAnswerThatFits: 'compiles',
  thePersonOfAnother: 'compiles',
  theRetryMarkOfAFile: 'compiles',
};

describe('what the compiler refuses', () => {
  it('is an operation nobody serves, one about a report without a rule, an answer that does not fit', () => {
    expect(new Set(Object.values(doesNotCompile))).toEqual(new Set(['does not']));
    expect(new Set(Object.values(compiles))).toEqual(new Set(['compiles']));
  });
});
