import { describe, expect, it } from '@jest/globals';
import {
  answerWithinMs,
  approveIdentity,
  askForIdentity,
  readIdentity,
  readWithinMs,
} from '../../../functions/reports/identity/break-glass.ts';
import type { IdentityTrail } from '../../../functions/reports/identity/identity-store.ts';
import { trailForReporter } from '../../../functions/reports/identity/trail.ts';
import { attemptOf } from '../../support/attempts.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { registeredAsSignedIn } from '../../support/roll.ts';
import { aTrackedReport } from '../../support/follow-up.ts';

const officer: Person = { personId: 'o1', role: 'officer', region: '18.09', name: 'Satu' };
const colleague: Person = { personId: 'o2', role: 'officer', region: '18.09', name: 'Dua' };
const chair: Person = { personId: 'c1', role: 'chair', region: '18.09', name: 'Ketua' };
const province: Person = { personId: 'p1', role: 'chair', region: '18', name: 'Provinsi' };
const national: Person = { personId: 'n1', role: 'officer', region: 'ID', name: 'Nasional' };

const said = { reason: 'Diteruskan kepada Bawaslu kabupaten.', category: 'referral' as const };

/** The rules over a trail in memory, with everything that happened in its order. */
const theGlass = (lane: 'lead' | 'named' = 'named') => {
  const gone: string[] = [];
  const rows: Record<string, unknown>[] = [];
  const happened: string[] = [];
  let now = Date.UTC(2026, 10, 23, 3);
  let ids = 0;
  const trail: IdentityTrail = {
    add: (entry) => {
      if (rows.some(({ item }) => item === entry.item)) return Promise.resolve('already-there');
      rows.push(entry);
      happened.push(entry.item.split('#')[0] ?? '');
      return Promise.resolve('added');
    },
    list: () => Promise.resolve([...rows]),
  };
  const report = aTrackedReport({ lane, barring: { standing: 'none', units: [], names: [] } });
  const about = (person: Person) => ({
    ...{ report, reportKey: 'k', person },
    serving: person,
  });
  const needs = { trail, now: () => now };
  const read = readIdentity({
    ...needs,
    whoServes: (person) =>
      gone.includes(person.personId)
        ? Promise.resolve(undefined)
        : registeredAsSignedIn({ ...person, unit: 'INSPEKTORAT' }),
    newId: () => `id${(ids += 1)}`,
    count: (name) => happened.push(name),
    findReporter: () => {
      happened.push('name fetched');
      return Promise.resolve({ reporterName: 'Pelapor Rahasia' });
    },
  });
  return {
    rows,
    happened,
    /** Leaves the register of officers. */
    leaves: ({ personId }: Person) => void gone.push(personId),
    later: (ms: number) => (now += ms),
    ask: async (person: Person, key = 'k1', more = {}) =>
      askForIdentity(needs)(
        about(person),
        { ...said, ...more },
        await attemptOf(key, { ...said, ...more }),
      ),
    approve: (person: Person, id: string) => approveIdentity(needs)(about(person), id),
    read: (person: Person) => read(about(person)),
  };
};

const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error('was not refused');
  return `${error.code} ${error.errors[0]?.reason ?? ''}`.trim();
};

describe('reading who reported', () => {
  it('takes two, and leaves a trace before the name is fetched', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    await glass.approve(chair, requestId);
    expect(await glass.read(officer)).toMatchObject({
      caseNumber: 'LP-7KQ2MD',
      identity: { reporterName: 'Pelapor Rahasia' },
    });
    await glass.read(chair);
    expect(glass.happened).toEqual([
      'request',
      'approval',
      ...['read', 'IdentityRead', 'name fetched'],
      ...['read', 'IdentityRead', 'name fetched'],
    ]);
    expect(
      trailForReporter(glass.rows)
        .map(({ what }) => what)
        .sort(),
    ).toEqual(['approved', 'asked', 'read', 'read']);
    for (const row of glass.rows) expect(row['expiresAt']).toBe(aTrackedReport().expiresAt);
  });

  it.each([
    ['the chair of the region', chair],
    ['the province', province],
    ['the national satgas', national],
  ])('can be agreed to by %s', async (_, person) => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    expect((await glass.approve(person, requestId)).approval?.personId).toBe(person.personId);
  });

  it('is never agreed to by who asked, nor by an officer of the same level', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(chair);
    expect(await refusalOf(glass.approve(chair, requestId))).toBe('not-allowed own-request');
    expect(await refusalOf(glass.approve(colleague, requestId))).toBe('not-allowed needs-a-chair');
    expect(await refusalOf(glass.approve(province, 'nothing'))).toBe('not-found unknown-request');
  });

  it('is for the two only, and for nobody before the second agreed', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    expect(await refusalOf(glass.read(officer))).toBe('not-allowed needs-two');
    await glass.approve(chair, requestId);
    for (const person of [colleague, province, national]) {
      expect(await refusalOf(glass.read(person))).toBe('not-allowed needs-two');
    }
    expect(glass.happened).not.toContain('name fetched');
  });

  it.each([
    ['who asked', officer, chair],
    ['who agreed', chair, officer],
  ])('ends for both once %s may know of the case no more', async (_, out, other) => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    await glass.approve(chair, requestId);
    await glass.read(other);
    glass.leaves(out);
    expect(await refusalOf(glass.read(other))).toBe('not-allowed needs-two');
    expect(glass.happened.filter((one) => one === 'name fetched')).toHaveLength(1);
  });

  it('ends 24 hours after the second agreed', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    await glass.approve(chair, requestId);
    glass.later(readWithinMs);
    await glass.read(officer);
    glass.later(1);
    expect(await refusalOf(glass.read(officer))).toBe('too-late expired');
  });

  it('cannot be agreed to after 72 hours', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    glass.later(answerWithinMs + 1);
    expect(await refusalOf(glass.approve(chair, requestId))).toBe('too-late expired');
  });

  it('is agreed to once: a repeat is the same, another person is told', async () => {
    const glass = theGlass();
    const { requestId } = await glass.ask(officer);
    const first = await glass.approve(chair, requestId);
    glass.later(60_000);
    expect(await glass.approve(chair, requestId)).toEqual(first);
    expect(await refusalOf(glass.approve(province, requestId))).toBe(
      'conflict approved-by-another',
    );
  });

  it('is asked once per Idempotency-Key', async () => {
    const glass = theGlass();
    const first = await glass.ask(officer, 'k1');
    glass.later(1000);
    expect(await glass.ask(officer, 'k1')).toEqual(first);
    const other = { reason: 'Alasan lain yang cukup panjang.' };
    expect(await refusalOf(glass.ask(officer, 'k1', other))).toBe('idempotency-key-reused');
    expect(glass.rows).toHaveLength(1);
  });

  it('is not asked for where nobody gave a name', async () => {
    expect(await refusalOf(theGlass('lead').ask(officer))).toBe('conflict nobody-named');
    expect(await refusalOf(theGlass('lead').read(officer))).toBe('conflict nobody-named');
  });

  it('has an end: a report is not asked about more than fifty times', async () => {
    const glass = theGlass();
    for (let n = 0; n < 50; n += 1) await glass.ask(officer, `k${n}`);
    expect(await refusalOf(glass.ask(officer, 'k50'))).toBe('conflict too-many-asked');
  });
});
