import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerOf } from '../../../functions/pledges/counting/participation-answer.ts';
import { participationCsv } from '../../../functions/pledges/counting/participation-csv.ts';
import { renderParticipation } from '../../../functions/pledges/counting/participation.tsx';
import { publishRegion } from '../../../functions/pledges/counting/publish-region.ts';
import type { PublishedAt } from '../../../functions/pledges/counting/published.ts';
import { shareOf, unitName } from '../../../functions/pledges/counting/share-of-roster.ts';
import { areaOf } from '../../../functions/pledges/counting/time-line.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryParticipation, memoryPublished } from '../../support/memory-participation.ts';
import { drawMaps } from '../../../infra/map/draw-maps.ts';

const maps = drawMaps(['14.06', '18.09']);

const campaign = demoCampaign();
const frame: PageFrame = {
  ...{ base: '', lang: 'id', path: '/v1/participation', stylesheet: '/assets/netral.css' },
};
const table = (cells: [string, number][], rest = 0) => ({ cells, rest });
const document: PublishedAt = {
  ...{ region: '18.09', pledged: 50, claimed: 10, countedAt: Date.parse('2026-11-23T02:00:00Z') },
  units: table([['DISDIK', 30]], 20),
  staffKinds: table([['pns', 50]]),
  standings: table([
    ['attended', 40],
    ['confirmed', 10],
  ]),
  acts: table([['ikrar', 50]]),
  ceremonies: table([]),
  days: [
    [20_780, 5],
    [20_783, 50],
  ],
};
const answer = (codes: string[], expected = 200) =>
  answerOf(
    campaign.regions.filter(({ code }) => codes.includes(code)),
    {
      ...{ documents: [document], audit: undefined, voided: [] },
      expected: new Map([['18.09', expected]]),
    },
  );
const one = () =>
  renderParticipation(frame, answer(['18.09']), { chosen: { region: '18.09' }, maps });
const fills = (page: string) =>
  [...page.matchAll(/width="([\d.]+)" height="8" class="fill"/g)].map(([, width]) => Number(width));

describe('the bars of a page', () => {
  it('have one scale, which is said: who is expected, or who pledged where they are more', () => {
    // Others, and DISDIK; PNS; attended and confirmed; ikrar: of 200.
    expect(fills(one())).toEqual([15, 10, 25, 20, 5, 25]);
    expect(one()).toContain('selebar halaman berarti 200 orang');
    const without = renderParticipation(frame, answer(['18.09'], 0), {
      chosen: { region: '18.09' },
      maps,
    });
    expect(fills(without)).toEqual([60, 40, 100, 80, 20, 100]);
    const all = renderParticipation(frame, answer(['18.09', '14.06']), { chosen: {}, maps });
    expect(fills(all)).toEqual([0, 25]);
  });

  it('name units without their region, which the page says once', () => {
    expect(one()).toContain('>Dinas Pendidikan<');
    expect(one()).not.toContain('Dinas Pendidikan Kabupaten Pesawaran');
    expect(unitName('Kabupaten Pesawaran', 'Kabupaten Pesawaran')).toBe('Kabupaten Pesawaran');
    expect(unitName('Kecamatan Rambah', 'Kabupaten Rokan Hulu')).toBe('Kecamatan Rambah');
  });

  it('say the share of the roster, by proof too, and no share where there is no roster', () => {
    expect(one()).toContain('50 dari 200 (25%)');
    expect(one()).toContain('40 dari 200 (20%)');
    expect(participationCsv(answer(['18.09']))).toContain('persen,,Persen dari yang diharapkan,25');
    expect(shareOf({ pledged: null, expected: 100 })).toBeNull();
    expect(shareOf({ pledged: 5, expected: 0 })).toBeNull();
    expect(shareOf({ pledged: 995, expected: 1000 })).toBe(99);
    expect(shareOf({ pledged: 110, expected: 100 })).toBe(110);
  });
});

describe('the line over time', () => {
  it('steps from day to day, on the scale of the bars, with a table behind it', () => {
    const days = [
      { on: '2026-11-23', pledged: 5 },
      { on: '2026-11-26', pledged: 50 },
    ];
    expect(areaOf(days, 100)).toBe('M0 40L0 38H75L75 20H100V40Z');
    expect(one()).toContain('<path class="fill" d="M0 40L0 39H75L75 30H100V40Z"');
    expect(one()).toContain('26 November 2026');
    expect(participationCsv(answer(['18.09']))).toContain('hari,2026-11-26,2026-11-26,50');
    // Of all regions at once no day is told: a page of them stays light.
    expect(answer(['18.09', '14.06']).regions.every((region) => region.days.length === 0)).toBe(
      true,
    );
  });

  it('holds what was public at the end of each day and nothing else, for 120 days at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.nat(30)), { minLength: 1, maxLength: 200 }),
        async (steps) => {
          const participation = memoryParticipation();
          const published = memoryPublished();
          let [day, seen] = [20_000, 0];
          const publicAt = new Map<number, number>();
          const publish = publishRegion({
            ...{ campaign, participation: participation.store, published: published.store },
            now: () => day * 86_400_000,
          });
          for (const [later, people] of steps) {
            day += later;
            await participation.store.add({
              ...{ cell: { region: '18.09', unit: 'SEKDA' }, shardId: 's', countedAt: 0 },
              ...{ upTo: String((seen += 1)), after: seen > 1 ? String(seen - 1) : undefined },
              ...{ changes: { 'ikrar:pns:attended': people }, byDay: new Map() },
            });
            const before = published.documents.get('18.09')?.version;
            await publish('18.09');
            const standing = published.documents.get('18.09');
            if (standing && standing.version !== before)
              publicAt.set(day, standing.document.pledged);
          }
          const { days = [] } = published.documents.get('18.09')?.document ?? {};
          expect(days).toEqual([...publicAt].slice(-120));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('begins with today where a document of before had none', async () => {
    const participation = memoryParticipation();
    const published = memoryPublished();
    const { days, ...old } = document;
    expect(days).toBeDefined();
    published.documents.set('18.09', { document: old, version: 3 });
    await publishRegion({
      ...{ campaign, participation: participation.store, published: published.store },
      now: () => 0,
    })('18.09');
    expect(published.documents.get('18.09')?.document.days).toEqual([[0, 0]]);
  });
});
