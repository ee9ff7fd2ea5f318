import {
  ListObjectsV2Command,
  S3Client,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { keys, startServices } from '@netral/local-host/testing/messaging';
import * as z from 'zod/mini';
import { chainReading } from '../../functions/reports/readings/chain-readings.ts';
import { chainStore, type ChainStore } from '../../functions/reports/readings/chain-store.ts';
import { faultsOfChain, linkShape, type Link } from '../../functions/reports/readings/chain.ts';
import { readingOf } from '../../functions/reports/readings/note-reading.ts';
import { aboutCase, type Reading } from '../../functions/reports/readings/reading.ts';
import { linksOf } from '../../functions/reports/readings/read-links.ts';
import { readingsTable as table } from '../../functions/reports/readings/tables.ts';
import { checkReadings } from '../../infra/readings/check-readings.ts';
import { put, putOnce } from '../../shared/table/put.ts';
import { remove } from '../../shared/table/remove.ts';
import { people } from '../support/case-asks.ts';
import { tableOf } from '../support/table-of.ts';

const seen: { host?: Awaited<ReturnType<typeof startServices>>; s3?: S3Client } = {};
let engine: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  engine = await startTestEngine();
  await createTables(engine.client, [tableOf(table)]);
  seen.host = await startServices({});
  seen.s3 = new S3Client({
    region: 'ap-southeast-3',
    credentials: keys,
    endpoint: `${seen.host.endpoint.url}/s3`,
    forcePathStyle: true,
  });
});
afterAll(async () => {
  seen.s3?.destroy();
  await seen.host?.stop();
  await engine.stop();
  engine.forget();
});

const bucket = 'locked';
const s3 = () => seen.s3 ?? new S3Client();
const theStore = (): ChainStore =>
  chainStore({ client: engine.client, TableName: table.name, s3: s3(), bucket });

let entries = 0;
/** A reading as the desk noted it, stored. */
const aReadingIn =
  (TableName: string) =>
  async (region: string): Promise<Reading> => {
    entries += 1;
    const noted = {
      about: aboutCase(String(entries).padStart(32, 'k')),
      reads: 'file',
      region,
      person: people.officer,
      expiresAt: 2e9,
    };
    const reading = readingOf(noted, { at: 1_700_000_000_000 + entries, nonce: `n${entries}` });
    await putOnce({ client: engine.client, table, TableName }, reading);
    return reading;
  };
const aReading = aReadingIn(table.name);
const linksIn = (region: string): Promise<Link[]> => linksOf(s3(), bucket, region);
const entriesIn = async (region: string) =>
  (await linksIn(region)).map(({ reading }) => reading.entry).sort();

describe('the chain of readings', () => {
  it('holds each once, each behind the one before it, whoever is first', async () => {
    const readings = await Promise.all(Array.from({ length: 12 }, () => aReading('11.01')));
    const chain = chainReading(theStore());
    const chained = await Promise.all([...readings, ...readings].map((one) => chain(one)));
    expect(chained).toContain('already-chained');
    expect(faultsOfChain('11.01', await linksIn('11.01'))).toEqual([]);
    expect(await entriesIn('11.01')).toEqual(readings.map(({ entry }) => entry).sort());
  });

  it('holds one once that somebody else chains between any two looks', async () => {
    for (const look of ['head', 'isChained'] as const) {
      const region = look === 'head' ? '14.71' : '14.72';
      const reading = await aReading(region);
      const real = theStore();
      let meanwhile: Promise<unknown> | undefined;
      const chainedAfter = async <Seen>(seen: Promise<Seen>): Promise<Seen> => {
        const before = await seen;
        await (meanwhile ??= chainReading(real)(reading));
        return before;
      };
      const store = {
        head: { ...real, head: (of: string) => chainedAfter(real.head(of)) },
        isChained: { ...real, isChained: (one: Reading) => chainedAfter(real.isChained(one)) },
      }[look];
      await chainReading(store)(reading);
      expect({ look, entries: await entriesIn(region) }).toEqual({
        ...{ look, entries: [reading.entry] },
      });
    }
  });

  it('is the same wherever its writer is killed, and whoever comes next', async () => {
    const counted = countedStore(theStore(), () => undefined);
    await chainReading(counted.store)(await aReading('12.01'));
    const deaths = Array.from({ length: counted.calls() }, (_, call) =>
      (['before', 'after'] as const).map((when) => ({ call, when })),
    ).flat();
    expect(deaths.length).toBeGreaterThan(9);
    for (const [n, { call, when }] of deaths.entries()) {
      const region = `13.${String(n + 1).padStart(2, '0')}`;
      const first = await aReading(region);
      const second = await aReading(region);
      const dying = countedStore(theStore(), (at) => (at === call ? when : undefined));
      await expect(chainReading(dying.store)(first)).rejects.toThrow('killed');
      // Another's reading comes in between; then the stream brings the first again, and once more.
      await chainReading(theStore())(second);
      await chainReading(theStore())(first);
      await chainReading(theStore())(first);
      expect(faultsOfChain(region, await linksIn(region))).toEqual([]);
      expect({ call, when, entries: await entriesIn(region) }).toEqual({
        call,
        when,
        entries: [first.entry, second.entry].sort(),
      });
    }
  });

  it('cannot be shortened: no version of a copy can be deleted', async () => {
    await chainReading(theStore())(await aReading('14.01'));
    const { Versions = [] } = await s3().send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: 'readings/14.01/' }),
    );
    for (const { Key, VersionId } of Versions)
      await expect(
        s3().send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId })),
      ).rejects.toThrow('protected by object lock');
    const { KeyCount } = await s3().send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: 'readings/14.01/' }),
    );
    expect(KeyCount).toBe(1);
    expect((await linksIn('14.01')).map((one) => z.parse(linkShape, one))).toHaveLength(1);
  });
});

describe('the check of readings', () => {
  const checked = () =>
    checkReadings({ client: engine.client, table: 'checked', s3: s3(), bucket, now: Date.now() });
  const stored = () => ({ client: engine.client, table, TableName: 'checked' });

  it('finds what was deleted from the table, changed there, or never copied', async () => {
    await createTables(engine.client, [tableOf(table, 'checked')]);
    const before = await checked();
    const store = chainStore({ client: engine.client, TableName: 'checked', s3: s3(), bucket });
    const noted = await Promise.all(['15.01', '15.01', '15.02'].map(aReadingIn('checked')));
    for (const reading of noted) await chainReading(store)(reading);
    const sound = await checked();
    expect(sound.links - before.links).toBe(3);
    expect(sound.faults).toEqual([]);
    expect([sound.changed, sound.notCopied]).toEqual([[], []]);
    expect(sound.gone).toEqual(before.gone);

    const [gone, changed, kept] = noted;
    if (!gone || !changed || !kept) throw new Error('Nothing was noted');
    await remove(stored(), gone);
    await put(stored(), { ...changed, personId: 'somebody-else' });
    const late = await aReadingIn('checked')('15.03');
    const found = await checked();
    const nameOf = ({ about, entry }: Reading) => `${about} ${entry}`;
    expect(found.gone).toEqual([...before.gone, nameOf(gone)]);
    expect(found.changed).toEqual([nameOf(changed)]);
    expect(found.notCopied).toEqual([nameOf(late)]);
  });
});

/** A store whose writer dies at one of its calls: before it is done, or after it, before anybody hears so. */
const countedStore = (
  store: ChainStore,
  deathAt: (call: number) => 'before' | 'after' | undefined,
) => {
  let calls = 0;
  const dying =
    <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      const death = deathAt(calls++);
      if (death === 'before') throw new Error('killed');
      const value = await work(...args);
      if (death === 'after') throw new Error('killed');
      return value;
    };
  return {
    calls: () => calls,
    store: {
      head: dying(store.head),
      isChained: dying(store.isChained),
      copyOrFind: dying(store.copyOrFind),
      mark: dying(store.mark),
      advance: dying(store.advance),
    } satisfies ChainStore,
  };
};
