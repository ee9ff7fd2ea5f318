import { readFileSync } from 'node:fs';
import { geoIdentity, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import * as z from 'zod/mini';
import type { Drawing, Maps } from '../../shared/map/maps.ts';
import { findRegion } from '../../shared/regions/region-list.ts';
import { provinceOf } from '../../shared/regions/regions.ts';

type Outlines = Topology<Record<string, GeometryCollection<{ code: string }>>>;

const outlines = z.custom<Outlines>(
  (read) => z.safeParse(z.looseObject({ type: z.literal('Topology') }), read).success,
);
const tileGrid = z.object({
  tiles: z.array(z.object({ code: z.string(), short: z.string(), column: z.int(), row: z.int() })),
});

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));

/** Units of a drawing of the nation and of one province: whole ones are finer than a pixel of their pages. */
const nationWidth = 1000;
const provinceWidth = 640;
/** A long province is not drawn higher than this. */
const provinceHeight = 480;

/** Draws the maps of a deployment that serves these regions; the same codes give the same maps. */
export const drawMaps = (regions: readonly string[]): Maps => {
  const regencies = areasOf(read('regencies.topo'), 'regencies');
  const provinces = [...new Set(regions.map(provinceOf))].sort();
  return {
    nation: draw(areasOf(read('provinces.topo'), 'provinces'), [nationWidth, nationWidth]),
    provinces: Object.fromEntries(
      provinces.map((province) => [
        province,
        draw(
          regencies.filter(({ properties: { code } }) => provinceOf(code) === province),
          [provinceWidth, provinceHeight],
        ),
      ]),
    ),
    tiles: z.parse(tileGrid, read('tile-grid')).tiles,
  };
};

const areasOf = (file: unknown, name: string) => {
  const topology = z.parse(outlines, file);
  const collection = topology.objects[name];
  if (!collection) throw new Error(`There are no ${name} among the outlines`);
  return feature(topology, collection).features;
};

// Indonesia lies on the equator: degrees are as long one way as the other there, and serve as x and y.
const draw = (features: ReturnType<typeof areasOf>, size: [number, number]): Drawing => {
  const all = { type: 'FeatureCollection', features } as const;
  const projection = geoIdentity().reflectY(true).fitSize(size, all);
  const path = geoPath(projection).digits(0);
  const [[left, top], [right, bottom]] = path.bounds(all);
  projection.translate(moved(projection.translate(), [left, top]));
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    areas: features.map((area) => {
      const [x, y] = path.centroid(area);
      return {
        code: area.properties.code,
        name: findRegion(area.properties.code)?.name ?? area.properties.code,
        path: withoutRepeats(path(area) ?? ''),
        at: [Math.round(x), Math.round(y)],
      };
    }),
  };
};

const moved = ([x, y]: [number, number], [byX, byY]: [number, number]): [number, number] => [
  x - byX,
  y - byY,
];

/** Points that fall on the one before say nothing, and an outline without three points encloses nothing. */
const withoutRepeats = (path: string): string =>
  path
    .split('Z')
    .map((ring) => ring.replace(/^M/, '').split('L'))
    .map((points) => points.filter((point, at) => point !== points[at - 1]))
    .filter((points) => points.length > 3)
    .map(([first = '', ...rest]) => `M${relative([first, ...rest])}Z`)
    .join('');

/** Steps instead of places: an outline of half the length. */
const relative = (points: string[]): string => {
  let [beforeX, beforeY] = [0, 0];
  return points
    .map((point, at) => {
      const [x = 0, y = 0] = point.split(',').map(Number);
      const step = `${String(x - beforeX)},${String(y - beforeY)}`;
      [beforeX, beforeY] = [x, y];
      return at === 0 ? step : `l${step}`;
    })
    .join('');
};
