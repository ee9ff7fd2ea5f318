import { join, relative } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

/** The files of an entry in a folder of their own, by name; `first` are those that index.mjs cannot run without. */
type Split = { folder: string; files: Files; first: ReadonlySet<string> };
type Files = ReadonlyMap<string, { exports: string[]; imports: Import[]; isEntry: boolean }>;
type Import = { file: string; isLater: boolean };

/**
 * Joins the parts of one entry, `<parts>/<name>.mjs`, below `outFolder`/<name>. All that is loaded before the first
 * answer becomes one file, index.mjs: each file more costs a cold start half a millisecond or more. What is loaded
 * later stays in files of its own, which take from index.mjs what they share with it.
 */
export const joinParts = async (name: string, parts: string, outFolder: string): Promise<void> => {
  const split = await splitByUse(name, parts);
  const outdir = join(outFolder, name);
  await Promise.all([joinFirst(split, outdir), joinLater(split, outdir)]);
};

/** Leaves out of every part what this entry does not use. Works from the folder of the parts, so that no name or byte depends on where that is. */
const splitByUse = async (name: string, parts: string): Promise<Split> => {
  const folder = join(parts, 'split', name);
  const { metafile } = await build({
    ...bundleOptions,
    ...{ absWorkingDir: parts, plugins: [], banner: {}, minify: false, metafile: true },
    entryPoints: { index: join(parts, `${name}.mjs`) },
    outdir: folder,
  });
  const files = filesIn(metafile, (path) => relative(folder, join(parts, path)));
  return { folder, files, first: loadedFirst(files) };
};

const filesIn = ({ outputs }: Metafile, fileOf: (path: string) => string): Files =>
  new Map(
    Object.entries(outputs).map(([path, { exports, imports, entryPoint }]) => [
      fileOf(path),
      {
        exports,
        isEntry: entryPoint !== undefined,
        imports: imports
          .filter(({ external }) => !external)
          .map((one) => ({ file: fileOf(one.path), isLater: one.kind === 'dynamic-import' })),
      },
    ]),
  );

const loadedFirst = (files: Files): Set<string> => {
  const first = new Set([index]);
  for (const file of first)
    for (const { file: next, isLater } of files.get(file)?.imports ?? [])
      if (!isLater) first.add(next);
  return first;
};

const index = 'index.mjs';

const joinFirst = ({ folder, files, first }: Split, outdir: string) =>
  build({
    ...bundleOptions,
    ...{ absWorkingDir: folder, splitting: false, outdir },
    plugins: [leaveForLater(first)],
    stdin: { contents: firstWithShared(files, first), resolveDir: folder, sourcefile: 'first.mjs' },
    entryNames: 'index',
  });

/** Index.mjs with all that it exports, and by names of its own what files loaded later take from it. */
const firstWithShared = (files: Files, first: ReadonlySet<string>): string => {
  const later = [...files].filter(([file]) => !first.has(file));
  const taken = new Set(later.flatMap(([, { imports }]) => imports.map(({ file }) => file)));
  const lines = [...first].flatMap((file, nth) =>
    taken.has(file) ? [`export {${sharedNames(files, file, nth)}} from './${file}';`] : [],
  );
  return [`export * from './${index}';`, ...lines].join('\n');
};

/** `a as shared_2_a`: what a file exports, as index.mjs exports it; the other way round for those who take it. */
const sharedNames = (files: Files, file: string, nth: number): string =>
  (files.get(file)?.exports ?? []).map((one) => `${one} as shared_${String(nth)}_${one}`).join();

const takenNames = (files: Files, file: string, nth: number): string =>
  (files.get(file)?.exports ?? []).map((one) => `shared_${String(nth)}_${one} as ${one}`).join();

const leaveForLater = (first: ReadonlySet<string>): Plugin => ({
  name: 'leave-for-later',
  setup: (bundler) =>
    bundler.onResolve({ filter: /^\.\/.*\.mjs$/ }, ({ path }) =>
      first.has(path.slice(2)) ? undefined : { path, external: true },
    ),
});

const joinLater = async ({ folder, files, first }: Split, outdir: string): Promise<void> => {
  const entries = [...files].filter(([file, { isEntry }]) => isEntry && !first.has(file));
  if (entries.length === 0) return;
  await build({
    ...bundleOptions,
    ...{ absWorkingDir: folder, outdir },
    plugins: [takeFromIndex(files, first)],
    entryPoints: entries.map(([file]) => join(folder, file)),
  });
};

/** What is loaded later takes from index.mjs what that has: each module is run once. */
const takeFromIndex = (files: Files, first: ReadonlySet<string>): Plugin => ({
  name: 'take-from-index',
  setup: (bundler) => {
    const order = [...first];
    bundler.onResolve({ filter: /^\.\/.*\.mjs$/ }, ({ path, namespace }) => {
      if (namespace === 'taken') return { path, external: true };
      return first.has(path.slice(2)) ? { path: path.slice(2), namespace: 'taken' } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: 'taken' }, ({ path }) => ({
      contents: `export {${takenNames(files, path, order.indexOf(path))}} from './${index}';`,
    }));
  },
});
