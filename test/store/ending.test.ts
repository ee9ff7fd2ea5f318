import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { alarmsTable } from '../../functions/satgas/oversight/tables.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { dataRequestsTable } from '../../functions/site/requests/tables.ts';
import { emptyTable } from '../../infra/ending/empty-table.ts';
import { exportOfToday } from '../../infra/ending/export-of-today.ts';
import type { Row } from '../../infra/survival/place.ts';
import type { Table } from '../../shared/table/table.ts';
import { afterwards, ani, anEnding, budi } from '../support/ending.ts';
import { aPlace, exported, idOf, now, put, rowsOf, type TestPlace } from '../support/survival.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let place: TestPlace;
let account: ReturnType<typeof anEnding>;

beforeAll(async () => {
  engine = await startTestEngine();
  place = await aPlace(engine.client, 'end-');
}, 60_000);
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const inAYear = { N: String(Math.floor(afterwards / 1000) + 365 * 86_400) };

const filled = [
  ...[rostersTable, sourcesTable, quarantineTable, participationTable, officersTable],
  ...[pledgesTable, alertsTable, casesTable, deliveriesTable, identityAccessTable],
  ...[dataRequestsTable, alarmsTable],
].map(idOf);

beforeEach(async () => {
  for (const logicalId of filled)
    await emptyTable(engine.client, { logicalId, name: place.nameOf(logicalId) });
  account = anEnding(place);
  for (let n = 0; n < 30; n += 1)
    await put(place, rostersTable, { region: { S: '14.06' }, item: { S: `part#${String(n)}` } });
  await put(place, sourcesTable, { source: { S: 'kobo' } });
  await put(place, participationTable, { region: { S: '14.06' }, cell: { S: 'unit' } });
  await put(place, officersTable, { region: { S: '14.06' }, officerId: { S: 'o-1' } });
  await put(place, pledgesTable, { personKey: { S: 'p-1' }, expiresAt: inAYear });
}, 30_000);

const keyOf = ({ partitionKey, sortKey }: Table): Row => ({
  [partitionKey]: { S: 'k' },
  ...(sortKey !== undefined && { [sortKey]: { S: 'k' } }),
});

const countsNow = async () => ({
  rosters: (await rowsOf(place, rostersTable)).length,
  sources: (await rowsOf(place, sourcesTable)).length,
  participation: (await rowsOf(place, participationTable)).length,
  officers: (await rowsOf(place, officersTable)).length,
  pledges: (await rowsOf(place, pledgesTable)).length,
});
const untouched = { rosters: 30, sources: 1, participation: 1, officers: 1, pledges: 1 };

describe('the end of a campaign by two', () => {
  it('destroys nothing by one, and by the second what only the campaign needed', async () => {
    expect(await account.run(ani)).toBe('proposed');
    expect(await countsNow()).toEqual(untouched);
    expect(await account.run(budi)).toBe('ended');
    expect(await countsNow()).toEqual({ ...untouched, rosters: 0, sources: 0 });
    expect(account.removed).toEqual([]);
    const said = account.said.join('\n');
    expect(said).toMatch(/30 {2}PledgesRosters4D004512: DESTROYED/);
    expect(said).toMatch(/1 {2}PledgesParticipation59E8CCEA: kept \(/);
    expect(said).toMatch(/1 {2}PledgesTableB1F94A67: kept until its own end, the last on \d{4}-/);
    const [, ended] = [...account.written].find(([key]) => key.endsWith('/ended.json')) ?? [];
    expect(ended?.body).toContain('rows PledgesRosters4D004512 (30)');
    expect(ended?.body).toContain(`Confirmed by ${ani} and ${budi}`);
  });

  it('takes no second word of the same person', async () => {
    await account.run(ani);
    await expect(account.run(ani)).rejects.toThrow('confirmed already');
    expect(await countsNow()).toEqual(untouched);
  });

  it('takes no second word for another name, after a day, or for other things than were shown', async () => {
    await account.run(ani);
    await expect(account.run(budi, { typed: 'dema' })).rejects.toThrow('Nothing was destroyed');
    await put(place, quarantineTable, { source: { S: 'kept/kobo' }, id: { S: '1' } });
    expect(await account.run(budi)).toBe('proposed');
    account.clock.now += 86_400_001;
    expect(await account.run(ani)).toBe('proposed');
    expect(await countsNow()).toEqual(untouched);
  });
});

describe('what is still open', () => {
  const asked = {
    at: { N: String(afterwards - 1000) },
    personId: { S: 'a' },
    role: { S: 'chair' },
  };
  const handOver = {
    ...{ ...asked, region: { S: '14.06' }, reportKey: { S: 'r' }, item: { S: 'handover#1' } },
    ...{ reason: { S: 'x' }, letterNumber: { S: '1' }, sender: { S: 's' }, recipient: { S: 'b' } },
    bodyHash: { S: 'a'.repeat(43) },
  };

  it('is named with how many and what to do, and nothing is destroyed', async () => {
    await put(place, alertsTable, {
      region: { S: '14.06' },
      alertId: { S: 'a' },
      state: { S: 'taken' },
    });
    await put(place, casesTable, {
      caseKey: { S: 'c' },
      item: { S: 'case' },
      queue: { S: '14.06#open' },
    });
    await put(place, casesTable, {
      caseKey: { S: 'd' },
      item: { S: 'case' },
      queue: { S: '14.06#closed' },
    });
    await put(place, deliveriesTable, {
      recipient: { S: 'o' },
      item: { S: '1' },
      state: { S: 'held' },
    });
    await put(place, identityAccessTable, handOver);
    await put(place, dataRequestsTable, { requestKey: { S: 'q' }, queue: { S: '14.06#open' } });
    await put(place, quarantineTable, {
      source: { S: 'kobo' },
      id: { S: '1' },
      bodyBytes: { N: '1' },
    });
    await put(place, pledgesTable, { personKey: { S: 'p-2' } });
    account.messages.push({ queue: 'SatgasAlertsQueue', count: 3 });
    const refused = await account.run(ani).catch(String);
    for (const words of [
      '1 alerts are not resolved. Officers take',
      '1 cases have not ended. Officers end',
      '1 messages to officers were not sent yet. They go',
      '1 hand-overs to Bawaslu wait',
      '1 requests about personal data are not answered. Admins',
      '1 deliveries wait in quarantine, and may be reports. Replay',
      '1 pledges have no end. npm run end-pledges',
      '3 messages wait on SatgasAlertsQueue. Let them',
    ])
      expect(refused).toContain(words);
    expect(account.written.size).toBe(0);
  });

  it('is the campaign itself until its last day is over', async () => {
    account.clock.now = afterwards - 3 * 86_400_000;
    await expect(account.run(ani)).rejects.toThrow('The campaign lasts until');
  });
});

describe('an end that was cut off', () => {
  it('goes on where it stopped, without asking again, and records each step once', async () => {
    await account.run(ani);
    account.before.write = (key) => {
      if (key.includes('/done-000')) throw new Error('the line was cut');
    };
    await expect(account.run(budi)).rejects.toThrow('the line was cut');
    account.before.write = () => undefined;
    const ask = () => Promise.reject(new Error('asked again'));
    expect(await account.run(budi, { ask })).toBe('ended');
    expect(await countsNow()).toEqual({ ...untouched, rosters: 0, sources: 0 });
    expect([...account.written.keys()].filter((key) => key.includes('done-'))).toHaveLength(2);
    expect(await account.run(ani, { ask })).toBe('nothing');
  });
});

describe('once nothing has a term left', () => {
  it('what a deployment writes every day does not hold the last up, and a pledge does', async () => {
    const day = { N: String(Math.floor(afterwards / 1000) + 400 * 86_400) };
    await put(place, alarmsTable, { ...keyOf(alarmsTable), expiresAt: day });
    await account.run(ani);
    await account.run(budi);
    expect(account.removed).toEqual([]);
    account.clock.now = afterwards + 366 * 86_400_000;
    await account.run(ani);
    await account.run(budi);
    expect(account.removed).toContain('stack netral-demo-reports');
  });

  it('the stacks go first, then tables, secrets and pool; the public counts and the records stay', async () => {
    account.clock.now = afterwards + 366 * 86_400_000;
    await account.run(ani);
    account.before.remove = (name) => {
      if (name.includes('Pepper')) throw new Error('the line was cut');
    };
    await expect(account.run(budi)).rejects.toThrow('the line was cut');
    account.before.remove = () => undefined;
    await account.run(budi);
    expect(account.removed.slice(0, 2)).toEqual([
      'stack netral-demo-reports',
      'stack netral-demo-shared',
    ]);
    expect(new Set(account.removed).size).toBe(account.removed.length);
    const gone = account.removed.join('\n');
    for (const id of [
      'SatgasOfficers',
      'PledgesTable',
      'PledgesPepper',
      'SignInPeople',
      'EvidenceRoomEvidence8',
    ])
      expect(gone).toContain(id);
    for (const id of [
      'Participation',
      'Ceremonies',
      'KeyRing',
      'Locked',
      'ReportersKey',
      'Erasure',
    ])
      expect(gone).not.toContain(id);
  });

  it('is not while a single object of evidence is there', async () => {
    account.clock.now = afterwards + 366 * 86_400_000;
    account.evidence.count = 1;
    await account.run(ani);
    await account.run(budi);
    expect(account.removed).toEqual([]);
  });
});

describe('an export of today', () => {
  it('is taken whole and as this deployment wrote it only', async () => {
    const { folder, manifest, forget } = await exported(place);
    const pepper = async () => (await place.secrets()).get('PledgesPepperBDDFA5B3')?.[0] ?? '';
    const asked = { folder, deployment: 'demo', now, pepper };
    expect(await exportOfToday(asked)).toBe(manifest.exportId);
    const refused = (more: object) => exportOfToday({ ...asked, ...more }).catch(String);
    expect(await refused({ deployment: 'riau' })).toContain('it is of demo');
    expect(await refused({ now: now + 86_400_001 })).toContain('Export again');
    expect(await refused({ pepper: () => Promise.resolve('other') })).toContain('did not write it');
    const name = manifest.tables.flatMap(({ files }) => files)[0]?.name ?? '';
    writeFileSync(join(folder, name), 'changed');
    expect(await refused({})).toContain('was changed');
    rmSync(join(folder, name));
    expect(await refused({})).toContain('is gone');
    expect(
      await account.run(ani, { exported: () => exportOfToday(asked) }).catch(String),
    ).toContain('gone');
    expect(account.written.size).toBe(0);
    forget();
  });
});
