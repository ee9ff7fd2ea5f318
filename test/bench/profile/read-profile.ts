import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const frameShape = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.number(),
  columnNumber: z.number(),
});
const profileShape = z.object({
  nodes: z.array(
    z.object({ id: z.int(), callFrame: frameShape, children: z.optional(z.array(z.int())) }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});

const mapShape = z.object({
  version: z.int(),
  sources: z.array(z.string()),
  names: z.array(z.string()),
  mappings: z.string(),
  sourcesContent: z._default(z.array(z.string()), []),
  sourceRoot: z._default(z.string(), ''),
  file: z._default(z.string(), ''),
});

/** Where a profile was while it took a sample: the function, and the source it was written in where a map says so. */
export type Place = { function: string; source: string };

/** The milliseconds that all profiles of a folder spent, by what `nameOf` calls the place; the largest first. */
export const timesIn = (
  folder: string,
  nameOf: (stack: readonly Place[]) => string,
): [name: string, ms: number][] => {
  const times = new Map<string, number>();
  const placeOf = placesBySource();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const profile = z.parse(profileShape, JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
    const parents = new Map(
      profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
    );
    const names = new Map<number, string>();
    const name = (id: number): string => {
      const known = names.get(id);
      if (known !== undefined) return known;
      const stack: Place[] = [];
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        const node = nodes.get(at);
        if (node) stack.push(placeOf(node.callFrame));
      }
      const found = nameOf(stack);
      names.set(id, found);
      return found;
    };
    profile.samples.forEach((id, nth) => {
      const at = name(id);
      times.set(at, (times.get(at) ?? 0) + (profile.timeDeltas[nth] ?? 0) / 1000);
    });
  }
  return [...times].sort(([, one], [, other]) => other - one);
};

/** Looks a frame up in the source map beside its file. */
const placesBySource = () => {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (url: string): SourceMap | undefined => {
    if (!url.startsWith('file:')) return undefined;
    if (!maps.has(url)) maps.set(url, readMap(`${fileURLToPath(url)}.map`));
    return maps.get(url);
  };
  return ({ url, functionName, lineNumber, columnNumber }: z.infer<typeof frameShape>): Place => {
    const entry = mapOf(url)?.findEntry(lineNumber, columnNumber);
    const known = entry && 'originalSource' in entry ? entry.originalSource : undefined;
    return { function: functionName, source: (known ?? url).replace(/^(\.\.\/)+/, '') };
  };
};

const readMap = (file: string): SourceMap | undefined => {
  try {
    return new SourceMap(z.parse(mapShape, JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return undefined;
  }
};

/** The package, or the folder of ours, that a source belongs to. */
export const packageOf = (source: string): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ??
  /(?:functions\/[^/]+|shared|events|infra\/[^/]+)(?=\/)/.exec(source)?.[0] ??
  source;
