import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import type { Answer } from '../../../shared/http/answer.ts';
import { writeAnswer } from '../../../shared/http/answer.ts';
import { httpHandler, type HttpUseCase } from '../../../shared/http/http-handler.ts';
import { faultProblem, problemOf, type Problem } from '../../../shared/http/problem.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { operation } from '../../../shared/operation/operation.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { Refusal, refusalStatus, refuseField, type RefusalCode } from '../../../shared/refusal.ts';
import { anEvent } from '../../support/builders.ts';

process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';

const html = { Accept: 'text/html' };
const codes = Object.keys(refusalStatus) as RefusalCode[];

const answering = (answer: Answer, sent: Parameters<typeof anEvent>[0] = {}) =>
  writeAnswer(answer, readRequest(anEvent(sent)));

const twofold: Answer = { status: 200, body: { a: 1 }, page: ({ lang }) => `<p lang="${lang}">` };

describe('a problem', () => {
  it('names field, reason and a message in the reader’s language', () => {
    const refusal = refuseField('region', 'unknown-region');
    const [id, en] = [problemOf(refusal, 'id'), problemOf(refusal, 'en')];
    for (const { status, code, errors } of [id, en]) {
      expect({ status, code }).toEqual({ status: 422, code: 'invalid-fields' });
      expect(errors).toMatchObject([{ field: 'region', reason: 'unknown-region' }]);
    }
    expect(id.errors?.[0]?.message).not.toBe(en.errors?.[0]?.message);
    expect(en.detail).toBe(`region: ${en.errors?.[0]?.message ?? ''}`);
  });

  it.each(codes)('of %s has its status, and a title in each language', (code) => {
    const [id, en] = [problemOf(new Refusal(code), 'id'), problemOf(new Refusal(code), 'en')];
    expect(id.status).toBe(refusalStatus[code]);
    expect(id.type).toBe(`urn:netral:problem:${code}`);
    expect(id.title).not.toBe('');
    expect(id.title).not.toBe(en.title);
  });
});

describe('an answer', () => {
  it('is data for programs and a page for people', async () => {
    expect(await answering(twofold)).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
      isBase64Encoded: false,
    });
    expect(await answering(twofold, { headers: html, query: { lang: 'en' } })).toMatchObject({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<p lang="en">',
    });
    expect(await answering({ status: 200, body: {} }, { headers: html })).toMatchObject({
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each([[{}], [html]])('to %j carries the headers that protect', async (headers) => {
    const answer = await answering(twofold, { headers });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'strict-transport-security': expect.stringContaining('max-age='),
      'referrer-policy': 'same-origin',
    });
  });

  it('as a page runs no inline script and stands in no frame', async () => {
    const { headers } = await answering(twofold, { headers: html });
    const policy = String(headers?.['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers?.['vary']).toContain('accept');
  });

  it('may be kept longer only where the use case says so', async () => {
    const kept = { status: 200, body: {}, headers: { 'cache-control': 'public, max-age=5' } };
    expect((await answering(kept)).headers?.['cache-control']).toBe('public, max-age=5');
  });

  it('that is a file keeps its bytes and type', async () => {
    const content = Buffer.from([0, 255]);
    expect(await answering({ status: 200, file: { type: 'image/png', content } })).toMatchObject({
      headers: { 'content-type': 'image/png' },
      body: content.toString('base64'),
      isBase64Encoded: true,
    });
  });

  it.each([[{}], [html]])('to HEAD with %j is the one to GET without its body', async (headers) => {
    const [got, looked] = [
      await answering(twofold, { headers }),
      await answering(twofold, { headers, method: 'HEAD' }),
    ];
    expect(looked).toEqual({ ...got, body: '' });
    expect(got.body).not.toBe('');
  });

  it('keeps a language that was chosen, under the stage it was chosen on', async () => {
    const chosen = await answering(twofold, { base: '/live', query: { lang: 'en' } });
    expect(chosen.multiValueHeaders?.['set-cookie']).toEqual([
      expect.stringMatching(/^netral_lang=en; Path=\/live; .*HttpOnly/),
    ]);
    expect((await answering(twofold)).multiValueHeaders).toBeUndefined();
  });
});

describe('a handler', () => {
  const context = {} as Context;
  const asking = async (useCase: HttpUseCase, sent: Parameters<typeof anEvent>[0] = {}) =>
    httpHandler('contoh', useCase)(anEvent(sent), context);
  const problemIn = (body: string) => JSON.parse(body) as Problem;

  it('hands the use case the request and writes its answer', async () => {
    const answer = await asking(({ query }) => ({ status: 201, body: query }), {
      query: { a: 'b' },
    });
    expect(answer).toMatchObject({ statusCode: 201, body: '{"a":"b"}' });
  });

  it.each(codes)('answers the refusal %s with its own status', async (code) => {
    const answer = await asking(() => {
      throw new Refusal(code, [{ field: 'x', reason: 'required' }], { 'x-hint': 'y' });
    });
    expect(answer).toMatchObject({
      statusCode: refusalStatus[code],
      headers: { 'content-type': 'application/problem+json', 'x-hint': 'y' },
    });
    expect(problemIn(answer.body)).toMatchObject({ code, errors: [{ field: 'x' }] });
  });

  it.each<[string, unknown]>([
    ['an error', new Error('row 7 of table Reporters: Siti')],
    ['a text', 'Siti'],
    ['nothing', undefined],
    ['an error with a status of its own', Object.assign(new Error('Siti'), { statusCode: 415 })],
  ])('answers a fault that is %s with a bare 500', async (_, thrown) => {
    const fail = async () => {
      await Promise.resolve();
      throw thrown;
    };
    const answer = await asking(fail);
    expect(answer.statusCode).toBe(500);
    expect(problemIn(answer.body)).toEqual(faultProblem('id'));
    const page = await asking(fail, { headers: html });
    expect(page).toMatchObject({
      statusCode: 500,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(page.body).not.toMatch(/Siti|Reporters/);
  });

  it('refuses a program in the language it prefers, and says so', async () => {
    const refuse = () => {
      throw refuseField('number', 'required');
    };
    const answer = await asking(refuse, { headers: { 'Accept-Language': 'en-GB, id;q=0.5' } });
    expect(problemIn(answer.body).detail).toBe('number: is required');
    expect(answer.headers).toMatchObject({
      'content-language': 'en',
      vary: 'accept, accept-language, cookie',
    });
  });

  const refuseNobody = () => {
    throw new Refusal('not-signed-in');
  };

  it.each([
    ['GET', {}, '/v1/cases?region=18.09'],
    ['HEAD', {}, '/v1/cases?region=18.09'],
    ['POST', { Referer: 'https://contoh.test/live/v1/cases/k?x=1' }, '/v1/cases/k?x=1'],
    ['POST', { Referer: 'https://elsewhere.test/live/v1/cases/k' }, '/v1/cases'],
    ['POST', { Referer: 'nonsense' }, '/v1/cases'],
    ['POST', {}, '/v1/cases'],
  ])(
    'leads who is not signed in to sign in and back, after %s with %j',
    async (method, more, to) => {
      const answer = await asking(refuseNobody, {
        method,
        path: '/v1/cases',
        base: '/live',
        headers: { ...html, ...more },
        query: { region: '18.09' },
      });
      expect(answer.statusCode).toBe(401);
      if (method !== 'HEAD')
        expect(answer.body).toContain(`href="/live/sign-in?return=${encodeURIComponent(to)}"`);
    },
  );

  it('never leads back to what the issuer leads back to', async () => {
    const path = '/sign-in/callback';
    const answer = await asking(refuseNobody, { path, headers: html, query: { code: 'x' } });
    expect(answer.body).toContain('href="/sign-in?return=%2F"');
  });

  it('shows a person a refusal as a page in their language', async () => {
    const answer = await asking(
      () => {
        throw refuseField('number', 'required');
      },
      { headers: html, query: { lang: 'en' } },
    );
    expect(answer).toMatchObject({ statusCode: 422 });
    expect(answer.body).toContain('is required');
  });
});

describe('a refused form', () => {
  const submitForm = operation({
    ...{ method: 'POST', path: '/x', entry: 'x/forms', who: anybody, kind: 'api' },
    ...{ says: 'For this test', gives: { 201: { description: 'Saved' } }, refuses: [] },
  });
  const useCase = served(submitForm, {
    does: () => {
      throw refuseField('number', 'required');
    },
    formAgain: (filled) => ({ status: 422, page: () => JSON.stringify(filled) }),
  });
  const asked = (accept: string) =>
    readRequest(
      anEvent({
        method: 'POST',
        headers: { Accept: accept, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'unit=DISDIK&idempotencyKey=k',
      }),
    );

  it('is shown to people as they left it', async () => {
    const answer = await useCase(asked('text/html'));
    expect(answer.status).toBe(422);
    const frame = { base: '', lang: 'id', path: '/', stylesheet: '' } as const;
    expect(JSON.parse((await answer.page?.(frame)) ?? '')).toEqual({
      values: { unit: 'DISDIK' },
      errors: [{ field: 'number', reason: 'required' }],
    });
  });

  it('is told to programs as a problem', async () => {
    await expect(useCase(asked('application/json'))).rejects.toBeInstanceOf(Refusal);
  });
});
