import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchApi, isPublicAddress } from '../../../shared/outbound/fetch-api.ts';

// Nothing here waits that long but what is to be given up, which says so itself: a busy machine is slow.
const bounds = { timeoutMs: 60_000, maxBytes: 1000 };
const nearby = { ...bounds, isAllowed: () => true, protocols: ['http:'] };
const headers = { authorization: 'Bearer rahasia' };

let url = '';
const server = createServer((request, response) => {
  if (request.url === '/jauh')
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (request.url === '/besar') response.writeHead(200).end('x'.repeat(2000));
  else if (request.url === '/lambat') response.writeHead(200).write('x');
  else response.writeHead(429, { 'retry-after': '7' }).end(request.headers['authorization']);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('asking an API', () => {
  it('gives back the status, the headers and the bytes, and sends along what it was handed', async () => {
    const { status, headers: told, body } = await fetchApi(nearby)(url, { headers });
    expect([status, told['retry-after'], Buffer.from(body).toString()]).toEqual([
      429,
      '7',
      'Bearer rahasia',
    ]);
  });

  it('says so when a name leads nowhere, instead of failing beyond anybody’s reach', async () => {
    const fetch = fetchApi(bounds);
    await expect(fetch('https://tidak-ada.invalid/', { headers })).rejects.toThrow(/./);
  });

  it('follows no redirect', async () => {
    expect((await fetchApi(nearby)(`${url}/jauh`, { headers })).status).toBe(302);
  });

  it('ends with an error when the answer is too large or never ends', async () => {
    await expect(fetchApi(nearby)(`${url}/besar`, { headers })).rejects.toThrow('too large');
    const impatient = fetchApi({ ...nearby, timeoutMs: 300 });
    await expect(impatient(`${url}/lambat`, { headers })).rejects.toThrow();
  });

  it('reaches no address that is not public, by number or by a name that leads there', async () => {
    const plain = fetchApi({ ...bounds, protocols: ['http:', 'https:'] });
    const { port } = new URL(url);
    for (const address of [
      url,
      `http://127.0.0.1:${port}`,
      `http://[::1]:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      `http://2130706433:${port}`,
      'https://169.254.169.254/latest/meta-data/',
      'https://10.0.0.1/',
    ]) {
      await expect(plain(address, { headers })).rejects.toThrow('Not a public address');
    }
  });

  it('speaks nothing but https, and takes no credentials from an address', async () => {
    const fetch = fetchApi(bounds);
    await expect(fetch('http://contoh.test/', { headers })).rejects.toThrow('http: is not asked');
    await expect(fetch('file:///etc/passwd', { headers })).rejects.toThrow('file: is not asked');
    await expect(fetch('https://a:b@contoh.test/', { headers })).rejects.toThrow('Credentials');
  });

  it.each([
    ['8.8.8.8', true],
    ['2001:4860:4860::8888', true],
    ['100.64.0.1', false],
    ['192.168.1.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['::ffff:10.0.0.1', false],
    ['contoh', false],
  ])('takes %s for public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});
