import * as z from 'zod/mini';

const areaShape = z.object({
  code: z.string(),
  name: z.string(),
  /** The outline, as the `d` of an SVG path. */
  path: z.string(),
  /** Where a mark of the area goes: x and y in the drawing's units. */
  at: z.tuple([z.int(), z.int()]),
});

const drawingShape = z.object({
  width: z.int(),
  height: z.int(),
  areas: z.array(areaShape),
});
export type Drawing = z.infer<typeof drawingShape>;

const tileShape = z.object({
  code: z.string(),
  short: z.string(),
  column: z.int(),
  row: z.int(),
});
export type Tile = z.infer<typeof tileShape>;

/** The maps of a deployment, as they are laid beside the functions that show them. */
export const mapsShape = z.object({
  /** All provinces. */
  nation: drawingShape,
  /** Regencies and cities, by the code of a province in which the deployment serves a region. */
  provinces: z.record(z.string(), drawingShape),
  /** A square for each province, for screens too small for outlines. */
  tiles: z.array(tileShape),
});
export type Maps = z.infer<typeof mapsShape>;

/** The name of their file. */
export const mapsFile = 'maps.json';
