import {
  AreaMap,
  MapKey,
  MapSource,
  TileMap,
  type Explained,
  type Marked,
} from '../../../shared/map/draw-map.tsx';
import { mapWords } from '../../../shared/map/words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { byProvince, nameIn, type Province } from './grouped.ts';
import { standings, worstOf, type Standing } from './needs.ts';
import type { OverseeQuery } from './operations.ts';
import type { RegionLine } from './oversee.ts';
import { hrefOf, ofRegions, type OversightPage } from './shown.ts';
import { words as texts } from './words.ts';

/** The nation by province, or a province by region; none for whoever sees one region. */
export const MapOf = (shown: OversightPage) => {
  const { frame, maps, lines, query, scope } = shown;
  const province = provinceSeen(scope, query);
  if (province === undefined && scope !== nation) return null;
  const drawing = province === undefined ? maps.nation : maps.provinces[province];
  if (!drawing) return null;
  const label = mapWords[province === undefined ? 'byProvince' : 'byRegion'][frame.lang];
  const marked =
    province === undefined
      ? new Map(byProvince(lines).map((one) => [one.code, markOf(shown, one)]))
      : new Map(lines.map((line) => [line.region, regionMark(shown, line)]));
  return (
    <figure class="region-map">
      <AreaMap {...{ frame, label, drawing, marked, hatched }} />
      {province === undefined && <TileMap {...{ label, marked }} tiles={maps.tiles} />}
      <MapKey lines={legendIn(frame)} />
      <MapSource frame={frame} />
    </figure>
  );
};

const hatched = { silent: 2 };

const signs: Record<Standing, string> = { urgent: '!', silent: '?', watch: '', calm: '' };

/** What is grave is a dot that says so without its colour. */
const lookOf = (standing: Standing) => ({
  ...{ look: standing, sign: signs[standing], isGrave: signs[standing] !== '' },
});

const legendIn = (frame: PageFrame): Explained[] =>
  standings.map((standing) => ({
    ...lookOf(standing),
    means: texts.standings[standing][frame.lang],
  }));

const provinceSeen = (scope: string, { province }: OverseeQuery): string | undefined =>
  scope === nation ? province : /^\d{2}$/.test(scope) ? scope : undefined;

const markOf = ({ frame, campaign, query }: OversightPage, one: Province): Marked => ({
  ...lookOf(one.standing),
  says: `${nameIn(campaign, one.code)}: ${ofRegions(frame, one)}`,
  href: hrefOf(frame, { ...query, province: one.code }),
});

const regionMark = ({ frame, campaign }: OversightPage, { region, needs }: RegionLine): Marked => ({
  ...lookOf(worstOf(needs)),
  says: `${nameIn(campaign, region)}: ${texts.standings[worstOf(needs)][frame.lang]}`,
  href: `#r-${region}`,
});
