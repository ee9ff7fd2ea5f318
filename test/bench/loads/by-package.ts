import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../../infra/bundle/bundle-options.ts';
import { packageOf, timesIn, type Place } from '../profile/read-profile.ts';

/** A package, or a folder of ours: the kilobytes it has before the first answer, and the milliseconds it takes of it. */
export type Share = { name: string; kb: number; ms: number };

/** Bundles one function with maps of its sources into `folder`, its own files beside; returns the kilobytes loaded first, by package. */
export const bundleWithMaps = async (
  entry: string,
  { from, to }: { from: string; to: string },
): Promise<Map<string, number>> => {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from).filter((name) => !name.endsWith('.mjs')))
    cpSync(join(from, file), join(to, file), { recursive: true });
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: { index: `functions/${entry}.lambda.ts` },
    ...{ outdir: to, sourcemap: 'external', metafile: true },
  });
  const index = Object.keys(metafile.outputs).find((path) => path.endsWith('/index.mjs')) ?? '';
  const first = new Set([index]);
  const kb = new Map<string, number>();
  for (const path of first) {
    const { imports = [], inputs = {} } = metafile.outputs[path] ?? {};
    for (const one of imports)
      if (one.kind === 'import-statement' && !one.external) first.add(one.path);
    for (const [source, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(source);
      kb.set(name, (kb.get(name) ?? 0) + bytesInOutput / 1000);
    }
  }
  return kb;
};

/** Node's own work is whose that called it; compiling is of nobody. */
const ownerOf = (stack: readonly Place[]): string => {
  const [top] = stack;
  if (top?.function === 'compileSourceTextModule') return 'compiling modules';
  if (top?.function === '(garbage collector)' || top?.function === '(idle)') return top.function;
  const own = stack.find(({ source }) => source !== '' && !/^node:|one-call\.mjs$/.test(source));
  if (own?.source.startsWith('file:')) return 'top of the files';
  return own ? packageOf(own.source) : 'node itself';
};

/** Kilobytes and milliseconds together, the largest first; `runs` profiles are in the folder. */
export const sharesOf = (
  kb: ReadonlyMap<string, number>,
  folder: string,
  runs: number,
): Share[] => {
  const ms = new Map(timesIn(folder, ownerOf).map(([name, time]) => [name, time / runs]));
  return [...new Set([...kb.keys(), ...ms.keys()])]
    .map((name) => ({ name, kb: kb.get(name) ?? 0, ms: ms.get(name) ?? 0 }))
    .sort((one, other) => other.kb + other.ms * 10 - (one.kb + one.ms * 10));
};
