import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { FoundRow } from './inside-tables.ts';

/** What somebody who holds a copy of the tables would try: a text, and what to call it where it is found. */
export type Guess = { name: string; text: string | Buffer };

/** A guess whose digest stands in a row: whoever reads the row can try out what it is a digest of. */
export type Found = { guess: string; by: string; in: string };

const algorithms = ['sha256', 'sha1', 'md5', 'sha512'] as const;
/** So much of the start of a digest is looked for: 48 bits in hex, 60 in base64. A truncated one is found as well. */
const [hexLength, base64Length] = [12, 10];

/**
 * Looks for digests of guesses in rows: in every text at any place, in texts that are base64url of something, in
 * bytes, and in what was packed. Tells each guess that is found, how it was hashed, and in which table.
 */
export const findDigests = (rows: readonly FoundRow[], guesses: Iterable<Guess>): Found[] => {
  const seen = piecesOf(rows);
  const found: Found[] = [];
  for (const { name, text } of guesses) {
    for (const algorithm of algorithms) {
      const digest = createHash(algorithm).update(text).digest();
      for (const [spelling, start] of spellingsOf(digest)) {
        const table = seen.get(start);
        if (table !== undefined)
          found.push({ guess: name, by: `${algorithm} in ${spelling}`, in: table });
      }
    }
  }
  return found;
};

const spellingsOf = (digest: Buffer): [string, string][] => [
  ['hex', digest.toString('hex').slice(0, hexLength)],
  ['base64', digest.toString('base64').slice(0, base64Length)],
  ['base64url', digest.toString('base64url').slice(0, base64Length)],
];

/** Every piece of every text that is as long as what is looked for, with the table it stands in. */
const piecesOf = (rows: readonly FoundRow[]): ReadonlyMap<string, string> => {
  const pieces = new Map<string, string>();
  const words = new Set<string>();
  for (const { table, row } of rows) {
    for (const text of textsIn(row)) {
      for (const word of text.match(/[\w+/-]{10,}/g) ?? []) {
        if (words.has(word)) continue;
        words.add(word);
        for (const one of [word, asHex(word)])
          for (const length of [hexLength, base64Length])
            for (let at = 0; at + length <= one.length; at += 1)
              pieces.set(one.slice(at, at + length), table);
      }
    }
  }
  return pieces;
};

/** What a text says if it is base64url of bytes, as links and tokens are. */
const asHex = (word: string): string => Buffer.from(word, 'base64url').toString('hex');

/** Every text in a value, names of attributes too; bytes as hex, unpacked ones as what they hold. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number' || typeof value === 'bigint') yield String(value);
  else if (value instanceof Uint8Array) yield* textsInBytes(Buffer.from(value));
  else if (value instanceof Set || Array.isArray(value))
    for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) {
      yield name;
      yield* textsIn(one);
    }
}

function* textsInBytes(bytes: Buffer): Generator<string> {
  yield bytes.toString('hex');
  yield bytes.toString('latin1');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* textsInBytes(gunzipSync(bytes));
}

/** The same fields in every order somebody could write them; of more than seven, in the likely ones. */
export const ordersOf = (form: Record<string, unknown>): string[] => {
  const entries = Object.entries(form);
  const orders = entries.length <= 7 ? permutationsOf(entries) : likelyOrders(entries);
  return orders.map((order) => JSON.stringify(Object.fromEntries(order)));
};

type Entries = [string, unknown][];

const permutationsOf = (entries: Entries): Entries[] =>
  entries.length < 2
    ? [entries]
    : entries.flatMap((first, i) =>
        permutationsOf(entries.toSpliced(i, 1)).map((rest): Entries => [first, ...rest]),
      );

const likelyOrders = (entries: Entries): Entries[] => {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return [entries, entries.toReversed(), sorted, sorted.toReversed()];
};
