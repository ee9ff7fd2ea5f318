import { readFileSync } from 'node:fs';

/** Reads files laid beside the bundle, each once; answers undefined where there is none. */
export const fileReader = (bundle: string | URL): ((name: string) => Buffer | undefined) => {
  const kept = new Map<string, Buffer | undefined>();
  return (name) => {
    if (!kept.has(name)) kept.set(name, readIfThere(new URL(`./${name}`, bundle)));
    return kept.get(name);
  };
};

const readIfThere = (file: URL): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
};
