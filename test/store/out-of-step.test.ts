import { DeleteItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import fc from 'fast-check';
import type { OfficerChanged } from '../../events/officer-changed.ts';
import { rollSwept, type RollSwept } from '../../events/roll-swept.ts';
import { keepRoll } from '../../functions/reports/roll/keep-roll.ts';
import { rollStore, type RollStore } from '../../functions/reports/roll/roll-store.ts';
import { partsOf, sweepRoll } from '../../functions/reports/roll/sweep-roll.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { compareRoll } from '../../functions/satgas/officers/compare-roll.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { officerStore, type OfficerStore } from '../../functions/satgas/officers/officer-store.ts';
import { relayOfficer } from '../../functions/satgas/officers/relay-officers.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { anOfficer } from '../support/builders.ts';
import { mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';

const hourMs = 3_600_000;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let roll: RollStore;
let register: OfficerStore;
let region = '';
let regions = 0;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createTables(client, [tableOf(rollTable, 'Roll'), tableOf(officersTable, 'Officers')]);
  roll = rollStore(client, 'Roll');
  register = officerStore(client, 'Officers');
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

beforeEach(() => {
  regions += 1;
  region = `18.${String(10 + regions)}`;
});

let sequence = 0;
/** A change of the register, and the event its stream makes of it. */
const changed = async (
  before: Officer | undefined,
  after: Officer | undefined,
): Promise<OfficerChanged> => {
  const officer = after ?? before;
  if (after)
    await client.send(
      new PutItemCommand({
        TableName: 'Officers',
        Item: marshall(after, { removeUndefinedValues: true }),
      }),
    );
  else
    await client.send(
      new DeleteItemCommand({
        TableName: 'Officers',
        Key: marshall({ region: officer?.region, officerId: officer?.officerId }),
      }),
    );
  sequence += 1;
  const events: OfficerChanged[] = [];
  const publish = (event: OfficerChanged) => Promise.resolve(void events.push(event));
  await relayOfficer({ publish, now: () => mondayNine })({
    ...{ before, after, sequence: String(sequence) },
  });
  const [event] = events;
  if (!event) throw new Error('Nothing was published');
  return event;
};

const keep = (event: OfficerChanged) => keepRoll(roll)(event);

type At = { sweptAt?: number; comparedAt?: number };

/** One hour's comparison: what the roll says, to the register, and back. */
const compare = async ({ sweptAt = mondayNine, comparedAt = sweptAt + 1000 }: At = {}) => {
  const counted: [string, number][] = [];
  const swept: RollSwept[] = [];
  const mended: OfficerChanged[] = [];
  await sweepRoll({
    regions: [region],
    roll,
    publish: (event) => Promise.resolve(void swept.push(rollSwept.parse(event))),
    now: () => sweptAt,
  })();
  for (const event of swept)
    await compareRoll({
      officers: register,
      publish: async (one) => {
        mended.push(one);
        await keep(one);
      },
      count: (metric, amount) => counted.push([metric, amount]),
      now: () => comparedAt,
    })(event);
  return { counted, mended, swept };
};

const rollOf = async () =>
  (await roll.listOf([region]))
    .filter(({ active }) => active)
    .map(({ officerId, unit, rung, names }) => ({ officerId, unit, rung, names }));

const registerOf = async () =>
  (await register.listOf([region]))
    .filter(({ active }) => active)
    .map(({ officerId, unit, rung, nameMarks: names }) => ({ officerId, unit, rung, names }));

const one = (id: string, more: Partial<Officer> = {}) => anOfficer(id, { region, ...more });

describe('an event of the register that is lost', () => {
  it.each<[string, (officer: Officer) => Officer | undefined]>([
    ['left', (officer) => ({ ...officer, active: false })],
    ['moved to another unit', (officer) => ({ ...officer, unit: 'INSPEKTORAT' })],
    ['became chair', (officer) => ({ ...officer, rung: 'chair' })],
    ['has another name', (officer) => ({ ...officer, nameMarks: { rare: [], common: [] } })],
    ['was taken out by hand', () => undefined],
  ])('is found within the hour, for somebody who %s', async (_, change) => {
    const before = one('siti');
    await keep(await changed(undefined, before));
    await changed(before, change(before));
    expect(await rollOf()).not.toEqual(await registerOf());
    expect((await compare()).counted).toEqual([['OfficersOutOfStep', 1]]);
    expect(await rollOf()).toEqual(await registerOf());
    expect((await compare({ sweptAt: mondayNine + hourMs })).counted).toEqual([]);
  });

  it('is found for somebody new, and marked for oversight', async () => {
    await changed(undefined, one('baru'));
    expect((await compare()).counted).toEqual([['OfficersOutOfStep', 1]]);
    expect(await rollOf()).toMatchObject([{ officerId: 'baru' }]);
    const [row] = await register.listOf([region]);
    expect(row).toMatchObject({ outOfStepAt: mondayNine, relayedAgainAt: mondayNine });
  });

  it('is mended also where the stream counts from the beginning again, as after an import', async () => {
    const before = one('lama');
    await keep(await changed(undefined, before));
    await roll.keep({
      ...{ region, officerId: 'lama', rung: 'officer', active: true, unit: 'LAMA' },
      order: '9'.repeat(40),
    });
    await keep(await changed(before, { ...before, active: false }));
    expect(await rollOf()).toHaveLength(1);
    await compare();
    expect(await rollOf()).toEqual([]);
  });

  it('says what the register says whichever are lost, and whatever comes late', async () => {
    const units = ['DINKES', 'DISDIK', 'SEKDA'];
    const step = fc.record({
      id: fc.constantFrom('satu', 'dua', 'tiga'),
      unit: fc.constantFrom(...units),
      active: fc.boolean(),
      is: fc.constantFrom('heard', 'lost', 'late'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        regions += 1;
        region = `64.${String(10 + regions)}`;
        const late: OfficerChanged[] = [];
        const now = new Map<string, Officer>();
        for (const { id, unit, active, is } of steps) {
          const after = one(id, { unit, active });
          const event = await changed(now.get(id), after);
          now.set(id, after);
          if (is === 'heard') await keep(event);
          if (is === 'late') late.push(event);
        }
        await compare();
        expect(await rollOf()).toEqual(await registerOf());
        for (const event of late) await keep(event);
        await compare({ sweptAt: mondayNine + hourMs });
        expect(await rollOf()).toEqual(await registerOf());
      }),
      { numRuns: 12 },
    );
  });
});

describe('what the hourly comparison leaves alone', () => {
  it('is whoever stands in the roll as in the register, or left both', async () => {
    const officer = one('tetap');
    await keep(await changed(undefined, officer));
    await changed(undefined, one('tidak-pernah', { active: false }));
    const { counted, mended } = await compare();
    expect({ counted, mended }).toEqual({ counted: [], mended: [] });
  });

  it('is a change of the last quarter of an hour, which may be on its way', async () => {
    const minutes = (n: number) => mondayNine - n * 60_000;
    await changed(undefined, one('baru', { changedAt: minutes(14) }));
    expect((await compare()).counted).toEqual([]);
    await changed(undefined, one('baru', { changedAt: minutes(16) }));
    expect((await compare()).counted).toEqual([['OfficersOutOfStep', 1]]);
  });

  it('is everything where the roll was read a day ago', async () => {
    await changed(undefined, one('baru'));
    const { counted } = await compare({ comparedAt: mondayNine + 24 * hourMs });
    expect(counted).toEqual([['SweepsStale', 1]]);
    expect(await rollOf()).toEqual([]);
  });
});

describe('a release of an account', () => {
  it('is published once more each day, in one hour of it', async () => {
    const officer = one('akun', { accountRound: 1 });
    await keep(await changed(undefined, officer));
    const asked: number[] = [];
    for (let hour = 0; hour < 48; hour += 1) {
      const sweptAt = mondayNine + hour * hourMs;
      await compare({ sweptAt });
      const [row] = await register.listOf([region]);
      if (row?.relayedAgainAt === sweptAt) asked.push(hour);
    }
    expect(asked).toHaveLength(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBe(24);
    expect(await register.listOf([region])).toMatchObject([{ officerId: 'akun' }]);
    expect((await register.listOf([region]))[0]?.outOfStepAt).toBeUndefined();
  });
});

describe('the roll of a large region', () => {
  it('is compared in parts, which leave out nobody', async () => {
    const entries = Array.from({ length: 250 }, (_, n) => ({
      ...{ region, officerId: `petugas-${String(n).padStart(3, '0')}`, rung: 'officer' },
      ...{ active: true, order: '0'.repeat(40) },
    }));
    const parts = partsOf(region, entries);
    expect(parts.map((part) => part.entries.length)).toEqual([100, 100, 50]);
    expect(parts.map(({ after }) => after)).toEqual([undefined, 'petugas-099', 'petugas-199']);
    expect(parts.map(({ upTo }) => upTo)).toEqual(['petugas-099', 'petugas-199', undefined]);
    const joined = await Promise.all(
      entries.map(({ officerId }) => changed(undefined, one(officerId, { nameMarks: undefined }))),
    );
    await Promise.all(joined.slice(0, 120).map(keep));
    expect((await compare()).counted.reduce((sum, [, n]) => sum + n, 0)).toBe(130);
    expect(await rollOf()).toEqual(await registerOf());
  });
});
