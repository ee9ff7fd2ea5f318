import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** By what a ceremony's list is grouped. */
export const groupKeys = ['unit', 'staffKind', 'act', 'channel', 'standing'] as const;

/** Pledges of one kind: receipt ids one after the other, 8 bytes each. */
const groupShape = z.object({
  unit: z.string(),
  staffKind: z.string(),
  act: z.string(),
  channel: z.string(),
  /** Missing in lists of versions before standings, which held only what was attended. */
  standing: z._default(z.string(), 'attended'),
  ids: z.instanceof(Uint8Array),
});

/** New pledges of a ceremony as one look at the register's stream saw them. */
export const pledgedShape = z.object({ groups: z.array(groupShape) });

const someLines = z.optional(z.array(z.int()));

/** Rows of a sheet that are in the register. Earlier versions counted apart whose person was there before. */
export const sheetDoneShape = z.object({
  lines: someLines,
  counted: someLines,
  before: someLines,
});

/** The lines that some rows in the register stand for. */
export const linesOf = ({ lines, counted, before }: z.infer<typeof sheetDoneShape>): number[] => [
  ...(lines ?? []),
  ...(counted ?? []),
  ...(before ?? []),
];

/** Receipts of a ceremony whose attendance was taken back: they are on its list no more. */
export const takenBackShape = z.object({ ids: z.array(z.string()) });

/** One pledge in the list of a ceremony: its receipt's id leads back to nobody. */
export type Listed = {
  /** 16 hex digits. */
  receiptId: string;
  unit: string;
  staffKind: string;
  act: string;
  channel: string;
  standing: string;
};
export type PledgedGroup = z.infer<typeof groupShape>;

/** The groups of some pledges; the same pledges give the same groups. */
export const groupsOf = (pledges: readonly Listed[]): PledgedGroup[] => {
  const groups = new Map<string, Listed[]>();
  for (const pledge of [...pledges].sort(byId)) {
    const key = groupKeys.map((name) => pledge[name]).join('|');
    groups.set(key, [...(groups.get(key) ?? []), pledge]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, found]) => groupOf(found));
};

const groupOf = (found: Listed[]): PledgedGroup[] => {
  const [first] = found;
  if (!first) return [];
  const { unit, staffKind, act, channel, standing } = first;
  const ids = Buffer.from(found.map(({ receiptId }) => receiptId).join(''), 'hex');
  return [{ unit, staffKind, act, channel, standing, ids: new Uint8Array(ids) }];
};

const byId = (a: Listed, b: Listed): number => (a.receiptId < b.receiptId ? -1 : 1);

/** The pledges of some groups, each once however often it was seen, in order of their receipt ids. */
export const pledgesIn = (groups: Iterable<PledgedGroup>): Listed[] => {
  const found = new Map<string, Listed>();
  for (const { ids, ...said } of groups) {
    const hex = Buffer.from(ids).toString('hex');
    for (const receiptId of hex.match(/.{16}/g) ?? []) found.set(receiptId, { receiptId, ...said });
  }
  return [...found.values()].sort(byId);
};

/**
 * The list of a ceremony as an auditor gets it: the id of the first receipt of every pledge (bytes 32 to 39 of the
 * receipt, 16 lower-case hex digits) on a line of its own, in ascending order, each line ended by one line feed.
 */
export const listText = (pledges: readonly Listed[]): string =>
  [...pledges]
    .sort(byId)
    .map(({ receiptId }) => `${receiptId}\n`)
    .join('');

/**
 * The one hash over a ceremony's list: SHA-256 (hex) of its text in ASCII, so that `sha256sum` of the list as it was
 * downloaded gives it again. An empty list has the hash of nothing.
 */
export const listHash = (pledges: readonly Listed[]): string =>
  createHash('sha256').update(listText(pledges)).digest('hex');

/** A short name of some content: the same content has the same name. */
export const contentName = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
