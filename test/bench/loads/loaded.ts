import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kilobytes of a bundle: what is loaded before the first answer, and what waits until it is asked for. */
export type Loaded = { firstKb: number; laterKb: number };

/** Reads what a bundle loads from its files, which import each other as esbuild writes it. */
export const loadedBy = (folder: string): Loaded & { files: number } => {
  const sizes = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => [file, readFileSync(join(folder, file))]),
  );
  const first = new Set(['index.mjs']);
  for (const file of first)
    for (const [, next = ''] of String(sizes.get(file)).matchAll(loadedAtOnce)) first.add(next);
  const bytes = (of: (file: string) => boolean) =>
    [...sizes].reduce((sum, [file, { length }]) => sum + (of(file) ? length : 0), 0);
  return {
    firstKb: bytes((file) => first.has(file)) / 1000,
    laterKb: bytes((file) => !first.has(file)) / 1000,
    files: first.size,
  };
};

/** As esbuild writes an import of a file beside. */
const loadedAtOnce = /(?:from|import)"\.\/([\w.-]+\.mjs)"/g;
