import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pMap from 'p-map';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { accusedKinds, whoMustNotKnow, type OfSatgas } from '../support/accused-kinds.ts';
import { doors, doorsThatDiffer } from '../support/barred-doors.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite, keyOfReport, type FoundRow } from '../support/inside-tables.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';
import { unitSpellings } from '../support/unit-spellings.ts';

type Headers = Record<string, string>;
type Sent = { kind: string; caseNumber: string; mustNot: OfSatgas[] };
type Page = { cases: { caseNumber: string }[]; next: string | null };

const region = '18.09';
let suite: SuiteProcess;
let sent: Sent[];
let rows: FoundRow[];
/** Whoever of the demo can be in conflict, as they sign in, and their mailboxes. */
let people: Partial<Record<OfSatgas, { headers: Headers; mailbox: string }>>;
let national: Headers;

const reportOn = async (kind: string, spelling: [string, string]): Promise<Sent> => {
  const said = {
    accusedName: undefined,
    accusedUnit: undefined,
    ...accusedKinds[kind]?.says(spelling[0]),
  };
  const link = 'https://www.facebook.com/contoh/posts/1';
  const { status, body } = await suite.client.post(
    '/v1/reports',
    aReport({ region, link, ...said }),
  );
  expect({ kind, spelling, status, body }).toMatchObject({ status: 201 });
  const { caseNumber } = body as { caseNumber: string };
  return { kind, caseNumber, mustNot: whoMustNotKnow(kind, spelling) };
};

const signedIn = async (role: string, of: string, nth = 0) => {
  const { people: all } = (await suite.client.get('/_local/demo.json')).body as {
    people: { role: string; region: string; email: string }[];
  };
  const who = all.filter((one) => one.role === role && one.region === of)[nth];
  return { headers: await signInTo(suite, role, of, nth), mailbox: who?.email ?? '' };
};

/** Every case that somebody's list shows, page by page. */
const listed = async (as: Headers): Promise<Set<string>> => {
  const found = new Set<string>();
  let cursor: string | null = '';
  for (let page = 0; cursor !== null && page < 100; page += 1) {
    const path: string = `/v1/cases?region=${region}${cursor && `&cursor=${cursor}`}`;
    const { status, body } = await suite.client.get(path, { headers: as });
    expect(status).toBe(200);
    const { cases, next } = body as Page;
    for (const { caseNumber } of cases) found.add(caseNumber);
    cursor = next;
  }
  return found;
};

const barredTo = (id: OfSatgas) => sent.filter(({ mustNot }) => mustNot.includes(id));

beforeAll(async () => {
  suite = await startSuiteProcess();
  await toWorkingHours(suite.client);
  people = {
    inspektorat: await signedIn('officer', region, 0),
    bkpsdm: await signedIn('officer', region, 1),
    ketua: await signedIn('chair', region),
    provinsi: await signedIn('chair', '18'),
  };
  ({ headers: national } = await signedIn('officer', 'ID'));
  const all = unitSpellings.flatMap((spelling) =>
    Object.keys(accusedKinds).map((kind) => ({ kind, spelling })),
  );
  sent = await pMap(all, ({ kind, spelling }) => reportOn(kind, spelling), { concurrency: 6 });
  await eventually('every case in the list of the nation', 240, async () => {
    const shown = await listed(national);
    if (sent.every(({ caseNumber }) => shown.has(caseNumber))) return true;
    // A look at all of them costs more than a moment of waiting.
    await wait(3000);
    return undefined;
  });
  rows = await insideSuite(suite);
}, 600_000);

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const each: OfSatgas[] = ['inspektorat', 'bkpsdm', 'ketua', 'provinsi'];

describe('all ways to write a unit, for all kinds of accused, sent over HTTP', () => {
  it.each(each)('are in no list of whom they concern: %s', async (id) => {
    const { headers = {} } = people[id] ?? {};
    const shown = await listed(headers);
    expect(barredTo(id).length).toBeGreaterThan(id === 'provinsi' ? 40 : 300);
    expect(barredTo(id).filter(({ caseNumber }) => shown.has(caseNumber))).toEqual([]);
    // The list is not merely empty: what concerns nobody of the province is in its chair's.
    if (id === 'provinsi') expect(shown.size).toBeGreaterThan(500);
  });

  it.each(each)('are in no message to whom they concern: %s', async (id) => {
    const own = (await suite.client.outbox()).filter(({ to }) => to === people[id]?.mailbox);
    const words = JSON.stringify(own.map(({ body }) => body));
    expect(barredTo(id).filter(({ caseNumber }) => words.includes(caseNumber))).toEqual([]);
  });

  it.each(each)('are not in the CSV for whom they concern: %s', async (id) => {
    const { headers = {} } = people[id] ?? {};
    const { status, text } = await textOf(`/v1/cases/export?region=${region}`, headers);
    expect(status).toBe(200);
    expect(barredTo(id).filter(({ caseNumber }) => text.includes(caseNumber))).toEqual([]);
  });
});

const textOf = async (path: string, headers: Headers) => {
  const response = await fetch(suite.url + path, { headers });
  return { status: response.status, text: await response.text() };
};

/** What each kind of report is found by, once for each kind and way to be in conflict. */
const oneOfEach = (id: OfSatgas): Sent[] =>
  Object.keys(accusedKinds).flatMap((kind) =>
    barredTo(id)
      .filter((one) => one.kind === kind)
      .slice(0, 1),
  );

describe('whoever is in conflict', () => {
  it.each(each)(
    'gets no byte that differs from “there is no such case” at any door: %s',
    async (id) => {
      const { headers = {} } = people[id] ?? {};
      expect(doors.length).toBeGreaterThan(20);
      for (const { kind, caseNumber } of oneOfEach(id)) {
        const found = {
          region,
          caseKey: keyOfReport(rows, caseNumber),
          alertId: alertOf(caseNumber) ?? anAlertOfNobody,
        };
        expect({ kind, differing: await doorsThatDiffer(suite.url, found, headers) }).toEqual({
          ...{ kind, differing: [] },
        });
      }
    },
  );

  it('is who differs: to whom a case concerns nothing, most doors do', async () => {
    const { caseNumber = '' } = oneOfEach('bkpsdm')[0] ?? {};
    const found = { region, caseKey: keyOfReport(rows, caseNumber), alertId: anAlertOfNobody };
    const differing = await doorsThatDiffer(suite.url, found, national);
    expect(differing.length).toBeGreaterThan(8);
  });
});

const anAlertOfNobody = `12345678901-${'a'.repeat(12)}`;
const alertOf = (caseNumber: string): string | undefined => {
  const found = rows.find(({ row }) => row['caseNumber'] === caseNumber && row['alertId']);
  return found && String(found.row['alertId']);
};
