import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { ArrivedMinute } from '../../../functions/pledges/counting/arrival-minute.ts';
import {
  addArrivals,
  arrivalsIn,
  noArrivals,
  regionArrivals,
  type Arrivals,
} from '../../../functions/pledges/counting/arrivals.ts';
import { noteArrivals } from '../../../functions/pledges/counting/note-arrivals.ts';
import type { CellCount } from '../../../functions/pledges/counting/participation-item.ts';
import { shownOf } from '../../../functions/pledges/counting/radar.ts';
import { tallyStream } from '../../../functions/pledges/counting/tally.stream.ts';
import { marksIn, senderMark } from '../../../functions/pledges/register/sender-mark.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { Standing } from '../../../functions/pledges/register/standing.ts';

const now = Date.parse('2026-11-23T01:00:00Z');
const key = new Uint8Array(32).fill(7);
const noiseKey = new Uint8Array(32).fill(9);
const region = { code: '18.09', name: 'Pesawaran' };

type Said = {
  unit?: string;
  address?: string;
  receipt?: string;
  ceremony?: string;
  solved?: boolean;
  code?: number;
};

const pledgeOf = ({ unit = 'DISDIK', address = '203.0.113.7', receipt = 'a', ...at }: Said) => ({
  ...{ region: region.code, unit, staffKind: 'pns', act: 'ikrar', channel: 'phone' },
  ...{ textVersion: 1, pledgedAt: now, receiptId: receipt.repeat(16) },
  sender: senderMark(key, address, now),
  ...at,
});

const personWith = (standing: Standing, said: Said = {}) => ({
  ...marshall({ personKey: 'person', [standing]: pledgeOf(said) }),
});

const presses = (many: number, said: Said = {}): Arrivals =>
  addArrivals(
    {},
    Array.from({ length: many }).flatMap(() => arrivalsIn(undefined, personWith('claimed', said))),
  );

const cell = (unit: string, claimed: number): CellCount => ({
  ...{ region: region.code, unit, counts: { 'ikrar:pns:claimed': claimed } },
  ...{ byDay: new Map(), countedAt: now },
});

/** What is noted of some arrivals, and in how many places somebody should look. */
const noted = async (arrived: Arrivals, { cells = [cell('DISDIK', 50)], expected = 100 } = {}) => {
  const minutes: ArrivedMinute[] = [];
  let places = 0;
  await noteArrivals({
    arrivals: { note: (_region, _shard, minute) => Promise.resolve(void minutes.push(minute)) },
    participation: { read: () => Promise.resolve(cells) },
    expected: () => Promise.resolve(new Map([['DISDIK', expected]])),
    noiseKey: () => Promise.resolve(noiseKey),
    lookAt: (more) => (places += more),
  })(arrived, { minute: now, shardId: 'shard' });
  return { minutes, places };
};

describe('what arrives', () => {
  it('raises the alarm when one address sends a hundred and fifty invented people in a minute', async () => {
    expect((await noted(presses(150))).places).toBe(2);
    expect((await noted(presses(15))).places).toBe(0);
  });

  it('counts one in five of those whose phone solved a puzzle for their place, and each for the region', async () => {
    const solved = (many: number): Arrivals => {
      const pressed = Array.from({ length: many }).flatMap((_, n) => {
        const image = personWith('claimed', { solved: true });
        const receiptId = keyedHash(key, 'test', String(n));
        const id = Buffer.from(receiptId, 'base64url').toString('hex').slice(0, 16);
        return arrivalsIn(
          undefined,
          JSON.parse(JSON.stringify(image).replaceAll('aaaa', id.slice(0, 4))),
        );
      });
      return addArrivals({}, pressed);
    };
    expect(solved(150)[region.code]?.claims).toBe(150);
    expect((await noted(solved(60))).places).toBe(0);
    expect((await noted(solved(600))).places).toBe(2);
  });

  it('raises it for an apel of three hundred behind one network only if these are claims', async () => {
    const attended = Array.from({ length: 300 }).flatMap(() =>
      arrivalsIn(undefined, personWith('attended', { ceremony: '18.09-a' })),
    );
    expect((await noted(addArrivals({}, attended))).places).toBe(0);
  });

  it('raises it for a code of a screen that gives more in a minute than an apel uses, and says at which', async () => {
    const by = (people: number, code: number) =>
      Array.from({ length: people }).flatMap(() =>
        arrivalsIn(undefined, personWith('attended', { ceremony: '18.09-a', code })),
      );
    const { minutes, places } = await noted(addArrivals({}, [...by(201, 1), ...by(200, 2)]));
    expect(places).toBe(1);
    const units = [{ code: 'DISDIK', name: 'Dinas' }];
    const known = { units, expected: new Map(), above: [], noiseKey, now };
    expect(shownOf(region, { ...known, minutes }).ceremonies).toEqual([
      { ceremony: '18.09-a', lastDay: 401, isBurst: true },
    ]);
    expect((await noted(addArrivals({}, by(200, 1)))).places).toBe(0);
  });

  it('of a minute that a version before stored has no codes', () => {
    const { codes, ...before } = addArrivals({}, [])[region.code] ?? noArrivals();
    expect(codes).toEqual({});
    expect(regionArrivals.parse(before)).toEqual({ ...before, codes: {} });
  });

  it('raises it for a unit that has more people than its roster, beyond a few nobody knows', async () => {
    expect((await noted(presses(3), { cells: [cell('DISDIK', 111)] })).places).toBe(1);
    expect((await noted(presses(3), { cells: [cell('DISDIK', 100)] })).places).toBe(0);
    const elsewhere = presses(3, { unit: 'SEKDA' });
    expect((await noted(elsewhere, { cells: [cell('DISDIK', 111)] })).places).toBe(0);
  });

  it('does not count an attendance that was taken back as a claim somebody made', () => {
    expect(arrivalsIn(personWith('attended'), personWith('claimed'))).toEqual([]);
  });

  it('is not noted at a trickle, which would cost a write a pledge', async () => {
    expect((await noted(presses(2))).minutes).toEqual([]);
    expect((await noted(presses(3))).minutes).toHaveLength(1);
  });

  it('is handed on from batch to batch and noted once a minute, the same when that comes again', async () => {
    process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
    const seen: Arrivals[] = [];
    const handle = tallyStream({
      count: () => Promise.resolve([]),
      publish: () => Promise.resolve(),
      note: (arrivals) => Promise.resolve(void seen.push(arrivals)),
    });
    const record = { dynamodb: { SequenceNumber: '1', NewImage: personWith('claimed') } };
    const window = { start: new Date(now).toISOString() };
    const of = (Records: object[], state: object, isFinalInvokeForWindow = false) =>
      handle(
        JSON.parse(
          JSON.stringify({ Records, state, window, isFinalInvokeForWindow, shardId: 's' }),
        ) as Parameters<typeof handle>[0],
      );
    const first = await of([record], {});
    const second = await of([record, record], first.state);
    for (let again = 0; again < 2; again += 1) await of([], second.state, true);
    expect(seen.map((all) => all[region.code]?.claims)).toEqual([3, 3]);
  });
});

describe('what an admin is shown of arrivals', () => {
  const shown = (again: number) => {
    const before = Array.from({ length: again }).flatMap(() =>
      arrivalsIn(personWith('claimed'), personWith('claimed', { receipt: 'b' })),
    );
    const minute = addArrivals(presses(40), before)[region.code];
    return shownOf(region, {
      ...{ minutes: minute ? [{ ...minute, minute: now }] : [], noiseKey, now },
      ...{ units: [{ code: 'DISDIK', name: 'Dinas' }], expected: new Map(), above: [] },
    });
  };

  it('does not tell a claim of somebody who had claimed from one of somebody who had not', () => {
    const known = arrivalsIn(personWith('claimed'), personWith('claimed', { receipt: 'b' }));
    const fresh = arrivalsIn(undefined, personWith('claimed', { receipt: 'b' }));
    const after = (pressed: typeof known) => {
      const minute = addArrivals(presses(40), pressed)[region.code];
      return shownOf(region, {
        ...{ minutes: minute ? [{ ...minute, minute: now }] : [], noiseKey, now },
        ...{ units: [{ code: 'DISDIK', name: 'Dinas' }], expected: new Map(), above: [] },
      });
    };
    expect(after(known)).toEqual(after(fresh));
  });

  it('says of repeats only that they reached a step, beyond an extra nobody knows', () => {
    expect(shown(9).repeatedAtLeast).toBeNull();
    expect(shown(30).repeatedAtLeast).toBe(10);
    expect(shown(31).repeatedAtLeast).toBe(10);
  });

  it('names no network and no address', () => {
    const text = JSON.stringify(shown(9));
    const { network, address } = marksIn(senderMark(key, '203.0.113.7', now));
    for (const secret of [network, address, '203.0.113']) expect(text).not.toContain(secret);
    expect(shown(9).networks).toMatchObject([{ place: 1, lastHour: 49, isBurst: false }]);
  });
});

describe('the mark of a sender', () => {
  it('is the same within a day and a network, and another the next day', () => {
    const { network, address } = marksIn(senderMark(key, '203.0.113.7', now));
    expect(marksIn(senderMark(key, '203.0.113.9', now)).network).toBe(network);
    expect(marksIn(senderMark(key, '203.0.113.9', now)).address).not.toBe(address);
    expect(marksIn(senderMark(key, '203.0.113.7', now + 86_400_000)).network).not.toBe(network);
  });

  it('is shared by many networks, so that not even the key gives one back', () => {
    const networks = Array.from(
      { length: 65_536 },
      (_, n) => marksIn(senderMark(key, `10.${String(n >> 8)}.${String(n & 255)}.1`, now)).network,
    );
    expect(new Set(networks).size).toBeLessThan(60_000);
  });
});
