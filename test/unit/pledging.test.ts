import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWallTime, momentOf } from '../../shared/calendar/dates.ts';
import { formatWallMoment, localDate, localTime } from '../../shared/calendar/zones.ts';
import type { PledgeText } from '../../shared/campaign.ts';
import { pledgePhase, pledgeWindows, textFor, textOfVersion } from '../../shared/pledging.ts';

const zones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const zone = fc.constantFrom(...zones);
const hourMs = 3_600_000;
const from = Date.UTC(2026, 0, 1);

/** A minute of 2026 and 2027 as it stands on a wall. */
const wall = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 - 1 })
  .map((minutes) => new Date(from + minutes * 60_000).toISOString().slice(0, 16));
const day = wall.map((text) => text.slice(0, 10));
const moment = fc.integer({ min: from - 400 * 24 * hourMs, max: from + 1200 * 24 * hourMs });

/** What the clock on the wall of the zone shows, read from the runtime's own calendar: the other way to the same truth. */
const onTheWall = (ms: number, where: string): string =>
  `${localDate(ms, where)}T${localTime(ms, where)}`;

const name = { id: 'Masa ikrar', en: 'Pledge period' };
const place = (where: (typeof zones)[number]) => ({ code: '18.09', zone: where });

const aText = (version: number, validFrom: string, regions?: string[]): PledgeText => ({
  version,
  sha256: 'ab'.repeat(32),
  validFrom,
  ...(regions && { regions }),
  opening: name,
  points: [name],
  closing: name,
});

describe('a time on the wall', () => {
  it('is the moment at which the clocks there show it', () => {
    fc.assert(
      fc.property(wall, zone, (text, where) => {
        const at = momentOf(text, where);
        expect(onTheWall(at, where)).toBe(text);
        expect(onTheWall(at - 1, where)).not.toBe(text);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-11-23T24:00', '2026-11-23T08:60', '2026-11-23 08:00'])(
    'is not %s',
    (text) => expect(isWallTime(text)).toBe(false),
  );

  it('is written so that any language reads it', () => {
    expect(formatWallMoment(Date.parse('2026-11-22T23:30:00Z'), 'Asia/Makassar')).toBe(
      '2026-11-23 07:30 WITA',
    );
  });
});

describe('the phase of a region', () => {
  it('opens and closes at the first moment its own clocks show, to the millisecond', () => {
    fc.assert(
      fc.property(wall, wall, zone, (a, b, where) => {
        const [opens = '', closes = ''] = [a, b].sort();
        fc.pre(opens < closes);
        const stateAt = (ms: number) =>
          pledgePhase({ pledgePhases: [{ name, opens, closes }] }, place(where), ms).state;
        expect(stateAt(momentOf(opens, where) - 1)).toBe('not-yet');
        expect(stateAt(momentOf(opens, where))).toBe('open');
        expect(stateAt(momentOf(closes, where) - 1)).toBe('open');
        expect(stateAt(momentOf(closes, where))).toBe('closed');
      }),
    );
  });

  it('takes a bare day until it ends', () => {
    fc.assert(
      fc.property(day, zone, moment, (date, where, ms) => {
        const { state } = pledgePhase(
          { pledgePhases: [{ name, opens: date, closes: date }] },
          place(where),
          ms,
        );
        const today = localDate(ms, where);
        expect(state).toBe(today < date ? 'not-yet' : today > date ? 'closed' : 'open');
      }),
    );
  });

  it('opens in the east two hours before it opens in the west', () => {
    fc.assert(
      fc.property(wall, (opens) => {
        const campaign = { pledgePhases: [{ name, opens, closes: '2040-01-01' }] };
        const opensIn = (where: (typeof zones)[number]) =>
          pledgePhase(campaign, place(where), 0).opensAt;
        expect(opensIn('Asia/Jakarta') - opensIn('Asia/Makassar')).toBe(hourMs);
        expect(opensIn('Asia/Makassar') - opensIn('Asia/Jayapura')).toBe(hourMs);
        expect(opensIn('Asia/Pontianak')).toBe(opensIn('Asia/Jakarta'));
      }),
    );
  });

  it('is the region’s own where it has one', () => {
    const campaign = { pledgePhases: [{ name, opens: '2026-01-01', closes: '2026-01-31' }] };
    const own = {
      ...place('Asia/Jakarta'),
      pledgePhases: [{ name, opens: '2026-05-01', closes: '2026-05-31' }],
    };
    const at = Date.parse('2026-01-15T00:00:00Z');
    expect(pledgePhase(campaign, place('Asia/Jakarta'), at).state).toBe('open');
    expect(pledgePhase(campaign, own, at).state).toBe('not-yet');
  });

  it('names the next phase between two, and the last after all', () => {
    const campaign = {
      pledgePhases: [
        { name, opens: '2026-05-01', closes: '2026-05-31' },
        { name, opens: '2026-01-01', closes: '2026-01-31' },
      ],
    };
    const [first, second] = pledgeWindows(campaign, place('Asia/Jakarta'));
    expect(pledgePhase(campaign, place('Asia/Jakarta'), Date.UTC(2026, 2, 1))).toEqual({
      ...second,
      state: 'not-yet',
    });
    expect(pledgePhase(campaign, place('Asia/Jakarta'), Date.UTC(2027, 2, 1))).toEqual({
      ...second,
      state: 'closed',
    });
    expect(first?.opensAt).toBeLessThan(second?.opensAt ?? 0);
  });
});

describe('the words of a region', () => {
  const texts = fc
    .uniqueArray(fc.tuple(wall, fc.boolean()), {
      maxLength: 6,
      selector: ([validFrom]) => validFrom,
    })
    .map((made) =>
      made.map(([validFrom, here], i) => aText(i + 1, validFrom, here ? ['18.09'] : undefined)),
    );

  it('are the newest that hold there, whichever way the list is written', () => {
    fc.assert(
      fc.property(texts, zone, moment, (pledgeTexts, where, ms) => {
        const holding = pledgeTexts.filter(({ validFrom }) => validFrom <= onTheWall(ms, where));
        const newest = holding.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
        const there = place(where);
        expect(textFor({ pledgeTexts }, there, ms)).toEqual(newest);
        expect(textFor({ pledgeTexts: [...pledgeTexts].reverse() }, there, ms)).toEqual(newest);
      }),
    );
  });

  it('change at the first moment of their day in each zone: an hour apart from one zone to the next', () => {
    fc.assert(
      fc.property(wall, zone, (validFrom, where) => {
        const pledgeTexts = [aText(1, '2020-01-01'), aText(2, validFrom)];
        const versionAt = (ms: number) => textFor({ pledgeTexts }, place(where), ms)?.version;
        expect(versionAt(momentOf(validFrom, where) - 1)).toBe(1);
        expect(versionAt(momentOf(validFrom, where))).toBe(2);
      }),
    );
  });

  it('of other regions are never theirs', () => {
    fc.assert(
      fc.property(texts, zone, moment, (pledgeTexts, where, ms) => {
        const text = textFor({ pledgeTexts }, { code: '14.06', zone: where }, ms);
        expect(text?.regions).toBeUndefined();
      }),
    );
  });

  it('made for the region go before those for all, where both hold from one moment', () => {
    const pledgeTexts = [aText(2, '2026-01-01', ['18.09']), aText(3, '2026-01-01')];
    const at = Date.UTC(2026, 6, 1);
    expect(textFor({ pledgeTexts }, place('Asia/Jakarta'), at)?.version).toBe(2);
    expect(textFor({ pledgeTexts }, { code: '14.06', zone: 'Asia/Jakarta' }, at)?.version).toBe(3);
  });

  it('are found again by their version', () => {
    const pledgeTexts = [aText(1, '2026-01-01'), aText(2, '2026-05-01')];
    expect(textOfVersion({ pledgeTexts }, 1)).toBe(pledgeTexts[0]);
    expect(textOfVersion({ pledgeTexts }, 3)).toBeUndefined();
  });
});
