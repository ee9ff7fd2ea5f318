import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { keepPiece } from '../../functions/reports/evidence/keep-piece.ts';
import type { ObjectStore } from '../../functions/reports/evidence/object-store.ts';
import { pieceStore, type PieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { mostPieces, pieceIdOf, pieceItem } from '../../functions/reports/pieces/piece.ts';
import { readPhoto, type Photo } from '../../functions/reports/evidence/read-photo.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { tableOf } from '../support/table-of.ts';
import { aJpeg } from '../support/photos.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const table = 'Evidence';

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(evidenceTable, table)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const aPhoto = async (salt: string): Promise<Photo> => {
  const read = await readPhoto(aJpeg(1, salt));
  if (!read.ok) throw new Error(read.reason);
  return read.photo;
};

/** A bucket in memory that lets nobody write over an original. */
const aBucket = () => {
  const kept = new Map<string, Buffer>();
  const writes: string[] = [];
  const seal = (key: string, { body }: { body: Buffer }): Promise<void> => {
    if (!kept.has(key)) writes.push(key);
    kept.set(key, kept.get(key) ?? body);
    return Promise.resolve();
  };
  const put = (key: string, { body }: { body: Buffer }): Promise<void> => {
    kept.set(key, body);
    return Promise.resolve();
  };
  const objects: Pick<ObjectStore, 'seal' | 'put'> = { seal, put };
  return { ...objects, kept, writes };
};

const expiresAt = 1_900_000_000;
let ms = Date.parse('2026-11-23T01:00:00Z');
const now = () => (ms += 1);
const coming = () => ({ reportKey: randomUUID(), expiresAt, cameBy: 'reporter' as const });
const store = () => pieceStore(suite.client, table);

const keeping = (pieces: PieceStore, objects = aBucket()) =>
  keepPiece({ pieces, objects, now, nonce: randomUUID });

class Killed extends Error {}

/** The same as before, but that the process dies before or after its nth step. */
const killedAt = (step: number, when: 'before' | 'after') => {
  let steps = 0;
  return <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      steps += 1;
      const isNow = steps === step;
      if (isNow && when === 'before') throw new Killed();
      const value = await work(...args);
      if (isNow) throw new Killed();
      return value;
    };
};

describe('a photo that is kept', () => {
  it('is one piece, sealed once, however often and however many at a time it is sent', async () => {
    const report = coming();
    const photo = await aPhoto('sama');
    const objects = aBucket();
    const keep = keeping(store(), objects);
    const all = await Promise.all([1, 2, 3, 4].map(() => keep(report, photo)));
    expect(all).toContain('kept');
    expect(await keep(report, photo)).toBe('already-kept');
    const { pieces, custody } = await store().list(report.reportKey);
    expect(pieces.map(({ state, sha256 }) => [state, sha256])).toEqual([['sealed', photo.sha256]]);
    expect(custody.map(({ what }) => what)).toEqual(['captured', 'sealed']);
    expect(objects.writes).toHaveLength(1);
    expect([...objects.kept.keys()]).toHaveLength(2);
  });

  it('leaves no report with more than it may have, however many come at once', async () => {
    const report = coming();
    const photos = await Promise.all(
      Array.from({ length: mostPieces + 6 }, (_, n) => aPhoto(String(n))),
    );
    const keep = keeping(store());
    const all = await Promise.all(photos.map((photo) => keep(report, photo)));
    expect(all.filter((one) => one === 'kept')).toHaveLength(mostPieces);
    expect(all.filter((one) => one === 'too-many')).toHaveLength(6);
    expect((await store().list(report.reportKey)).pieces).toHaveLength(mostPieces);
    expect(await keep(report, photos[0] ?? (await aPhoto('0')))).not.toBe('kept');
  });

  it('finds its place however many links gave none', async () => {
    const report = coming();
    const pieces = store();
    const act = { what: 'refused', by: 'system', at: now() } as const;
    const refused = { ...report, cameBy: 'link', state: 'refused', at: now() } as const;
    for (let n = 0; n < mostPieces + 1; n += 1) {
      const item = pieceItem(pieceIdOf(`https://tautan/${n}`));
      expect(await pieces.add({ ...refused, item }, { ...act, nonce: randomUUID() })).toBe('added');
    }
    expect(await keeping(pieces)(report, await aPhoto('masih muat'))).toBe('kept');
  });

  it.each([1, 2, 3, 4, 5].flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    'is whole after a kill at step %i (%s it) and a second try',
    async (step, when) => {
      const report = coming();
      const photo = await aPhoto('terputus');
      const objects = aBucket();
      const { list, add, settle, find, note } = store();
      const die = killedAt(step, when);
      const dying = keepPiece({
        pieces: { list, note, add: die(add), settle: die(settle), find: die(find) },
        objects: { seal: die(objects.seal), put: die(objects.put) },
        now,
        nonce: randomUUID,
      });
      await dying(report, photo).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
      await keeping(store(), objects)(report, photo);
      const { pieces, custody } = await store().list(report.reportKey);
      expect(pieces.map(({ state }) => state)).toEqual(['sealed']);
      expect(custody.map(({ what }) => what)).toEqual(['captured', 'sealed']);
      const bytes = (all: Iterable<Buffer>) => [...all].map((one) => one.toString('hex')).sort();
      expect(bytes(objects.kept.values())).toEqual(bytes([photo.original, photo.copy]));
    },
  );
});
