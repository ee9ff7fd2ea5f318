import { describe, expect, it } from '@jest/globals';
import { readCookie, readRequest } from '../../../shared/http/request.ts';
import { anEvent } from '../../support/builders.ts';

describe('a request', () => {
  it.each([
    ['/ikrar', '', '/ikrar', ''],
    ['/ikrar', '/live', '/live/ikrar', '/live'],
    ['/', '', '/', ''],
    ['/', '/live', '/live/', '/live'],
    ['/', '/live', '/live', '/live'],
    ['/v1/receipts/abc', '/live', '/live/v1/receipts/abc', '/live'],
    ['/live/live', '/live', '/live/live/live', '/live'],
    ['/ikrar', '', '/elsewhere', ''],
  ])('for %s under %j, asked for as %s, has the base %j', (path, base, full, expected) => {
    const event = anEvent({ path, base });
    event.requestContext.path = full;
    expect(readRequest(event)).toMatchObject({ path, base: expected });
  });

  it('keeps every value of a header, under its lower-case name', () => {
    const event = anEvent({ headers: { 'Webhook-Id': ['a', 'b'], ACCEPT: 'text/html' } });
    expect(readRequest(event).headers).toMatchObject({
      'webhook-id': ['a', 'b'],
      accept: ['text/html'],
    });
  });

  it('brings the exact bytes, also of what is no text', () => {
    const bytes = Uint8Array.from([0, 255, 254, 10, 13]);
    expect([...readRequest(anEvent({ body: bytes })).body]).toEqual([...bytes]);
    expect(readRequest(anEvent({ body: 'é' })).body).toEqual(Buffer.from('é'));
    expect(readRequest(anEvent()).body.length).toBe(0);
  });

  it('is read even where the gateway names no headers, as its own console does', () => {
    const event = JSON.parse(
      JSON.stringify({ ...anEvent(), headers: null, multiValueHeaders: null }),
    ) as ReturnType<typeof anEvent>;
    expect(readRequest(event)).toMatchObject({ headers: {}, lang: 'id', wantsHtml: false });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'with a header called %s is read like any other',
    (name) => {
      const headers = Object.fromEntries([[name, 'x']]);
      const read = readRequest(anEvent({ headers })).headers;
      expect(Object.entries(read)).toContainEqual([name.toLowerCase(), ['x']]);
    },
  );

  it.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['application/json, text/html;q=0.5', false],
    ['text/html, application/json', true],
    ['application/problem+json', false],
    ['*/*', false],
    [undefined, false],
  ])('that accepts %j wants a page: %j', (accept, wantsHtml) => {
    const headers = accept === undefined ? {} : { Accept: accept };
    expect(readRequest(anEvent({ headers })).wantsHtml).toBe(wantsHtml);
  });

  it.each([
    [{ lang: 'en' }, undefined, 'en'],
    [{ lang: 'id' }, 'netral_lang=en', 'id'],
    [{}, 'netral_lang=en', 'en'],
    [{}, 'netral_lang=fr', 'id'],
    [{ lang: 'fr' }, 'netral_lang=en', 'en'],
    [{}, undefined, 'id'],
  ] as const)('with %j and the cookie %j speaks %s', (query, cookie, lang) => {
    const headers = cookie === undefined ? {} : { Cookie: cookie };
    expect(readRequest(anEvent({ query: { ...query }, headers })).lang).toBe(lang);
  });

  it.each([
    ['en', 'en'],
    ['en-GB,en;q=0.9,id;q=0.8', 'en'],
    ['id,en;q=0.9', 'id'],
    ['in-ID,en;q=0.9', 'id'],
    ['en;q=0', 'id'],
    ['en;q=nonsense', 'id'],
    ['en,id', 'id'],
    ['fr', 'id'],
    ['*', 'id'],
    ['', 'id'],
  ])('answers a program that prefers %j in %s, and a page only when chosen', (accepted, lang) => {
    const asked = (more: Record<string, string>) =>
      readRequest(anEvent({ headers: { 'Accept-Language': accepted, ...more } })).lang;
    expect(asked({})).toBe(lang);
    expect(asked({ Cookie: 'netral_lang=en' })).toBe('en');
    expect(asked({ Accept: 'text/html' })).toBe('id');
  });

  it.each([
    [['a=1; b=2'], 'b', '2'],
    [['a=1', 'b=x=y'], 'b', 'x=y'],
    [['ab=1'], 'b', undefined],
    [['b='], 'b', ''],
    [[], 'b', undefined],
  ])('with the cookies %j says %s is %j', (cookie, name, value) => {
    expect(readCookie({ cookie }, name)).toBe(value);
  });

  it('knows who is asking only when the authoriser vouched for all of it', () => {
    const person = { personId: 'p-1', role: 'chair', region: '18.09', name: 'Contoh' };
    const asked = (authorizer: Record<string, string>) => readRequest(anEvent({ authorizer }));
    expect(asked(person).person).toEqual(person);
    expect(asked({ ...person, role: 'king' }).person).toBeUndefined();
    expect(asked({ personId: 'p-1' }).person).toBeUndefined();
    expect(readRequest(anEvent()).person).toBeUndefined();
  });
});
