import { afterEach, describe, expect, it } from '@jest/globals';
import { serveApi, stopServers } from './a-gateway.ts';

afterEach(stopServers);

const methods = { 'GET /counts': 'fn' };
const shown = (headers: Record<string, string>) => ({ statusCode: 200, body: 'fine', headers });
const open = { 'cache-control': 'public, max-age=5' };

/** How often the function was asked while each of these was sent once, within a moment. */
const askedFor = async (
  answer: object,
  sent: readonly Record<string, string>[],
): Promise<number> => {
  const api = await serveApi({ methods }, () => answer);
  for (const headers of sent) {
    const { status, body } = await api.send({ path: '/counts', headers });
    expect([status, String(body)]).toEqual([200, 'fine']);
  }
  return api.events.length;
};

describe('a document that its function calls public', () => {
  it('is sent from memory for as long as it says, a second at most, and says how old it is', async () => {
    const api = await serveApi({ methods }, () => shown(open));
    await api.send({ path: '/counts' });
    api.forward(400);
    expect((await api.send({ path: '/counts' })).headers).toMatchObject({ age: '1' });
    expect(api.events).toHaveLength(1);
    api.forward(600);
    expect((await api.send({ path: '/counts' })).headers).not.toHaveProperty('age');
    expect(api.events).toHaveLength(2);
  });

  it.each([
    ['readers alike', [{ accept: 'a' }, { accept: 'a' }], 1],
    ['readers of two kinds', [{ accept: 'a' }, { accept: 'b' }], 2],
    ['somebody with a cookie', [{ cookie: 'a=b' }, { cookie: 'a=b' }, {}], 3],
    ['somebody signed in', [{ authorization: 'x' }, { authorization: 'x' }, {}], 3],
    ['somebody who has it and asks anew', [{}, { 'if-none-match': '"x"' }], 2],
  ])('is asked for once by readers who ask alike: %s', async (_, sent, asked) => {
    expect(await askedFor(shown(open), sent)).toBe(asked);
  });
});

describe('any other answer', () => {
  it.each([
    ['says nothing', {}],
    ['says no-store', { 'cache-control': 'no-store' }],
    ['is for one person', { 'cache-control': 'private, max-age=5' }],
    ['is public and not to be stored', { 'cache-control': 'public, no-store, max-age=5' }],
    ['sets a cookie', { ...open, 'set-cookie': 'a=b' }],
    ['has ended', { 'cache-control': 'public, max-age=0' }],
  ])('is asked for each time: one that %s', async (_, headers) => {
    expect(await askedFor(shown(headers), [{}, {}])).toBe(2);
  });
});
