import { createHash, createHmac } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keys, newFolder, startServices, testClock } from '../testing/messaging.ts';

const seen: { host?: Awaited<ReturnType<typeof startServices>>; folder: string } = { folder: '' };
const clock = testClock();
beforeAll(async () => {
  seen.folder = await newFolder();
  seen.host = await startServices({ folder: seen.folder, clock });
});
afterAll(() => seen.host?.stop());

const base = () => `${seen.host?.endpoint.url ?? ''}/s3`;
const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=local/x' };
const call = (method: string, path: string, more: { headers?: object; body?: string } = {}) =>
  fetch(`${base()}${path}`, { method, ...more, headers: { ...signed, ...more.headers } });
const sha256 = (text: string) => createHash('sha256').update(text).digest();

describe('objects', () => {
  it('are given back as they were put, whole or in part', async () => {
    const headers = { 'content-type': 'image/png', 'x-amz-meta-case': 'LP-1' };
    const put = await call('PUT', '/evidence/a/b%20c%2Bd.png', { headers, body: '0123456789' });
    expect(put.headers.get('etag')).toBe(
      `"${createHash('md5').update('0123456789').digest('hex')}"`,
    );
    const got = await call('GET', '/evidence/a/b%20c%2Bd.png');
    expect(await got.text()).toBe('0123456789');
    expect(got.headers.get('content-type')).toBe('image/png');
    expect(got.headers.get('x-amz-meta-case')).toBe('LP-1');
    const range = async (bytes: string) => {
      const part = await call('GET', '/evidence/a/b%20c%2Bd.png', { headers: { range: bytes } });
      return [part.status, part.headers.get('content-range'), (await part.text()).slice(0, 10)];
    };
    expect(await range('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await range('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect((await range('bytes=10-'))[0]).toBe(416);
    const head = await call('HEAD', '/evidence/a/b%20c%2Bd.png');
    expect(head.headers.get('content-length')).toBe('10');
    expect((await call('DELETE', '/evidence/a/b%20c%2Bd.png')).status).toBe(204);
    const gone = await call('GET', '/evidence/a/b%20c%2Bd.png');
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('NoSuchKey')]);
  });

  it('are refused when they are not what was announced, and leave nothing behind', async () => {
    const before = await readdir(join(seen.folder, 'evidence'));
    const refused = async (headers: Record<string, string>) => {
      const answer = await call('PUT', '/evidence/x', { headers, body: 'real' });
      return /<Code>(\w+)/.exec(await answer.text())?.[1];
    };
    const other = sha256('other');
    expect(await refused({ 'x-amz-checksum-sha256': other.toString('base64') })).toBe('BadDigest');
    expect(await refused({ 'content-md5': 'AAAA' })).toBe('InvalidDigest');
    expect(await refused({ 'x-amz-content-sha256': other.toString('hex') })).toBe(
      'XAmzContentSHA256Mismatch',
    );
    expect(await refused({ 'x-amz-checksum-crc64nvme': 'AAAA' })).toBe('NotImplemented');
    expect(await readdir(join(seen.folder, 'evidence'))).toEqual(before);
    const right = { 'x-amz-checksum-sha256': sha256('real').toString('base64') };
    expect((await call('PUT', '/evidence/x', { headers: right, body: 'real' })).status).toBe(200);
    await call('DELETE', '/evidence/x');
  });

  it('are put once where only a new one is wanted, however many try at a time', async () => {
    const once = { 'if-none-match': '*' };
    const putOnce = (body: string) => call('PUT', '/evidence/sekali', { headers: once, body });
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(putOnce));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const kept = await (await call('GET', '/evidence/sekali')).text();
    const late = await putOnce('e');
    expect(await late.text()).toContain('PreconditionFailed');
    expect(await (await call('GET', '/evidence/sekali')).text()).toBe(kept);
    expect((await call('PUT', '/evidence/x', { headers: { 'if-none-match': 'x' } })).status).toBe(
      501,
    );
    await call('DELETE', '/evidence/sekali');
    expect((await putOnce('f')).status).toBe(200);
    await call('DELETE', '/evidence/sekali');
    expect(await readdir(join(seen.folder, 'evidence'))).toEqual([]);
  });

  it('never leave the folder, whatever the key says', async () => {
    for (const key of ['..%2F..%2Fescaped', '%2Fetc%2Fpasswd', 'a%00b', '..%5Cx']) {
      expect((await call('PUT', `/evidence/${key}`, { body: 'x' })).status).toBe(200);
      expect(await (await call('GET', `/evidence/${key}`)).text()).toBe('x');
      await call('DELETE', `/evidence/${key}`);
    }
    expect(await readdir(seen.folder)).toEqual(['evidence', 'locked', 'versions']);
    expect((await call('GET', '/..%2Fevidence/x')).status).toBe(404);
    expect((await call('GET', '/none/x')).status).toBe(404);
    expect((await call('PUT', '/evidence/%zz', { body: 'x' })).status).toBe(400);
  });

  it('are listed by prefix, by folder and page by page', async () => {
    const names = ['l/1', 'l/2/a', 'l/2/b', 'l/3&'];
    for (const key of names)
      await call('PUT', `/evidence/${encodeURIComponent(key)}`, { body: 'x' });
    const list = async (query: string) => {
      const xml = await (await call('GET', `/evidence?list-type=2&prefix=l/${query}`)).text();
      const token = /<NextContinuationToken>(.*?)</.exec(xml)?.[1];
      const found = [...xml.matchAll(/<(?:Key|CommonPrefixes><Prefix)>(.*?)</g)];
      return { keys: found.map(([, key]) => key), token };
    };
    expect((await list('')).keys).toEqual(['l/1', 'l/2/a', 'l/2/b', 'l/3&#38;']);
    const first = await list('&delimiter=/&max-keys=2');
    expect(first.keys).toEqual(['l/1', 'l/2/']);
    const rest = await list(`&delimiter=/&continuation-token=${first.token ?? ''}`);
    expect(rest).toEqual({ keys: ['l/3&#38;'], token: undefined });
  });
});

describe('objects of a bucket under object lock', () => {
  it('are deleted in no version before their days are over; a mark may hide them', async () => {
    const put = await call('PUT', '/locked/a', { body: 'satu' });
    const versionId = put.headers.get('x-amz-version-id') ?? '';
    const remove = () => call('DELETE', `/locked/a?versionId=${versionId}`);
    const refused = await remove();
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('protected by object lock'),
    ]);
    const mark = (await call('DELETE', '/locked/a')).headers.get('x-amz-version-id') ?? '';
    expect((await call('GET', '/locked/a')).status).toBe(404);
    expect((await call('DELETE', `/locked/a?versionId=${mark}`)).status).toBe(204);
    expect(await (await call('GET', '/locked/a')).text()).toBe('satu');
    await clock.forward(2 * 86_400_000 + 1);
    expect((await remove()).status).toBe(204);
    expect((await call('GET', '/locked/a')).status).toBe(404);
  });
});

describe('objects of a bucket with versions', () => {
  const versionsOf = async (query = '') => {
    const xml = await (await call('GET', `/versions?versions&prefix=v/${query}`)).text();
    const told = /<(Version|DeleteMarker)><Key>(.*?)<\/Key><VersionId>(.*?)<.*?<IsLatest>(\w+)/g;
    const all = [...xml.matchAll(told)].map(([, kind, key, versionId, isLatest]) => ({
      ...{ kind, key, versionId: versionId ?? '' },
      isLatest: isLatest === 'true',
    }));
    return { all, xml };
  };
  const put = async (body: string, key = 'v/a') =>
    (await call('PUT', `/versions/${key}`, { body })).headers.get('x-amz-version-id') ?? '';

  it('stay behind what is written over or deleted, until each version is deleted by name', async () => {
    const [first, second] = [await put('satu'), await put('dua')];
    const old = await call('GET', `/versions/v/a?versionId=${first}`);
    expect(await old.text()).toBe('satu');
    const gone = await call('DELETE', '/versions/v/a');
    expect(gone.headers.get('x-amz-delete-marker')).toBe('true');
    expect((await call('GET', '/versions/v/a')).status).toBe(404);
    const { all } = await versionsOf();
    expect(all.map(({ kind, isLatest }) => [kind, isLatest])).toEqual([
      ['DeleteMarker', true],
      ['Version', false],
      ['Version', false],
    ]);
    expect(all.slice(1).map(({ versionId }) => versionId)).toEqual([second, first]);
    // The mark gone, the object is back.
    await call('DELETE', `/versions/v/a?versionId=${all[0]?.versionId ?? ''}`);
    expect(await (await call('GET', '/versions/v/a')).text()).toBe('dua');
    for (const id of [second, first]) await call('DELETE', `/versions/v/a?versionId=${id}`);
    expect((await versionsOf()).all).toEqual([]);
    expect(await readdir(join(seen.folder, 'versions'))).toEqual([]);
  });

  it('are listed page by page, and none is lost when many write at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((body) => put(body)));
    await put('x', 'v/b');
    const first = await versionsOf('&max-keys=3');
    expect(first.all).toHaveLength(3);
    const marker = (name: string) => new RegExp(`<${name}>(.*?)<`).exec(first.xml)?.[1] ?? '';
    const rest = await versionsOf(
      `&key-marker=${marker('NextKeyMarker')}&version-id-marker=${marker('NextVersionIdMarker')}`,
    );
    expect(rest.all.map(({ key }) => key)).toEqual(['v/a', 'v/b']);
    expect(rest.xml).toContain('<IsTruncated>false');
  });
});

describe('a presigned address', () => {
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const presign = (method: string, path: string, more: Record<string, string> = {}) => {
    const url = new URL(`${base()}${path}`);
    const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/ap-southeast-3/s3/aws4_request`;
    const query: Record<string, string> = {
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `${keys.accessKeyId}/${scope}`,
      'X-Amz-Date': date,
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host',
      ...more,
    };
    const text = Object.entries(query)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .sort()
      .join('&');
    const canonical = `${method}\n${url.pathname}\n${text}\nhost:${url.host}\n\nhost\nUNSIGNED-PAYLOAD`;
    const key = scope
      .split('/')
      .reduce((k: string | Buffer, part) => hmac(k, part), `AWS4${keys.secretAccessKey}`);
    const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical).toString('hex')}`;
    return `${url.href}?${text}&X-Amz-Signature=${hmac(key, toSign).toString('hex')}`;
  };

  it('uploads and downloads without any other proof, until it expires', async () => {
    const put = presign('PUT', '/evidence/p%20q', {
      'x-amz-checksum-sha256': sha256('photo').toString('base64'),
    });
    expect((await fetch(put, { method: 'PUT', body: 'fake!' })).status).toBe(400);
    expect((await fetch(put, { method: 'PUT', body: 'photo' })).status).toBe(200);
    const get = presign('GET', '/evidence/p%20q');
    expect(await (await fetch(get)).text()).toBe('photo');
    await clock.forward(61_000);
    const late = await fetch(get);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
  });

  it('is good for its own method, key and signature only', async () => {
    const get = presign('GET', '/evidence/p%20q');
    expect((await fetch(get, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(get.replace('p%20q', 'other'))).status).toBe(403);
    expect((await fetch(get.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    expect((await fetch(`${base()}/evidence/p%20q`)).status).toBe(403);
  });
});
