import { createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Row } from './place.ts';

/** Rows as newline-delimited DynamoDB JSON, bytes as base64, compressed: what DynamoDB's own export to S3 holds. */
export const linesOf = (rows: readonly Row[]): Buffer => {
  // DynamoDB compresses each file of an export likewise.
  return gzipSync(rows.map((row) => `${lineOf(row)}\n`).join(''));
};

/** The rows again; throws where a line is none. */
export const rowsIn = (compressed: Uint8Array): Row[] =>
  gunzipSync(compressed)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowIn(JSON.parse(line)));

/** A row as one line, its attributes in the order of their names: the same row is the same line. */
const lineOf = (row: Row): string =>
  JSON.stringify({ Item: Object.fromEntries(inOrder(row).map(([key, v]) => [key, toJson(v)])) });

const inOrder = <Value>(values: Record<string, Value>): [string, Value][] =>
  Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));

/** Sets have no order of their own. */
const toJson = ({ B, BS, L, M, SS, NS, ...plain }: AttributeValue): object => ({
  ...plain,
  ...(B && { B: base64(B) }),
  ...(BS && { BS: BS.map(base64).sort() }),
  ...(SS && { SS: [...SS].sort() }),
  ...(NS && { NS: [...NS].sort() }),
  ...(L && { L: L.map(toJson) }),
  ...(M && { M: Object.fromEntries(inOrder(M).map(([key, one]) => [key, toJson(one)])) }),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const lineShape = z.object({ Item: z.record(z.string(), z.record(z.string(), z.unknown())) });

const rowIn = (line: unknown): Row =>
  Object.fromEntries(
    Object.entries(z.parse(lineShape, line).Item).map(([key, value]) => [key, fromJson(value)]),
  );

const text = z.string();
const texts = z.array(text);
const inner = z.record(z.string(), z.unknown());
const readers: Record<string, (value: unknown) => AttributeValue> = {
  S: (value) => ({ S: z.parse(text, value) }),
  N: (value) => ({ N: z.parse(text, value) }),
  B: (value) => ({ B: Buffer.from(z.parse(text, value), 'base64') }),
  SS: (value) => ({ SS: z.parse(texts, value) }),
  NS: (value) => ({ NS: z.parse(texts, value) }),
  BS: (value) => ({ BS: z.parse(texts, value).map((one) => Buffer.from(one, 'base64')) }),
  BOOL: (value) => ({ BOOL: z.parse(z.boolean(), value) }),
  NULL: () => ({ NULL: true }),
  L: (value) => ({ L: z.parse(z.array(inner), value).map(fromJson) }),
  M: (value) => ({
    M: Object.fromEntries(
      Object.entries(z.parse(z.record(z.string(), inner), value)).map(([k, one]) => [
        k,
        fromJson(one),
      ]),
    ),
  }),
};

const fromJson = (value: Record<string, unknown>): AttributeValue => {
  const [kind = '', ...more] = Object.keys(value);
  const read = readers[kind];
  if (!read || more.length > 0) throw new Error('An attribute has one of the types of DynamoDB');
  return read(value[kind]);
};

/** Rows counted and summed up in whichever order they come: two tables of the same rows have the same sum. */
export type Sum = { rows: number; sum: bigint };

const bits = 256;

/** Adds rows to a sum, each by a keyed hash of its line. */
export const addTo = ({ rows, sum }: Sum, key: string, row: Row): Sum => ({
  rows: rows + 1,
  sum: BigInt.asUintN(bits, sum + hashOf(key, row)),
});

export const nothingYet: Sum = { rows: 0, sum: 0n };

/** Whether two rows are the same, whatever the order of their attributes. */
export const isSameRow = (one: Row, other: Row): boolean => lineOf(one) === lineOf(other);

const hashOf = (key: string, row: Row): bigint =>
  BigInt(`0x${createHmac('sha256', key).update(lineOf(row)).digest('hex')}`);
