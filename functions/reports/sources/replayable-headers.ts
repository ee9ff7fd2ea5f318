import { everyScheme } from './schemes/list.ts';

/** Signatures and what says how to read a body, of whichever scheme; credentials (basic auth, tokens, cookies) are never stored. */
const stored = ['content-type', ...everyScheme.flatMap(({ storedHeaders }) => storedHeaders)];
const names = new Set(stored);
const starts = stored.flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : []));

const isStored = (name: string): boolean =>
  names.has(name) ||
  starts.some((start) => name.startsWith(start) && isPlain(name.slice(start.length)));

const isPlain = (text: string): boolean => /^[a-z0-9]+$/.test(text);

/** The headers it takes to verify and read a delivery again later: at most thirty, bounded, lower-cased names. */
export const replayableHeaders = (headers: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => isStored(name))
      .slice(0, 30)
      .map(([name, values]) => [name, values.slice(0, 2).map((value) => value.slice(0, 2000))]),
  );
