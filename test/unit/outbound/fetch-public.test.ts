import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeverFetched, type ResolveAll } from '../../../shared/outbound/fetch-api.ts';
import { fetchPublic } from '../../../functions/reports/outbound/fetch-public.ts';

// Nothing here waits that long but what is to be given up, which says so itself: a busy machine is slow.
const bounds = { timeoutMs: 60_000, maxBytes: 1000, maxRedirects: 3 };
const soonOver = { timeoutMs: 300 };
const text = (body: Uint8Array) => Buffer.from(body).toString();

let port = '';
let seen: { path: string; host: string; authorization: string }[] = [];
const server = createServer((request, response) => {
  const { url: path = '', headers } = request;
  const { host = '', authorization = '' } = headers;
  seen.push({ path, host, authorization });
  const to = (location: string) => response.writeHead(302, { location }).end();
  const answers: Record<string, () => void> = {
    '/dalam': () => to('http://10.0.0.1/'),
    '/metadata': () => to('http://169.254.169.254/latest/meta-data/'),
    '/berkas': () => to('file:///etc/passwd'),
    '/putar': () => to('/putar'),
    '/rusak': () => to('http://['),
    '/pindah': () => to(`http://lain.test:${port}/akhir`),
    '/dekat': () => to('akhir'),
    '/tunggu': () => void setTimeout(() => to('/tunggu'), 100),
    '/bom': () =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5e6))),
    '/gzip': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('bukti')),
    '/aneh': () => response.writeHead(200, { 'content-encoding': 'compress' }).end('x'),
    '/besar': () => response.writeHead(200).end('x'.repeat(5000)),
    '/lambat': () => response.writeHead(200).write('x'),
  };
  (answers[path] ?? (() => response.writeHead(200, { 'content-type': 'text/plain' }).end('ada')))();
});

const here: ResolveAll = (_hostname, _options, callback) => {
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
};
const nearby = () => ({
  ...bounds,
  resolve: here,
  isAllowed: (address: string) => address === '127.0.0.1',
  ports: [port],
  protocols: ['http:'],
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = String((server.address() as AddressInfo).port);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (path: string) => `http://foto.test:${port}${path}`;

describe('fetching what somebody pointed at', () => {
  it('gives back what a public page answers, wherever it leads to', async () => {
    const fetched = await fetchPublic(nearby())(at('/dekat'));
    expect([fetched.status, text(fetched.body)]).toEqual([200, 'ada']);
  });

  it('checks each redirect like the first address', async () => {
    const ports = [port, ''];
    for (const path of ['/dalam', '/metadata', '/berkas', '/rusak']) {
      await expect(fetchPublic({ ...nearby(), ports })(at(path))).rejects.toThrow(NeverFetched);
    }
  });

  it('gives up on a page that only leads on', async () => {
    await expect(fetchPublic(nearby())(at('/putar'))).rejects.toThrow('Too many redirects');
  });

  it('hands credentials to nobody but the one they were meant for', async () => {
    seen = [];
    const headers = { authorization: 'Bearer rahasia' };
    await fetchPublic(nearby())(at('/dekat'), headers);
    await fetchPublic(nearby())(at('/pindah'), headers);
    expect(seen.map(({ host, authorization }) => [host, authorization])).toEqual([
      [`foto.test:${port}`, 'Bearer rahasia'],
      [`foto.test:${port}`, 'Bearer rahasia'],
      [`foto.test:${port}`, 'Bearer rahasia'],
      [`lain.test:${port}`, ''],
    ]);
  });

  it('connects to the very address it checked, so that a name cannot change its mind', async () => {
    const addresses = ['127.0.0.1', '10.0.0.1'];
    const resolve: ResolveAll = (_hostname, _options, callback) => {
      callback(null, [{ address: addresses.shift() ?? '10.0.0.1', family: 4 }]);
    };
    const fetched = await fetchPublic({ ...nearby(), resolve })(`http://ganti.test:${port}/`);
    expect([text(fetched.body), addresses]).toEqual(['ada', ['10.0.0.1']]);
  });

  it('refuses a name with one private address among its public ones', async () => {
    const resolve: ResolveAll = (_hostname, _options, callback) => {
      callback(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    };
    const fetch = fetchPublic({ ...bounds, resolve });
    await expect(fetch('https://contoh.test/')).rejects.toThrow('Not a public address');
  });

  it('reads what was compressed unasked, and stops a gzip bomb at the size', async () => {
    expect(text((await fetchPublic(nearby())(at('/gzip'))).body)).toBe('bukti');
    await expect(fetchPublic({ ...nearby(), maxBytes: 10_000 })(at('/bom'))).rejects.toThrow(
      NeverFetched,
    );
    await expect(fetchPublic(nearby())(at('/aneh'))).rejects.toThrow('Encoded as compress');
  });

  it('ends when the answer is too large or never ends', async () => {
    await expect(fetchPublic(nearby())(at('/besar'))).rejects.toThrow('too large');
    const impatient = fetchPublic({ ...nearby(), ...soonOver });
    const slow = await impatient(at('/lambat')).catch((error: unknown) => error);
    expect(slow).toMatchObject({ message: expect.any(String) });
    expect(slow).not.toBeInstanceOf(NeverFetched);
  });

  it('asks no other port and nothing that is not an address', async () => {
    const fetch = fetchPublic(bounds);
    await expect(fetch('https://contoh.test:22/')).rejects.toThrow('Port 22 is not asked');
    await expect(fetch('bukan alamat')).rejects.toThrow('Not an address');
    await expect(fetch('https://127.0.0.1/')).rejects.toThrow('Not a public address');
    await expect(fetch('https://a:b@contoh.test/')).rejects.toThrow('Credentials');
  });

  it('reads all of it within one time, however many redirects it takes', async () => {
    seen = [];
    const fetch = fetchPublic({ ...nearby(), ...soonOver, maxRedirects: 100 });
    const ended = await fetch(at('/tunggu')).catch((error: unknown) => error);
    expect(ended).toMatchObject({ message: expect.not.stringContaining('Too many redirects') });
    // Each redirect takes a tenth of a second.
    expect(seen.length).toBeLessThanOrEqual(4);
  });

  it.each(['https://[::ffff:10.0.0.1]/', 'https://localhost/', 'https://169.254.169.254/'])(
    'reaches nothing of ours in service: %s',
    async (address) => {
      await expect(fetchPublic(bounds)(address)).rejects.toThrow('Not a public address');
    },
  );

  it('speaks nothing but https in service', async () => {
    await expect(fetchPublic(bounds)('http://contoh.test/')).rejects.toThrow('http: is not asked');
  });
});
