import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { participationCsv } from '../../../functions/pledges/counting/participation-csv.ts';
import type { ParticipationAnswer } from '../../../functions/pledges/counting/participation-answer.ts';
import { definitions } from '../../../functions/pledges/counting/participation-words.ts';
import { renderParticipation } from '../../../functions/pledges/counting/participation.tsx';
import { readParticipationHttp } from '../../../functions/pledges/counting/read-participation.http.ts';
import { countingOperations } from '../../../functions/pledges/counting/operations.ts';
import { drawMaps } from '../../../infra/map/draw-maps.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import regions from '../../../shared/regions/regions.json' with { type: 'json' };
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const every = regions.filter(({ code }) => code.length > 2);
const maps = drawMaps(every.map(({ code }) => code));
const frame: PageFrame = {
  ...{ base: '/live', lang: 'id', path: '/v1/participation', stylesheet: '/s.css' },
};

type Counted = [region: string, pledged: number | null, expected: number | null];
const answerWith = (counted: Counted[]): ParticipationAnswer => {
  const none = { shown: [], others: 0 };
  return {
    ...{ definitions, audit: null },
    regions: counted.map(([region, pledged, expected]) => ({
      ...{ region, name: `Daerah ${region}`, pledged, expected, claimedAtLeast: null },
      ...{ units: none, staffKinds: none, standings: none, acts: none, ceremonies: none },
      ...{ countedAt: null, days: [], voided: [] },
    })),
  };
};
const page = (counted: Counted[], province?: string) =>
  renderParticipation(frame, answerWith(counted), { chosen: { province }, maps });
const linked = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)" aria-label="([^"]*)"><title>/g)].map(
    ([, href, says]) => `${href ?? ''} ${says ?? ''}`,
  );

describe('the map of participation', () => {
  it('shows of each province the percent of those expected, and leads to its regions', () => {
    const html = page([
      ['18.01', 300, 1_000],
      ['18.09', 600, 1_000],
      ['14.06', 95, 100],
    ]);
    expect(linked(html)).toEqual([
      '/live/v1/participation?province=14 Riau: 95% dari yang diharapkan',
      '/live/v1/participation?province=18 Lampung: 45% dari yang diharapkan',
    ]);
    expect(html).toMatch(/<path class="half" fill="url\(#hatched-half\)"/);
    expect(html).toContain('CC BY 3.0 IGO');
  });

  it('shows a province by its regions, with a bar for each beside it', () => {
    const html = page([['18.09', 20, 1_000]], '18');
    expect(linked(html)).toEqual([
      '/live/v1/participation?region=18.09 Daerah 18.09: 2% dari yang diharapkan',
    ]);
    expect(html).toContain('href="/live/v1/participation?region=18.09">Daerah 18.09</a>');
    expect(html).toContain('href="/live/v1/participation">Seluruh Indonesia</a>');
    expect(html).toContain('?province=18&amp;lang=en');
  });

  it('says that there is no share where there is no roster, or where too few have pledged', () => {
    const html = page([
      ['18.01', 300, null],
      ['18.09', null, 1_000],
    ]);
    expect(linked(html)).toEqual([
      '/live/v1/participation?province=18 Lampung: belum ada persentase',
    ]);
    expect(html).toContain('class="unknown"');
    expect(linked(page([['18.09', 300, null]]))).not.toContain('0%');
  });

  it('leaves out of the share of a province those whose numbers cannot be compared', () =>
    expect(
      linked(
        page([
          ['18.01', 900, null],
          ['18.09', 50, 100],
        ]),
      ),
    ).toEqual(['/live/v1/participation?province=18 Lampung: 50% dari yang diharapkan']));

  it('is reached by keyboard, and told without its colour', () => {
    const html = page([['18.09', 50, 100]]);
    expect(html).not.toMatch(/<a [^>]*tabindex="-1"[^>]*><title>/i);
    for (const look of ['all', 'most', 'half', 'some', 'unknown'])
      expect(html).toContain(`class="swatch ${look}"`);
  });

  it('of the whole nation weighs less than 50 KB with a bar for each region', () =>
    expect(
      gzipSync(page(every.map(({ code }, n) => [code, n * 5, 5_000]))).byteLength,
    ).toBeLessThan(35_000));
});

describe('the counts of one province', () => {
  it('are of its regions only, and none of a province that nobody serves', async () => {
    const read = served(
      countingOperations.readParticipation,
      readParticipationHttp({
        campaign: demoCampaign(),
        maps: () => maps,
        read: () => Promise.resolve([]),
        audit: () => Promise.resolve(undefined),
        expected: () => Promise.resolve(new Map()),
        voidingsOf: () => Promise.resolve([]),
      }),
    );
    const of = async (province: string) => {
      const event = anEvent({ method: 'GET', query: { province } });
      const { body } = (await read(readRequest(event))) as { body: ParticipationAnswer };
      return body.regions.map(({ region }) => region);
    };
    expect(await of('18')).toEqual(['18.09']);
    expect(await of('99')).toEqual([]);
    expect(participationCsv(answerWith([]))).toContain('daerah,');
  });
});
