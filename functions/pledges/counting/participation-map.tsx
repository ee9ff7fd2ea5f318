import {
  AreaMap,
  MapKey,
  MapSource,
  TileMap,
  type Marked,
  type MarkedAreas,
} from '../../../shared/map/draw-map.tsx';
import type { Drawing, Maps } from '../../../shared/map/maps.ts';
import { mapWords } from '../../../shared/map/words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import type { RegionView } from './participation-answer.ts';
import { shareOf } from './share-of-roster.ts';
import { mapTexts } from './words.ts';

type Props = {
  frame: PageFrame;
  maps: Maps;
  regions: readonly RegionView[];
  /** The code of the one province that is looked at. */
  province: string | undefined;
};

/** How much of those expected have pledged, by province or by region of one; the bars beside it say the same. */
export const ParticipationMap = ({ frame, maps, regions, province }: Props) => {
  const drawing = province === undefined ? maps.nation : maps.provinces[province];
  if (!drawing) return null;
  const label = mapWords[province === undefined ? 'byProvince' : 'byRegion'][frame.lang];
  const marked =
    province === undefined ? byProvince(frame, { regions, drawing }) : byRegion(frame, regions);
  return (
    <figure class="region-map">
      <AreaMap {...{ frame, label, drawing, marked, hatched }} />
      {province === undefined && <TileMap {...{ label, marked }} tiles={maps.tiles} />}
      <MapKey
        lines={looks.map((look) => ({ look, sign: '', means: mapTexts.looks[look][frame.lang] }))}
      />
      <MapSource frame={frame} />
    </figure>
  );
};

/** Lines that grow thicker with the share: it can be told without its colour. */
const hatched = { some: 1, half: 2.5, most: 5 };

const looks = ['all', 'most', 'half', 'some', 'unknown'] as const;

const lookOf = (share: number | null): (typeof looks)[number] => {
  if (share === null) return 'unknown';
  if (share >= 90) return 'all';
  if (share >= 60) return 'most';
  return share >= 30 ? 'half' : 'some';
};

type Area = { name: string; share: number | null; query: string };

const markOf = (frame: PageFrame, { name, share, query }: Area): Marked => ({
  look: lookOf(share),
  sign: share === null ? '–' : numberText(share, frame.lang),
  says:
    share === null
      ? `${name}: ${mapTexts.noShare[frame.lang]}`
      : `${name}: ${mapTexts.share[frame.lang](share)}`,
  href: `${frame.base}/v1/participation?${query}`,
});

const byRegion = (frame: PageFrame, regions: readonly RegionView[]): MarkedAreas =>
  new Map(
    regions.map((one) => [
      one.region,
      markOf(frame, { name: one.name, share: shareOf(one), query: `region=${one.region}` }),
    ]),
  );

type Served = { regions: readonly RegionView[]; drawing: Drawing };

const byProvince = (frame: PageFrame, { regions, drawing }: Served): MarkedAreas =>
  new Map(
    drawing.areas.flatMap(({ code, name }) => {
      const own = regions.filter(({ region }) => provinceOf(region) === code);
      const mark = () => markOf(frame, { name, share: shareOfAll(own), query: `province=${code}` });
      return own.length === 0 ? [] : [[code, mark()] as const];
    }),
  );

/** Of those regions only whose numbers can be compared: who has pledged there of whom their rosters name. */
const shareOfAll = (regions: readonly RegionView[]): number | null => {
  const known = regions.filter((one) => shareOf(one) !== null);
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);
  return shareOf({
    pledged: known.length === 0 ? null : sum(known.map(({ pledged }) => pledged)),
    expected: sum(known.map(({ expected }) => expected)),
  });
};
