import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchPublic } from '../../../shared/outbound/fetch-public.ts';

let url = '';
const asked: { path: string; authorization: string | undefined }[] = [];
const server = createServer((request, response) => {
  asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
  const to = (location: string) => response.writeHead(302, { location }).end();
  if (request.url === '/dekat') to('/foto');
  else if (request.url === '/ke-dalam') to('http://127.0.0.2:1/rahasia');
  else if (request.url === '/ke-metadata') to('http://169.254.169.254/latest/meta-data/');
  else if (request.url === '/berkas') to('file:///etc/passwd');
  else if (request.url === '/berputar') to('/berputar');
  else response.writeHead(200).end('foto');
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As in service, but that 127.0.0.1 stands for the Internet. */
const fetch = fetchPublic({
  timeoutMs: 1000,
  maxBytes: 1000,
  maxRedirects: 2,
  protocols: ['http:'],
  isAllowed: (address) => address === '127.0.0.1',
});

describe('fetching what somebody unknown named', () => {
  it('follows a redirect to where it may go, and sends nothing of ours along', async () => {
    const { status, body } = await fetch(`${url}/dekat`);
    expect([status, Buffer.from(body).toString()]).toEqual([200, 'foto']);
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });

  it.each(['/ke-dalam', '/ke-metadata', '/berkas'])(
    'follows none to where it may not: %s',
    async (path) => {
      await expect(fetch(`${url}${path}`)).rejects.toThrow(/Not a public address|is not asked/);
    },
  );

  it('gives up on redirects that never end', async () => {
    await expect(fetch(`${url}/berputar`)).rejects.toThrow('Too many redirects');
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'http://example.com/',
  ])('reaches nothing of ours in service: %s', async (address) => {
    const inService = fetchPublic({ timeoutMs: 1000, maxBytes: 1000, maxRedirects: 2 });
    await expect(inService(address)).rejects.toThrow();
  });
});
