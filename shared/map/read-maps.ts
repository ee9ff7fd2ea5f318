import * as z from 'zod/mini';
import { fileReader } from '../file-beside.ts';
import { mapsFile, mapsShape, type Maps } from './maps.ts';

/** Reads the maps beside the bundle at `bundle` when they are first asked for; throws where there are none. */
export const mapsReader = (bundle: string): (() => Maps) => {
  const read = fileReader(bundle);
  let maps: Maps | undefined;
  return () =>
    (maps ??= z.parse(mapsShape, JSON.parse(read(mapsFile)?.toString('utf8') ?? 'null')));
};
