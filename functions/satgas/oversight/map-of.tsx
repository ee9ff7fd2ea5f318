import { nation } from '../../../shared/regions/regions.ts';
import { byProvince, nameIn, type Province } from './grouped.ts';
import { worstOf } from './needs.ts';
import type { OverseeQuery } from './operations.ts';
import type { RegionLine } from './oversee.ts';
import { MapKey, RegionMap, TileMap, type Marked } from './region-map.tsx';
import { hrefOf, ofRegions, type OversightPage } from './shown.ts';
import { words as texts } from './words.ts';

/** The nation by province, or a province by region; none for whoever sees one region. */
export const MapOf = (shown: OversightPage) => {
  const { frame, maps, lines, query, scope } = shown;
  const province = provinceSeen(scope, query);
  if (province === undefined && scope !== nation) return null;
  const drawing = province === undefined ? maps.nation : maps.provinces[province];
  if (!drawing) return null;
  const marked =
    province === undefined
      ? new Map(byProvince(lines).map((one) => [one.code, markOf(shown, one)]))
      : new Map(lines.map((line) => [line.region, regionMark(shown, line)]));
  return (
    <figure class="region-map">
      <RegionMap frame={frame} drawing={drawing} marked={marked} />
      {province === undefined && <TileMap frame={frame} tiles={maps.tiles} marked={marked} />}
      <MapKey frame={frame} />
      <figcaption class="hint">{texts.mapIsASketch[frame.lang]}</figcaption>
    </figure>
  );
};

const provinceSeen = (scope: string, { province }: OverseeQuery): string | undefined =>
  scope === nation ? province : /^\d{2}$/.test(scope) ? scope : undefined;

const markOf = ({ frame, campaign, query }: OversightPage, one: Province): Marked => ({
  standing: one.standing,
  says: `${nameIn(campaign, one.code)}: ${ofRegions(frame, one)}`,
  href: hrefOf(frame, { ...query, province: one.code }),
});

const regionMark = ({ frame, campaign }: OversightPage, { region, needs }: RegionLine): Marked => ({
  standing: worstOf(needs),
  says: `${nameIn(campaign, region)}: ${texts.standings[worstOf(needs)][frame.lang]}`,
  href: `#r-${region}`,
});
