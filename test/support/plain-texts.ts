import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** Which of these texts stand in rows read as they lie in a table: in plain, in base64 or hex, packed or not, at any depth. */
export const plainTextsIn = (rows: readonly object[], texts: readonly string[]): string[] => {
  const leaves = rows.flatMap((row) => leavesOf(row));
  const forms = leaves.flatMap((leaf) => formsOf(leaf, 3));
  return texts.filter((text) => forms.some((form) => form.includes(text)));
};

const leavesOf = (value: unknown): Buffer[] => {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => [Buffer.from(name), ...leavesOf(one)]);
  return [Buffer.from(String(value))];
};

/** Some bytes as they are, and as whatever they may be written in. */
const formsOf = (bytes: Buffer, depth: number): Buffer[] => {
  if (depth === 0 || bytes.length < 4) return [bytes];
  const text = bytes.toString('latin1');
  const within = [
    ...[brotliDecompressSync, gunzipSync, inflateSync].flatMap((open) => orNone(() => open(bytes))),
    ...(text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64')),
    ...(text.match(/(?:[0-9a-f]{2}){4,}/gi) ?? []).map((run) => Buffer.from(run, 'hex')),
  ];
  return [bytes, ...within.flatMap((one) => formsOf(one, depth - 1))];
};

const orNone = (open: () => Buffer): Buffer[] => {
  try {
    return [open()];
  } catch {
    return [];
  }
};
