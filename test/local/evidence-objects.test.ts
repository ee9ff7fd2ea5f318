import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keys, newFolder, startServices, testClock } from '@netral/local-host/testing/messaging';
import { objectDeleter, objectStore } from '../../functions/reports/evidence/object-store.ts';

const seen: { host?: Awaited<ReturnType<typeof startServices>>; folder: string } = { folder: '' };
const asked: string[] = [];
beforeAll(async () => {
  seen.folder = await newFolder();
  seen.host = await startServices({ folder: seen.folder, clock: testClock() });
});
afterAll(() => seen.host?.stop());

const aClient = () => {
  const client = new S3Client({
    region: 'ap-southeast-3',
    credentials: keys,
    endpoint: `${seen.host?.endpoint.url ?? ''}/s3`,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  client.middlewareStack.add(
    (next, context) => (args) => {
      asked.push(String(context['commandName']));
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
};

const aPhoto = (text: string) => ({ body: Buffer.from(text), type: 'image/jpeg' });
/** The address as somebody would spoil it. */
const without = (address: string, name: string): string => {
  const url = new URL(address);
  url.searchParams.delete(name);
  return url.href;
};
const files = () => readdir(join(seen.folder, 'versions'));

describe('evidence in a bucket with versions', () => {
  it('is sealed once: what comes second leaves what is there', async () => {
    const objects = objectStore(aClient(), 'versions');
    const all = ['satu', 'dua', 'tiga'].map((text) => objects.seal('originals/r/a', aPhoto(text)));
    await Promise.all(all);
    const kept = await objects.read('originals/r/a');
    await objects.seal('originals/r/a', aPhoto('empat'));
    expect(await objects.read('originals/r/a')).toEqual(kept);
    await objectDeleter(aClient(), 'versions')(['originals/r/a']);
  });

  it('leaves nothing on disk once it is deleted, however often it was written over or hidden', async () => {
    const client = aClient();
    const objects = objectStore(client, 'versions');
    const copy = { ...aPhoto('salinan'), name: 'bukti.jpg' };
    for (let n = 0; n < 3; n += 1) await objects.put('copies/r/a', copy);
    await client.send(new DeleteObjectCommand({ Bucket: 'versions', Key: 'copies/r/a' }));
    await objects.put('copies/r/a', copy);
    await objects.put('copies/r/ab', copy);
    const remove = objectDeleter(client, 'versions');
    await remove(['copies/r/a', 'originals/r/none']);
    expect(await objects.read('copies/r/a')).toBeUndefined();
    expect(await objects.read('copies/r/ab')).toEqual(new Uint8Array(copy.body));
    await remove(['copies/r/ab']);
    expect(await files()).toEqual([]);
  });

  it('is fetched as bytes to save under a name of ours, whatever type it was sealed with, and is stored by no browser', async () => {
    const objects = objectStore(aClient(), 'versions');
    const page = { body: Buffer.from('<script>alert(1)</script>'), type: 'text/html' };
    await objects.seal('originals/r/s', page);
    const address = await objects.addressOf('originals/r/s', 'bukti-1.mp4');
    const answer = await fetch(address);
    const headers = ['content-type', 'content-disposition', 'cache-control'].map((name) =>
      answer.headers.get(name),
    );
    expect(headers).toEqual([
      'application/octet-stream',
      'attachment; filename="bukti-1.mp4"',
      'no-store',
    ]);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(page.body);
    for (const name of ['type', 'disposition'])
      expect((await fetch(without(address, `response-content-${name}`))).status).toBe(403);
    await objectDeleter(aClient(), 'versions')(['originals/r/s']);
  });

  it('that is not there is not asked for: who may not list a bucket is told that it is forbidden', async () => {
    asked.length = 0;
    const objects = objectStore(aClient(), 'versions');
    expect(await objects.read('incoming/r/a')).toBeUndefined();
    expect(asked).toEqual(['ListObjectVersionsCommand']);
  });
});
