import { describe, expect, it } from '@jest/globals';
import { bucketCount } from '../../../functions/pledges/rosters/roster.ts';
import type { RosterStore } from '../../../functions/pledges/rosters/roster-store.ts';
import { takeRoster, type SentRoster } from '../../../functions/pledges/rosters/take-roster.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { dyingRosters, memoryRosters } from '../../support/memory-rosters.ts';
import { nipOf, sentRows } from '../../support/rosters.ts';

const campaign = demoCampaign();
let clock = Date.parse('2026-11-23T01:00:00Z');
const taking = (rosters: RosterStore) =>
  takeRoster({
    campaign,
    rosters,
    pepper: () => Promise.resolve(Buffer.alloc(32, 7)),
    now: () => (clock += 10),
  });
const people = (from: number, count: number, more: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, i) => ({ nip: nipOf(from + i), unit: 'DISDIK', ...more }));

/** All that is kept, without times and turns. */
const told = ({ kept }: ReturnType<typeof memoryRosters>) => ({
  summary: { ...kept.heads.get('18.09')?.summary, countedAt: 0 },
  busyWith: kept.heads.get('18.09')?.busyWith,
  uploads: [...kept.uploads.values()].map((one) => ({ ...one, startedAt: 0, endedAt: 0 })),
  refused: [...kept.refused],
  parts: [...kept.parts]
    .map(([key, { rows }]) => ({ key, rows }))
    .sort((a, b) => (a.key < b.key ? -1 : 1)),
});

const ways: [string, Partial<SentRoster>][] = [
  ['an addition', { mode: 'add' }],
  ['a replacement', { mode: 'replace' }],
  ['an addition under an Idempotency-Key', { mode: 'add', idempotencyKey: 'k' }],
];

describe('a roster killed before or after any of its writes and sent again', () => {
  it.each(ways)('is the roster it would have been: %s', async (_, how) => {
    const before = sentRows(people(0, 10));
    const bad = how.mode === 'replace' ? [] : people(60, 3, { unit: 'NOWHERE' });
    const rows = [...people(5, 10, { status: 'cuti' }), ...bad];
    const sent = sentRows(rows, how);
    const first = memoryRosters();
    await taking(first.store)(before);
    const begun = () => memoryRosters(structuredClone(first.kept));
    const unharmed = begun();
    await taking(unharmed.store)(sent);
    const expected = JSON.stringify(told(unharmed));
    let killed = 0;
    for (let nth = 1, reached = true; reached; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const rosters = begun();
        const dying = dyingRosters(rosters.store, nth, when);
        await taking(dying.store)(sent).catch(() => (killed += 1));
        await taking(rosters.store)(sent);
        expect(JSON.stringify(told(rosters))).toBe(expected);
        reached = dying.reached();
      }
    }
    expect(killed).toBeGreaterThan(how.mode === 'replace' ? 2 * bucketCount : 20);
  });
});

describe('an upload', () => {
  it('notes how far it is while it goes on', async () => {
    const rosters = memoryRosters();
    const seen: string[] = [];
    const watched: RosterStore = {
      ...rosters.store,
      putUpload: (upload) => {
        seen.push(`${upload.state} ${upload.partsDone}/${upload.parts}`);
        return rosters.store.putUpload(upload);
      },
    };
    await taking(watched)(sentRows(people(0, 5), { mode: 'replace' }));
    expect(seen).toEqual([
      'taking 0/512',
      ...[64, 128, 192, 256, 320, 384, 448, 512].map((done) => `taking ${done}/512`),
      'taken 512/512',
    ]);
  });

  it('that a later one has overtaken stops, and spoils nothing of it', async () => {
    const rosters = memoryRosters();
    let later: Promise<unknown> | undefined;
    const slow: RosterStore = {
      ...rosters.store,
      changePart: async (...part) => {
        if (!later) {
          // A function that should have ended a minute ago wakes up after another has taken its place.
          clock += 61_000;
          later = taking(rosters.store)(sentRows(people(100, 50), { mode: 'replace' }));
          await later;
        }
        return rosters.store.changePart(...part);
      },
    };
    await expect(taking(slow)(sentRows(people(0, 5), { mode: 'replace' }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await later;
    const now = [...rosters.kept.parts.values()].flatMap(({ rows }) => rows);
    expect(now).toHaveLength(50);
  });

  it('for a region not served is refused', async () => {
    const sent = sentRows(people(0, 1), { region: '99.99' });
    await expect(taking(memoryRosters().store)(sent)).rejects.toMatchObject({
      errors: [{ field: 'region', reason: 'unknown-region' }],
    });
  });

  it('has an id that tells nothing of the file but that it is the same', async () => {
    const ids = await Promise.all(
      [people(0, 1), people(0, 1), people(1, 1)].map(
        async (rows) => (await taking(memoryRosters().store)(sentRows(rows))).rosterId,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(ids[0]).toMatch(/^18\.09-[\w-]{22}$/);
  });
});
