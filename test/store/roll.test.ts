import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { officerChanged, type OfficerChanged } from '../../events/officer-changed.ts';
import { keepRoll } from '../../functions/reports/roll/keep-roll.ts';
import { rollStore, type RollStore } from '../../functions/reports/roll/roll-store.ts';
import { servingBy, type RollEntry } from '../../functions/reports/roll/roll.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { compareNames } from '../../functions/reports/intake/compare-names.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { relayOfficersStream } from '../../functions/satgas/officers/relay-officers.stream.ts';
import { relayOfficer } from '../../functions/satgas/officers/relay-officers.ts';
import { anOfficer, likenessKey } from '../support/builders.ts';
import { mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let roll: RollStore;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createTables(client, [tableOf(rollTable, 'Roll')]);
  roll = rollStore(client, 'Roll');
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

/** What the stream of the register brings, as the events that follow from it. */
const eventsOf = async (
  changes: [before: Officer | undefined, after: Officer | undefined][],
): Promise<OfficerChanged[]> => {
  const told: OfficerChanged[] = [];
  const publish = (event: OfficerChanged) => Promise.resolve(void told.push(event));
  const image = (officer: Officer | undefined) =>
    officer && marshall(officer, { removeUndefinedValues: true });
  await relayOfficersStream(relayOfficer({ publish, now: () => mondayNine }))({
    Records: changes.map(([before, after], i) => ({
      eventName: after ? (before ? 'MODIFY' : 'INSERT') : 'REMOVE',
      dynamodb: {
        SequenceNumber: String(98 + i),
        OldImage: image(before),
        NewImage: image(after),
      },
    })),
  } as DynamoDBStreamEvent);
  return told;
};
const keep = (events: OfficerChanged[]) =>
  events.reduce((done, event) => done.then(() => keepRoll(roll)(event)), Promise.resolve());

const storedOf = async ({ region, officerId }: Officer) =>
  (await roll.listOf([region])).find((one) => one.officerId === officerId);

describe('a change of the register', () => {
  it('is told with where somebody serves and marks of their name, and nothing else of them', async () => {
    const officer = anOfficer('siti', { name: 'Siti Umparan', phone: '+6281299999999' });
    const [event] = await eventsOf([[undefined, officer]]);
    expect(officerChanged.parse(event)).toEqual(event);
    expect(event?.data).toMatchObject({ unit: 'BKPSDM', rung: 'officer', active: true });
    expect(JSON.stringify(event)).not.toMatch(/umparan|9999|contoh\.test/i);
  });

  it('ends in the same roll in whatever order, and however often, it is told', async () => {
    const one = anOfficer('berubah', { unit: 'DINKES' });
    const moved = { ...one, unit: 'DISDIK' };
    const events = await eventsOf([
      [undefined, one],
      [one, moved],
      [moved, { ...moved, active: false }],
      [{ ...moved, active: false }, undefined],
      [undefined, { ...one, unit: 'INSPEKTORAT' }],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: 10 }),
        async (shuffled) => {
          await keep(shuffled);
          expect(await storedOf(one)).toMatchObject({ unit: 'INSPEKTORAT', active: true });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('that somebody left lasts, whatever older news comes later', async () => {
    const one = anOfficer('pergi');
    const events = await eventsOf([
      [undefined, one],
      [one, undefined],
    ]);
    await keep([...events].reverse());
    expect(await storedOf(one)).toMatchObject({ active: false });
  });
});

describe('where somebody who signed in serves', () => {
  const entry: RollEntry = {
    ...{ region: '18.09', officerId: 'satu', rung: 'officer', unit: 'DINKES' },
    ...{ active: true, order: '0' },
  };
  const person = { personId: 'satu', region: '18.09', unit: 'DINKES' };
  const chair: RollEntry = { ...entry, officerId: 'ketua', rung: 'chair', unit: 'SEKDA' };

  it('is what the register says, beside what their sign-in says', () => {
    expect(servingBy(person, [entry])).toMatchObject({ unit: 'DINKES', signedInUnit: 'DINKES' });
    expect(servingBy({ ...person, unit: 'DISDIK' }, [entry])).toMatchObject({
      unit: 'DINKES',
      signedInUnit: 'DISDIK',
    });
    expect(servingBy({ ...person, unit: undefined }, [entry])).toMatchObject({ signedInUnit: '' });
  });

  it('is under the chairs of their region who have not left', () => {
    const left = { ...chair, officerId: 'ketua-lama', active: false };
    const elsewhere = { ...chair, region: '14.06' };
    const serving = servingBy(person, [entry, chair, left, elsewhere]);
    expect(serving?.chairs).toEqual([{ region: '18.09', unit: 'SEKDA' }]);
  });

  it.each<[string, RollEntry | undefined]>([
    ['is not in it', undefined],
    ['has left', { ...entry, active: false }],
    ['serves in another region', { ...entry, region: '14.06' }],
    ['runs the system', { ...entry, rung: 'admin' }],
  ])('is nowhere for whoever %s', (_, found) => {
    expect(servingBy(person, found ? [found] : [])).toBeUndefined();
  });
});

describe('the names in a report', () => {
  const compare = (texts: (string | undefined)[], region = '35.75') =>
    compareNames({ roll, likenessKey: () => Promise.resolve(likenessKey) })(region, texts);

  beforeAll(async () => {
    const people = [
      anOfficer('petugas', { region: '35.75', name: 'Bagus Purworaharja' }),
      anOfficer('ketua', { region: '35.75', rung: 'chair', name: 'Endang Bugulwati' }),
      anOfficer('adm', { region: '35.75', rung: 'admin', name: 'Nirwana Tegineneng' }),
      anOfficer('provinsi', { region: '35', rung: 'province', name: 'Hariyanto Bromowijoyo' }),
      anOfficer('nasional', { region: 'ID', rung: 'national', name: 'Maria Nusawardani' }),
      anOfficer('pergi', { region: '35.75', name: 'Pergi Jauh', active: false }),
      anOfficer('lain', { region: '64.07', name: 'Lehanita Jempaung' }),
    ];
    await keep(await eventsOf(people.map((one) => [undefined, one])));
  });

  it.each([
    ['an officer', 'Pak Bagus'],
    ['a chair', 'Hj. Endang B., S.Sos'],
    ['an admin', 'nirwana'],
    ['somebody of the province', 'Harijanto'],
    ['somebody of the nation', 'Ibu Maria'],
  ])('may mean %s', async (_, name) => {
    expect(await compare([name])).toMatchObject({ isLikely: true });
    expect(await compare([undefined, name])).toMatchObject({ isLikely: true });
  });

  it('mean nobody who has left, who serves elsewhere, or whom nobody is like', async () => {
    for (const name of ['Pergi', 'Lehanita', 'Sutrisna Contoh'])
      expect(await compare([name])).toMatchObject({ isLikely: false, names: [{}] });
  });

  it('are none where none was said, or none can be compared', async () => {
    expect(await compare([undefined, undefined])).toEqual({ names: [], isLikely: false });
    expect(await compare(['?'])).toEqual({ names: [], isLikely: false });
  });
});
