import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  emptyFunnel,
  funnelDefinitions,
  type Funnel,
} from '../../functions/reports/cases/funnel.ts';
import { definitions as counted } from '../../functions/pledges/counting/participation-words.ts';
import { renderParticipation } from '../../functions/pledges/counting/participation.tsx';
import { renderSheet } from '../../functions/pledges/ceremonies/pages/sheet.tsx';
import { drawMaps } from '../../infra/map/draw-maps.ts';
import { renderFunnel } from '../../functions/reports/cases/pages/funnel.tsx';
import { renderReaders } from '../../functions/reports/readings/pages/readers.tsx';
import { renderNation } from '../../functions/satgas/nation/nation.tsx';
import { definitions } from '../../functions/satgas/nation/words.ts';
import { needsOf } from '../../functions/satgas/oversight/needs.ts';
import { RegionRows } from '../../functions/satgas/oversight/region-rows.tsx';
import type { PageFrame } from '../../shared/page/frame.ts';
import { renderPage } from '../../shared/page/layout.tsx';
import { demoCampaign } from '../support/campaign.ts';

const n = 54_321;
const at = '2026-11-30T02:00:00.000Z';
const frame = (lang: 'id' | 'en'): PageFrame => ({
  ...{ base: '', lang, path: '/v1/oversight', stylesheet: '/assets/netral.css' },
  person: { name: 'Contoh', role: 'oversight', region: 'ID' },
});

const empty = emptyFunnel();
const funnel: Funnel = {
  ...{ received: n, named: n, checked: n, verified: n, referred: n, decided: n, notProven: n },
  ...{ withdrawn: n, outOfScope: n, overdue: n, foundBySweep: n, toComplete: n },
  findings: { checked: n, referred: n, sanctioned: n },
  sanctioned: { ...empty.sanctioned, heavy: n, moral: n },
  open: { underWeek: n, underMonth: n, older: n },
};

const people = {
  ...{ pledged: n, attended: n, confirmed: n, attendedByUnit: n, others: n },
  ...{ claimedAtLeast: n, expected: n },
};
const reports = {
  ...{ received: n, otherStates: n, otherClasses: n },
  states: [{ name: 'referred' as const, cases: n }],
  classes: [{ name: 'etik' as const, cases: n }],
};
const told = { madeAt: at, isStale: false };

const line = {
  ...{ region: '18.09', reachable: n, alerts: n, taken: n, waits: [n * 60_000] },
  open: { underHour: n, underDay: 0, older: n },
  reached: { officers: n },
  ...{
    isSilent: false,
    overdueMessages: n,
    foundBySweep: n,
    unreached: n,
    outOfStep: n,
    opened: [n],
  },
};

const split = { shown: [{ key: 'DISDIK', name: 'Dinas Pendidikan', pledged: n }], others: n };
const region = {
  ...{ region: '18.09', name: 'Pesawaran', pledged: n, expected: n, claimedAtLeast: n },
  ...{ units: split, staffKinds: split, standings: split, acts: split, ceremonies: split },
  ...{ countedAt: at, days: [{ on: '2026-11-30', pledged: n }] },
  voided: [{ pledges: n, reason: 'wrong-list' as const, at }],
};
const participation = { regions: [region], audit: null, definitions: counted };
const maps = drawMaps(['18.09']);

const pages: Record<string, (of: PageFrame) => string> = {
  'participation of all': (of) =>
    renderParticipation(of, participation, { chosen: { province: '18' }, maps }),
  'participation of one': (of) =>
    renderParticipation(of, participation, { chosen: { region: '18.09' }, maps }),
  sheet: (of) =>
    renderSheet(of, {
      back: '/',
      sheet: {
        ...{ ceremonyId: 'c', sheetId: 's', state: 'kept', sentAt: at },
        ...{ rows: n, taken: n, refused: n, stored: n, refusedRows: [] },
      },
    }),
  nation: (of) =>
    renderNation(of, {
      regions: [
        {
          ...{ region: '18', name: 'Lampung', deployment: 'contoh-18', freshness: 'fresh' },
          participation: { ...people, ...told },
          reports: { ...reports, ...told },
          alerts: { medianToTakeMinutes: n, isSilent: false, reachable: n, ...told },
        },
        {
          ...{ region: '11', name: 'Aceh', deployment: 'contoh-11', freshness: 'never' },
          ...{ participation: null, reports: null, alerts: null },
        },
      ],
      totals: {
        participation: { ...people, regions: n },
        reports: { ...reports, regions: n },
        alerts: { silent: n, reachable: n, regions: n },
      },
      refused: [{ rule: 'forged', member: null, times: n, lastAt: at }],
      definitions,
    }),
  funnel: (of) =>
    renderFunnel(of, {
      campaign: demoCampaign(),
      answer: {
        regions: [{ ...funnel, region: '18.09', countedAt: at, reviewsOverdue: n }],
        ...{ total: funnel, reviewsOverdue: n, notCounted: [], definitions: funnelDefinitions },
        sources: [
          {
            ...{ source: 'kobo', theirs: n, arrived: n, missing: n, filled: n, waiting: n },
            ...{ checkedAt: at, failure: null },
          },
        ],
      },
    }),
  readers: (of) => {
    const counts = { lastDay: n, inAll: n, cases: n, exported: n };
    const who = { personId: 'petugas-1', role: 'officer', scope: '18.09', lastAt: at };
    const readers = [{ ...who, ...counts, isUnusual: true }];
    const regions = [{ region: '18.09', isMore: false, readers }];
    return renderReaders(of, { answer: { days: 30, regions }, choices: [] });
  },
  oversight: (of) =>
    renderPage(
      <RegionRows
        frame={of}
        rows={[
          {
            ...{ name: 'Pesawaran', href: undefined, more: undefined },
            line: { ...line, needs: needsOf(line) },
          },
        ]}
        order="need"
        hrefOf={() => '/'}
      />,
    ),
};

describe('a region of the nation that sent nothing yet', () => {
  it('is one line that says so, and no column of dashes', () => {
    const seen = pages['nation']?.(frame('id')) ?? '';
    const row = /<tr id="r-11".*?<\/tr>/s.exec(seen)?.[0] ?? '';
    expect(row).toContain('belum ada');
    expect(row.match(/<td/g)).toHaveLength(1);
    expect(row).not.toContain('–');
  });
});

describe.each(Object.entries(pages))('a large number on the page %s', (_, render) => {
  it.each([
    ['id', '54.321'],
    ['en', '54,321'],
  ] as const)('has its thousands apart in %s', (lang, text) => {
    const seen = render(frame(lang)).replaceAll(/<[^>]*>/g, ' ');
    expect(seen).toContain(text);
    expect(seen.match(/[^\n]{0,40}\d{5,}[^\n]{0,20}/g) ?? []).toEqual([]);
  });
});

it('numbers of pages are written by one function', () => {
  const sources = ['functions', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  const own = sources.filter((path) =>
    /\.toLocaleString\(|Intl\.NumberFormat/.test(readFileSync(path, 'utf8')),
  );
  expect(own).toEqual(['shared/page/number-text.ts']);
});
