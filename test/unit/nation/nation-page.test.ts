import { describe, expect, it } from '@jest/globals';
import { exportNationHttp, nationHttp } from '../../../functions/satgas/nation/nation.http.ts';
import type { NationStore } from '../../../functions/satgas/nation/nation-store.ts';
import type { Taken } from '../../../functions/satgas/nation/tables.ts';
import { totalsOf } from '../../../functions/aggregate-totals.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { aMember, anAggregate, peopleOf } from '../../support/aggregates.ts';

const now = 1_795_700_060_000;
const hourMs = 3_600_000;
const members = [
  aMember('contoh-14', ['14']),
  aMember('contoh-18', ['18']),
  aMember('contoh-35', ['35']),
];

const of = (member: string, region: string, hoursAgo: number): Taken[] => {
  const madeAt = now - hoursAgo * hourMs;
  const reports = [
    {
      ...{ region, received: 15, otherStates: 5, otherClasses: 0 },
      states: [{ name: 'referred', cases: 10 }],
      classes: [{ name: 'etik', cases: 15 }],
    },
  ];
  const alerts = [{ region, medianToTakeMinutes: 7, isSilent: true, reachable: 4 }];
  const common = { ...anAggregate({ deployment: member, madeAt }) };
  const parts = [
    anAggregate({ deployment: member, madeAt, regions: [peopleOf(region)] }),
    {
      ...common,
      part: 'reports',
      regions: reports,
      totals: { received: 15, otherStates: 5, otherClasses: 0 },
    },
    { ...common, part: 'alerts', regions: alerts, totals: totalsOf.alerts(alerts) },
  ];
  return parts.map((aggregate) => ({
    ...{ member, madeAt, takenAt: madeAt, text: JSON.stringify(aggregate) },
    part: aggregate.part as Taken['part'],
  }));
};

const nation: Pick<NationStore, 'listTaken' | 'listRefused'> = {
  listTaken: () => Promise.resolve([...of('contoh-14', '14', 1), ...of('contoh-18', '18', 5)]),
  listRefused: () =>
    Promise.resolve([
      { rule: 'totals-differ', member: 'contoh-35', times: 3, lastAt: now },
      { rule: 'unknown-key', member: '-', times: 1, lastAt: now },
    ]),
};
const needs = { members, nation, now: () => now };
const frame: PageFrame = {
  ...{ base: '', lang: 'id', path: '/v1/oversight/nation', stylesheet: '/assets/netral.css' },
  person: { name: 'Contoh', role: 'oversight', region: 'ID' },
};

type Call = Parameters<ReturnType<typeof nationHttp>>[0];
const call = { person: frame.person } as unknown as Call;

const answer = async () => {
  const given = await nationHttp(needs)(call);
  if (!('page' in given)) throw new Error('There is no page');
  return { body: given.body, page: await given.page(frame) };
};

describe('the page of the nation', () => {
  it('has every region of every member: recent, old, or never heard of', async () => {
    const { body, page } = await answer();
    expect(body).toMatchObject({
      regions: [
        { region: '14', freshness: 'fresh' },
        { region: '18', freshness: 'stale' },
        { region: '35', freshness: 'never', participation: null, reports: null, alerts: null },
      ],
      totals: {
        participation: { pledged: 200, attended: 100, regions: 2 },
        alerts: { silent: 2, reachable: 8, regions: 2 },
      },
    });
    expect(page).toContain('1 daerah dengan angka lama atau tidak lengkap, 1 daerah belum pernah');
    expect(page.match(/<tr id="r-/g)).toHaveLength(4);
    expect(page).toContain('diteruskan 10, lainnya 5');
  });

  it('says that people in two deployments are counted twice, and what each number means', async () => {
    const { body, page } = await answer();
    if (!body || !('definitions' in body)) throw new Error('There are no definitions');
    for (const { id } of Object.values(body.definitions)) expect(page).toContain(id);
    expect(page).toContain('dihitung di keduanya');
  });

  it('names what was refused, of whom and by which rule', async () => {
    const { page } = await answer();
    expect(page).toMatch(
      /contoh-35: <strong>[^<]+<\/strong> \(<code>totals-differ<\/code>\), 3 kali/,
    );
    expect(page).toContain('pengirim tak dikenal: <strong>');
  });

  it('is given as CSV, one region a row, empty where nothing was told', async () => {
    const given = await exportNationHttp(needs)(call);
    if (!('file' in given)) throw new Error('There is no file');
    const rows = Buffer.from(given.file.content).toString().trim().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^14,Riau,contoh-14,fresh,100,50,30,10,10,10,200,2026-/);
    expect(rows[3]).toMatch(/^35,Jawa Timur,contoh-35,never,{30,}$/);
  });
});
