import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Ceremony } from '../../functions/pledges/ceremonies/ceremony.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { reasonText } from '../../shared/http/problem-words.ts';
import { killableClient } from '../support/case-tables.ts';
import { at, ceremonyDesk, type Pressed } from '../support/ceremony-desk.ts';
import { aKeptCeremony } from '../support/kept-ceremony.ts';
import { tableOf } from '../support/table-of.ts';

const minuteMs = 60_000;
const begun = Date.parse('2026-11-23T01:00:00Z');
let now = begun;
let held: Awaited<ReturnType<typeof startTestEngine>>;
let made = 0;
let table = '';

beforeAll(async () => {
  held = await startTestEngine();
});
beforeEach(async () => {
  now = begun;
  made += 1;
  table = `steps-${made}`;
  await createTables(held.client, [tableOf(ceremoniesTable, table)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const deskOn = (client: DynamoDBClient) => ceremonyDesk(client, table, () => now);

/** A desk with one ceremony on its table. */
const deskWith = async (changes: Partial<Ceremony> = {}) => {
  const desk = deskOn(held.client);
  const ceremony = aKeptCeremony(changes);
  await desk.ceremonies.add(ceremony);
  const params = at(ceremony);
  const stored = async (): Promise<Ceremony> => {
    const found = await desk.ceremonies.find(ceremony.ceremonyId);
    if (!found) throw new Error('The ceremony is gone');
    return found;
  };
  return { ...desk, ceremony, params, stored };
};

const started = { state: 'started' as const, startedAt: begun - 20 * minuteMs };
const ended = { ...started, state: 'ended' as const, endedAt: begun };

/** A client that dies at the nth edge of a call, before it is sent or before its answer is heard. */
const dyingAt = async (edge: number): Promise<DynamoDBClient> => {
  let seen = 0;
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  return killableClient({ endpoint, region, credentials }, () => {
    seen += 1;
    if (seen >= edge) throw new Error('killed');
  });
};

const statusOf = ({ status }: Pressed) => status;

describe('a step of a ceremony that is not allowed', () => {
  it.each([
    ['open', 'ended', 'no-such-move'],
    ['started', 'started', 'no-such-move'],
    ['started', 'cancelled', 'no-such-move'],
    ['ended', 'ended', 'no-such-move'],
    ['ended', 'cancelled', 'no-such-move'],
    ['cancelled', 'started', 'no-such-move'],
    ['cancelled', 'ended', 'no-such-move'],
    ['cancelled', 'cancelled', 'no-such-move'],
  ] as const)('is refused in words: one that is %s cannot be %s', async (state, to, reason) => {
    const times = { open: {}, cancelled: {}, started, ended }[state];
    const { move, params, stored } = await deskWith({ ...times, state });
    const before = await stored();
    const pressed = await move({ params, body: { to, version: 1 } });
    expect(pressed).toMatchObject({ status: 'refused', code: 'conflict', reason });
    expect(await stored()).toEqual(before);
  });

  it.each([
    'no-such-move',
    'ceremony-changed',
    'resuming-over',
    'ended-by-itself',
    'resumed-too-often',
    'already-sealed',
    'corrected-too-late',
    'corrected-too-often',
  ])('has words in both languages for %s', (reason) => {
    for (const lang of ['id', 'en'] as const)
      expect(reasonText(reason, lang)).not.toBe(reason.replaceAll('-', ' '));
  });
});

describe('two leaders who press at the same time', () => {
  it('end it once: the others are told that it has changed', async () => {
    const { move, params, stored } = await deskWith(started);
    const body = { to: 'ended', version: 1 };
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, n) => move({ params, body, by: `ketua-${n}` })),
    );
    const done = all.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    for (const one of all.filter(({ status }) => status !== 200))
      expect(one).toMatchObject({ code: 'conflict', reason: 'ceremony-changed' });
    expect((await stored()).history).toMatchObject([{ did: 'ended', at: now }]);
  });

  it('have it go on or seal it, never both', async () => {
    for (let round = 0; round < 12; round += 1) {
      const ceremonyId = `18.09-race${String(round).padStart(8, '0')}`;
      const { move, seal, params, stored } = await deskWith({ ...ended, ceremonyId });
      now = begun + minuteMs;
      await Promise.all([
        move({ params, body: { to: 'started', version: 1 }, by: 'ketua-1' }),
        seal({ params, body: {}, by: 'ketua-2' }),
      ]);
      const { state, sealing } = await stored();
      expect([state, sealing !== undefined]).not.toEqual(['started', true]);
      const sealed = await seal({ params, body: {}, by: 'ketua-2' });
      expect(statusOf(sealed)).toBe(state === 'started' ? 'refused' : 200);
    }
  });
});

describe('a ceremony that was ended by mistake', () => {
  it('goes on until ten minutes have passed by our own clock, and not a moment longer', async () => {
    const { move, read, params, stored } = await deskWith(ended);
    now = begun + 10 * minuteMs;
    expect((await read({ params })) as { body: unknown }).toMatchObject({
      body: { resumableUntil: new Date(now).toISOString() },
    });
    expect(statusOf(await move({ params, body: { to: 'started', version: 1 } }))).toBe(200);
    expect(await stored()).toMatchObject({ state: 'started', startedAt: started.startedAt });
    expect(await stored()).not.toHaveProperty('endedAt');
    await move({ params, body: { to: 'ended', version: 2 } });
    now += 10 * minuteMs + 1;
    expect(await move({ params, body: { to: 'started', version: 3 } })).toMatchObject({
      code: 'too-late',
      reason: 'resuming-over',
    });
    expect(await read({ params })).toMatchObject({ body: { resumableUntil: null } });
    expect((await stored()).history?.map(({ did }) => did)).toEqual(['resumed', 'ended']);
  });

  it('does not go on once it would have ended by itself, nor more than twenty times', async () => {
    const long = await deskWith({ ...ended, startedAt: begun - 12 * 60 * minuteMs - 1 });
    const body = { to: 'started', version: 1 };
    expect(await long.move({ params: long.params, body })).toMatchObject({
      reason: 'ended-by-itself',
    });
    const step = { did: 'resumed', at: begun, by: 'ketua-1' } as const;
    const history = Array.from({ length: 20 }, () => step);
    const often = await deskWith({ ...ended, ceremonyId: '18.09-often0000000', history });
    expect(await often.move({ params: often.params, body })).toMatchObject({
      reason: 'resumed-too-often',
    });
  });
});

describe('ending a ceremony', () => {
  it('asks with how many are recorded at that moment, and asking changes nothing', async () => {
    const { askEnding, params, pledged, ceremony, stored } = await deskWith(started);
    const kind = { unit: 'DISDIK', staffKind: 'pns', act: 'ikrar', channel: 'kiosk' };
    for (const people of [3, 143]) {
      const list = Array.from({ length: people }, (_, n) => ({
        ...kind,
        standing: 'attended',
        receiptId: n.toString(16).padStart(16, '0'),
      }));
      await pledged.add(ceremony.ceremonyId, list);
      expect(await askEnding({ params })).toMatchObject({ body: { attended: people } });
    }
    expect(await stored()).toEqual(ceremony);
  });
});

describe('sealing a list', () => {
  it('asks first, and says what it waits for', async () => {
    const { askSealing, params } = await deskWith(ended);
    const answer = async () => (await askSealing({ params })) as { body: object };
    expect((await answer()).body).toMatchObject({ waitsFor: 'ceremony-settling' });
    now = begun + minuteMs;
    expect((await answer()).body).toMatchObject({
      waitsFor: null,
      pledges: 0,
      resumableUntil: new Date(begun + 10 * minuteMs).toISOString(),
    });
  });

  it('cut off at any of its writes is finished by the next press, and nothing goes on in between', async () => {
    let cutOffBetween = 0;
    for (let edge = 1; edge <= 24; edge += 1) {
      const ceremonyId = `18.09-kill${String(edge).padStart(8, '0')}`;
      const { move, seal, seals, params, stored } = await deskWith({ ...ended, ceremonyId });
      now = begun + minuteMs;
      const dying = await dyingAt(edge);
      await deskOn(dying)
        .seal({ params, body: {} })
        .catch((error: unknown) => {
          if (!/killed/.test(String(error))) throw error;
        });
      dying.destroy();
      const { sealing, version } = await stored();
      const goesOn = { params, body: { to: 'started', version } };
      if (sealing && !(await seals.find(ceremonyId))) cutOffBetween += 1;
      if (sealing)
        expect(await move(goesOn)).toMatchObject({ code: 'conflict', reason: 'already-sealed' });
      for (const by of ['ketua-2', 'ketua-1'])
        expect(statusOf(await seal({ params, body: {}, by }))).toBe(200);
      expect(await move({ params, body: { to: 'started', version: 2 } })).toMatchObject({
        reason: 'already-sealed',
      });
    }
    // Its list is read while it is marked, so that nobody can be added behind it.
    expect(cutOffBetween).toBeGreaterThan(1);
  });
});

describe('a correction', () => {
  const correction = { version: 1, place: 'Lapangan Pemda', leaderName: 'Contoh Pengganti' };

  it('mends what it says and nothing else, and its history says what it said before', async () => {
    const { correct, read, params, ceremony, stored } = await deskWith();
    const body = { ...correction, heldAt: '2026-11-24T08:00' };
    expect(statusOf(await correct({ params, body }))).toBe(200);
    const leader = { title: 'Sekretaris Daerah', name: 'Contoh Pengganti' };
    const changed = { place: 'Lapangan Pemda', heldAt: Date.parse('2026-11-24T01:00:00Z') };
    expect(await stored()).toMatchObject({ ...changed, leader, version: 2, state: 'open' });
    const before = { place: ceremony.place, leader: ceremony.leader, heldAt: ceremony.heldAt };
    expect((await stored()).history).toEqual([
      { did: 'corrected', at: now, by: 'ketua-1', before },
    ]);
    expect(await read({ params })).toMatchObject({
      body: { history: [{ did: 'corrected', before: { place: ceremony.place, link: null } }] },
    });
  });

  it('cut off and pressed again is made once, and of two at once one is told of the other', async () => {
    for (const edge of [1, 2, 3, 4]) {
      const ceremonyId = `18.09-corr${String(edge).padStart(8, '0')}`;
      const { correct, params, stored } = await deskWith({ ceremonyId });
      const dying = await dyingAt(edge);
      await deskOn(dying)
        .correct({ params, body: correction })
        .catch(() => undefined);
      dying.destroy();
      expect(statusOf(await correct({ params, body: correction }))).toBe(200);
      expect((await stored()).history).toHaveLength(1);
    }
    const { correct, params, stored } = await deskWith();
    const pressed = await Promise.all(
      ['Tempat satu', 'Tempat dua'].map((place) =>
        correct({ params, body: { version: 1, place } }),
      ),
    );
    expect(pressed.map(statusOf).sort()).toEqual([200, 'refused']);
    expect((await stored()).history).toHaveLength(1);
  });

  it('is refused once it has started, for a time long gone, and after the twentieth', async () => {
    const running = await deskWith(started);
    expect(await running.correct({ params: running.params, body: correction })).toMatchObject({
      code: 'conflict',
      reason: 'corrected-too-late',
    });
    const open = await deskWith({ ceremonyId: '18.09-open00000000' });
    const longAgo = { version: 1, heldAt: '2026-10-01T07:00' };
    expect(await open.correct({ params: open.params, body: longAgo })).toMatchObject({
      field: 'heldAt',
      reason: 'too-long-ago',
    });
    const step = { did: 'corrected', at: begun, by: 'ketua-1' } as const;
    const history = Array.from({ length: 20 }, () => step);
    const often = await deskWith({ ceremonyId: '18.09-often0000000', history });
    expect(await often.correct({ params: often.params, body: correction })).toMatchObject({
      reason: 'corrected-too-often',
    });
  });
});

describe('who leads a ceremony', () => {
  const linkOf = async ({ read, params }: Awaited<ReturnType<typeof deskWith>>) => {
    const { body } = (await read({ params })) as { body: { leaderLink: string } };
    return { token: body.leaderLink.replace('https://netral.example/w/', '') };
  };

  it('confirms by a link of their own: opening it changes nothing, pressing it does, once', async () => {
    const desk = await deskWith();
    const params = await linkOf(desk);
    const open = await desk.confirm({ params, body: {} });
    expect(open).toMatchObject({ code: 'conflict', reason: 'ceremony-not-started' });
    await desk.move({ params: desk.params, body: { to: 'started', version: 1 } });
    const shown = await desk.showLink({ params });
    expect(shown).toMatchObject({ body: { part: 'leader', witness: { confirmedAt: null } } });
    const confirmedAt = new Date(now).toISOString();
    for (let press = 0; press < 2; press += 1) {
      expect(await desk.confirm({ params, body: {} })).toMatchObject({
        body: { witness: { office: 'Sekretaris Daerah', name: 'Contoh Pemimpin', confirmedAt } },
      });
      now += minuteMs;
    }
    expect(await desk.read({ params: desk.params })).toMatchObject({
      body: { leaderConfirmedAt: confirmedAt, witnesses: [] },
    });
  });

  it('cannot confirm by the link of who led before the correction', async () => {
    const desk = await deskWith();
    const before = await linkOf(desk);
    const body = { version: 1, leaderName: 'Contoh Pengganti' };
    await desk.correct({ params: desk.params, body });
    expect(await desk.showLink({ params: before })).toMatchObject({
      code: 'link-refused',
      reason: 'not-for-you',
    });
    expect(await desk.showLink({ params: await linkOf(desk) })).toMatchObject({
      body: { witness: { name: 'Contoh Pengganti' } },
    });
  });
});
