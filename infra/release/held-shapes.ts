import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../bundle/bundle-options.ts';
import type { Shapes } from './shapes.ts';

const folder = join(root, 'infra/release/held-shapes');

/** The versions whose rows and events are held, in the order of their names. */
export const shapeVersions = (): string[] =>
  readdirSync(folder)
    .map((name) => name.replace(/\.json$/, ''))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

export const shapesFile = (version: string): string => join(folder, `${version}.json`);

/** What a version stored and sent; throws where no such version is here. */
export const shapesOf = (version: string): Shapes =>
  z.parse(
    z.record(z.string(), z.record(z.string(), z.unknown())),
    JSON.parse(readFileSync(shapesFile(version), 'utf8')),
  );

/** A line for each kind of row and event. */
export const shapesAsWritten = (shapes: Shapes): string =>
  `{\n${Object.entries(shapes)
    .map(([name, one]) => `  ${JSON.stringify(name)}: ${JSON.stringify(one)}`)
    .join(',\n')}\n}\n`;
