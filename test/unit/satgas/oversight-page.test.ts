import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { byProvince, together } from '../../../functions/satgas/oversight/grouped.ts';
import { needsOf } from '../../../functions/satgas/oversight/needs.ts';
import { inOrder, type Order } from '../../../functions/satgas/oversight/order.ts';
import { oversightCsv } from '../../../functions/satgas/oversight/oversight-csv.ts';
import { renderOversight } from '../../../functions/satgas/oversight/oversight.tsx';
import type { Silence } from '../../../functions/satgas/silences/silence.ts';
import type { OversightProps } from '../../../functions/satgas/oversight/shown.ts';
import { overseenDays, type RegionLine } from '../../../functions/satgas/oversight/oversee.ts';
import { drawMaps } from '../../../infra/map/draw-maps.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import regions from '../../../shared/regions/regions.json' with { type: 'json' };
import { demoCampaign } from '../../support/campaign.ts';

const days = Array.from({ length: overseenDays }, (_, day) => day % 3);
const aLine = (region: string, more: Partial<RegionLine> = {}): RegionLine => {
  const line = {
    region,
    reachable: 3,
    alerts: 4,
    taken: 4,
    waits: [60_000, 120_000],
    open: { underHour: 0, underDay: 0, older: 0 },
    reached: { 'on-duty': 4 },
    isSilent: false,
    overdueMessages: 0,
    foundBySweep: 0,
    unreached: 0,
    outOfStep: 0,
    opened: days,
    ...more,
  };
  return { ...line, needs: needsOf(line) };
};

const lines = [
  aLine('14.06'),
  aLine('18.01', { reachable: 0 }),
  aLine('18.09', {
    ...{ isSilent: true, alerts: 0, taken: 0, waits: [], reached: {} },
    opened: days.map(() => 0),
  }),
  aLine('35.01', { open: { underHour: 1, underDay: 0, older: 2 }, taken: 1, waits: [7_200_000] }),
];

const sms = {
  ...{ spentMicroUsd: 1, budgetMicroUsd: 100, predictedMicroUsd: 2 },
  ...{ isInSandbox: false, spendLimitUsd: null, reconciled: null },
};
const frame: PageFrame = {
  ...{ base: '', lang: 'id', path: '/v1/oversight/alerts', stylesheet: '/assets/netral.css' },
  person: { name: 'Contoh', role: 'oversight', region: 'ID' },
};
const campaign = demoCampaign();
const everyRegion = regions.map(({ code }) => code).filter((code) => code.length > 2);
const maps = drawMaps(everyRegion);
type More = {
  lines?: RegionLine[];
  silences?: Silence[];
  scope?: string;
  province?: string;
} & Partial<Pick<OversightProps, 'alarmsOn' | 'alarms' | 'deadLetters' | 'sms'>>;
const page = (more: More = {}): string =>
  renderOversight(frame, {
    silences: more.silences ?? [],
    ...{
      campaign,
      maps,
      sms: more.sms ?? sms,
      lines: more.lines ?? lines,
      scope: more.scope ?? 'ID',
    },
    ...{ alarmsOn: more.alarmsOn ?? [], alarms: more.alarms ?? [], deadLetters: more.deadLetters },
    query: more.province === undefined ? {} : { province: more.province },
  });

describe('a line on hold', () => {
  it('stands on the page with its end and its reason, and leads to who may end it', () => {
    const until = Date.parse('2026-11-30T03:00:00Z');
    const silences = [{ region: '18.09', until, reason: 'Telepon diganti', by: 'ketua' }];
    expect(page({ silences })).toMatch(
      /v1\/silences\?region=18\.09">Kabupaten Pesawaran<\/a>: [^<]*10[.:]00[^<]*Telepon diganti/,
    );
    expect(page()).not.toContain('/v1/silences?region');
  });
});

describe('what a day of SMS cost', () => {
  const reconciled = {
    ...{ day: '2026-11-21', at: 1, countedMicroUsd: 0, messages: 5, setAsideMicroUsd: 1_750_000 },
    ...{ priced: 4, pricedSetAsideMicroUsd: 1_400_000, priceMicroUsd: 2_800_000, parts: 8 },
  };

  it('stands on the page beside what was set aside, and what is wrong with it', () => {
    const shown = page({ sms: { ...sms, reconciled: { ...reconciled, differs: ['price'] } } });
    expect(shown).toMatch(/Menurut operator, SMS [^<]*21 November 2026: US\$ 2,80 \/ US\$ 1,40/);
    expect(shown).toContain('4 dari 5 SMS sudah berbukti harga, 8 bagian. Lebih mahal');
    expect(page()).not.toContain('Menurut operator');
  });
});

describe('what the deployment says of itself', () => {
  it('stands on the page: alarms with who is hurt, and what waits for a person, with its age', () => {
    const shown = page({
      alarms: [
        {
          ...{ at: Date.parse('2026-11-23T02:00:00Z'), name: 'MessagesUnsent' },
          ...{ says: 'A message <b>ended</b>.', runbook: 'docs/runbook.md#messages-are-not-sent' },
        },
      ],
      deadLetters: {
        at: Date.parse('2026-11-23T03:05:00Z'),
        queues: [{ part: 'satgas', queue: 'SmsQueueDeadLetters', waiting: 3 }],
        unread: 1,
      },
    });
    expect(shown).toContain('A message &lt;b>ended&lt;/b>.');
    expect(shown).toContain('docs/runbook.md#messages-are-not-sent');
    expect(shown).toMatch(/<strong>3<\/strong>: Petugas mungkin belum diberi tahu/);
    expect(shown).toContain('1 antrean tidak dapat dibaca');
    expect(shown).toMatch(/Diperiksa [^<]*10[.:]05/);
  });

  it('has the alarms that are on apart from those that went off, and says when none is', () => {
    const alarm = { at: Date.parse('2026-11-23T02:00:00Z'), name: 'Deep', runbook: '' };
    const shown = page({ alarmsOn: [{ ...alarm, says: 'Officers are told late.' }] });
    expect(shown).toMatch(/Alarm yang menyala<\/h2><ul>.*Officers are told late/s);
    expect(shown).not.toContain('Tidak ada alarm yang menyala');
    expect(page()).toContain('Tidak ada alarm yang menyala');
  });

  it('is said to be nothing only after somebody looked', () => {
    expect(page()).toContain('Belum diperiksa');
    const seen = { at: 0, queues: [], unread: 0 };
    expect(page({ deadLetters: seen })).toContain('Tidak ada yang menunggu');
  });
});

describe('the regions of an oversight', () => {
  it('stand with what needs somebody first, and in the order of any heading', () => {
    const codes = (order: Order) => inOrder(lines, order).map(({ region }) => region);
    expect(codes('need')).toEqual(['18.01', '35.01', '18.09', '14.06']);
    expect(codes('region')).toEqual(['14.06', '18.01', '18.09', '35.01']);
    expect(codes('reachable')[0]).toBe('18.01');
    expect(codes('open')[0]).toBe('35.01');
    expect(codes('taken')[0]).toBe('35.01');
    expect(codes('time')[0]).toBe('35.01');
  });

  it('of a province add up to one line, as bad as the worst of them', () => {
    const [, lampung] = byProvince(lines);
    expect(lampung).toMatchObject({ code: '18', standing: 'urgent', count: 1 });
    expect(lampung && together(lampung)).toMatchObject({
      ...{ region: '18', reachable: 3, alerts: 4, waits: [60_000, 120_000], isSilent: false },
      ...{ reached: { 'on-duty': 4 }, opened: days, needs: ['unreachable', 'silent'] },
    });
  });

  it('are rows of a spreadsheet', () => {
    const view = { ...aLine('18.01'), medianToTakeMinutes: 1, p95ToTakeMinutes: null };
    const [head, row] = oversightCsv(campaign, [view]).split('\r\n');
    expect(head).toMatch(/^\uFEFFdaerah,kode,petugas_terhubungi,/);
    expect(row).toBe('Kabupaten Lampung Selatan,18.01,3,4,4,0,0,0,1,,0,0,0,0,');
  });
});

describe('the page of an oversight', () => {
  it('names the regions to call before it draws them, and each in words beside its colour', () => {
    const html = page();
    expect(html.indexOf('Kabupaten Lampung Selatan')).toBeLessThan(html.indexOf('<svg'));
    expect(html).toContain('Lampung: 1 dari 2 daerah: perlu dihubungi hari ini');
    expect(html).toContain('1 daerah sunyi selama 30 hari');
    expect(html).toContain('CC BY 3.0 IGO');
    expect(html).not.toMatch(/ style=/);
  });

  it('shows a province by its regions, and one region without a map', () => {
    const own = lines.filter(({ region }) => region.startsWith('18'));
    const province = page({ lines: own, province: '18' });
    expect(province).toContain('href="#r-18.01"');
    expect(province).toContain('Seluruh Indonesia');
    expect(page({ lines: own, scope: '18' })).not.toContain('Seluruh Indonesia');
    expect(page({ lines: own.slice(1), scope: '18.09' })).not.toContain('class="map"');
  });

  it('of the whole nation, with something wrong everywhere, is lighter than 50 KB', () => {
    const all = everyRegion.map((code, at) =>
      aLine(code, {
        ...{ reachable: at % 3, alerts: at, taken: at % 7, unreached: at % 5 },
        open: { underHour: at % 2, underDay: at % 4, older: at % 6 },
        opened: days.map((day) => (day * at) % 11),
      }),
    );
    expect(all.length).toBeGreaterThan(500);
    const html = page({ lines: all });
    expect(html.match(/<tr id=/g)).toHaveLength(38);
    expect(brotliCompressSync(html).length).toBeLessThan(50_000);
  });
});

describe('the maps of a deployment', () => {
  it('hold every province, and every regency of those in which it serves', () => {
    expect(maps.nation.areas).toHaveLength(38);
    expect(maps.tiles.map(({ code }) => code).sort()).toEqual(
      maps.nation.areas.map(({ code }) => code).sort(),
    );
    const drawn = Object.values(maps.provinces).flatMap(({ areas }) => areas);
    expect(drawn.map(({ code }) => code).sort()).toEqual([...everyRegion].sort());
    expect(drawn.filter(({ path }) => path === '')).toEqual([]);
    expect(Object.keys(drawMaps(['18.09']).provinces)).toEqual(['18']);
  });

  it('keep every mark and outline inside the picture', () => {
    for (const { width, height, areas } of [maps.nation, ...Object.values(maps.provinces)])
      for (const { at, path } of areas) {
        const [x, y] = /^M(\d+),(\d+)/.exec(path)?.slice(1).map(Number) ?? [-1, -1];
        for (const [across, down] of [at, [x, y]] as const) {
          expect(across).toBeGreaterThanOrEqual(0);
          expect(across).toBeLessThanOrEqual(width);
          expect(down).toBeGreaterThanOrEqual(0);
          expect(down).toBeLessThanOrEqual(height);
        }
      }
  });
});
