import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { transformSync, type Loader } from 'esbuild';

/** Lays what pages load from `from` into `to`, by name: scripts and stylesheets as small as they can be, all else as it is. */
export const layAssets = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const packed = packedAsset(name, () => readFileSync(join(from, name), 'utf8'));
    if (packed === undefined) cpSync(join(from, name), join(to, name));
    else writeFileSync(join(to, name), packed);
  }
};

/** A script or a stylesheet without what only its readers need, or undefined for another kind of file. */
export const packedAsset = (name: string, read: () => string): string | undefined => {
  const loader = loaders[extname(name)];
  // Whoever reads a stylesheet's source decided what old phones are told twice: its rules stay as they stand.
  if (loader === 'css') return transformSync(read(), { loader, minifyWhitespace: true }).code;
  return loader && transformSync(read(), { loader, minify: true, legalComments: 'none' }).code;
};

const loaders: Partial<Record<string, Loader>> = { '.js': 'js', '.css': 'css' };
