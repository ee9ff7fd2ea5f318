/** What a roster knows of a person besides their unit. A refusal is stored and never published. */
export const rosterStatuses = ['expected', 'sick', 'on-leave', 'cltn', 'refused'] as const;
export type RosterStatus = (typeof rosterStatuses)[number];

/** One person who is expected to pledge: a keyed hash, never a number; and the mark of their office mailbox, if listed. */
export type RosterRow = {
  personKey: string;
  unit: string;
  status: RosterStatus;
  mailbox?: string;
};

/**
 * A part of a region's roster as it is stored: rows in order of their keys, units by their place in a list, and, where
 * anybody has one, the marks of mailboxes in the order of the rows.
 */
export type PackedRows = { rows: Uint8Array; units: string[]; mailboxes?: Uint8Array | undefined };

/** Parts of a region's roster: forty thousand people make parts of about 3 KB, half a read unit each. */
export const bucketCount = 512;

const keyBytes = 32;
const rowBytes = keyBytes + 3;
/** A mark of a mailbox; noughts stand for none. */
const markBytes = 16;

/** The part a person belongs to: the first nine bits of their key, which is as good as random. */
export const bucketOf = (personKey: string): number =>
  Buffer.from(personKey.slice(0, 4), 'base64url').readUInt16BE(0) >> 7;

/** Packs rows: 32 bytes of key, 1 of status, 2 of unit each. The same people give the same bytes. */
export const packRows = (rows: readonly RosterRow[]): PackedRows => {
  const units = [...new Set(rows.map(({ unit }) => unit))].sort();
  const packed = Buffer.alloc(rows.length * rowBytes);
  const keyed = rows.map((row) => ({ row, key: Buffer.from(row.personKey, 'base64url') }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const [i, { row, key }] of keyed.entries()) {
    if (key.length !== keyBytes) throw new Error('A person key is 32 bytes');
    key.copy(packed, i * rowBytes);
    packed.writeUInt8(rosterStatuses.indexOf(row.status), i * rowBytes + keyBytes);
    packed.writeUInt16BE(units.indexOf(row.unit), i * rowBytes + keyBytes + 1);
  }
  const marks = packMarks(keyed.map(({ row }) => row.mailbox));
  return { rows: packed, units, ...(marks && { mailboxes: marks }) };
};

const packMarks = (marks: readonly (string | undefined)[]): Uint8Array | undefined => {
  if (marks.every((mark) => mark === undefined)) return undefined;
  const packed = Buffer.alloc(marks.length * markBytes);
  for (const [i, mark] of marks.entries()) {
    if (mark === undefined) continue;
    const bytes = Buffer.from(mark, 'base64url');
    if (bytes.length !== markBytes) throw new Error('A mark of a mailbox is 16 bytes');
    bytes.copy(packed, i * markBytes);
  }
  return packed;
};

const markAt = (mailboxes: Uint8Array | undefined, i: number): string | undefined => {
  const mark = mailboxes?.subarray(i * markBytes, (i + 1) * markBytes);
  if (mark === undefined || mark.every((byte) => byte === 0)) return undefined;
  return Buffer.from(mark).toString('base64url');
};

/** The rows of a part; throws when they are not what packRows wrote. */
export const unpackRows = ({ rows, units, mailboxes }: PackedRows): RosterRow[] => {
  const packed = Buffer.from(rows);
  const isWhole = packed.length % rowBytes === 0 && hasAllMarks(rows, mailboxes);
  if (!isWhole) throw new Error('A part of a roster is cut short');
  return Array.from({ length: packed.length / rowBytes }, (_, i) => {
    const at = i * rowBytes;
    const status = rosterStatuses[packed.readUInt8(at + keyBytes)];
    const unit = units[packed.readUInt16BE(at + keyBytes + 1)];
    if (status === undefined || unit === undefined)
      throw new Error('A part of a roster names no unit');
    const mailbox = markAt(mailboxes, i);
    return {
      personKey: packed.subarray(at, at + keyBytes).toString('base64url'),
      unit,
      status,
      ...(mailbox !== undefined && { mailbox }),
    };
  });
};

const hasAllMarks = (rows: Uint8Array, mailboxes: Uint8Array | undefined): boolean =>
  mailboxes === undefined || mailboxes.length / markBytes === rows.length / rowBytes;

/** Whether a person is in a part. */
export const hasPerson = ({ rows }: Pick<PackedRows, 'rows'>, personKey: string): boolean =>
  placeOf(rows, personKey) !== undefined;

/** A person of a part, if they are in it. */
export const personIn = (
  { rows, units, mailboxes }: PackedRows,
  personKey: string,
): RosterRow | undefined => {
  const at = placeOf(rows, personKey);
  if (at === undefined) return undefined;
  return unpackRows({
    rows: rows.subarray(at * rowBytes, (at + 1) * rowBytes),
    units,
    mailboxes: mailboxes?.subarray(at * markBytes, (at + 1) * markBytes),
  })[0];
};

/** Where a person is: a search by halves over the keys, nothing unpacked. */
const placeOf = (rows: Uint8Array, personKey: string): number | undefined => {
  const packed = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
  const key = Buffer.from(personKey, 'base64url');
  let [low, high] = [0, packed.length / rowBytes];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = packed.compare(key, 0, keyBytes, middle * rowBytes, middle * rowBytes + keyBytes);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
};

/** Every part of a roster with these people, empty ones too, by number. */
export const bucketsOf = (rows: readonly RosterRow[]): RosterRow[][] => {
  const buckets: RosterRow[][] = Array.from({ length: bucketCount }, () => []);
  for (const row of rows) buckets[bucketOf(row.personKey)]?.push(row);
  return buckets;
};

/** How many of a unit are expected, and how many are away; who refused is counted as expected, so that nobody is singled out. */
export type UnitExpected = {
  unit: string;
  expected: number;
  sick: number;
  onLeave: number;
  cltn: number;
};

/** Counts a roster by unit, in order of unit codes. */
export const countUnits = (rows: Iterable<RosterRow>): UnitExpected[] => {
  const units = new Map<string, UnitExpected>();
  for (const { unit, status } of rows) {
    const counted = units.get(unit) ?? { unit, expected: 0, sick: 0, onLeave: 0, cltn: 0 };
    counted[countedAs[status]] += 1;
    units.set(unit, counted);
  }
  return [...units.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
};

const countedAs = {
  expected: 'expected',
  refused: 'expected',
  sick: 'sick',
  'on-leave': 'onLeave',
  cltn: 'cltn',
} as const satisfies Record<RosterStatus, keyof UnitExpected>;

/** How many people of a part this mailbox is listed for; nothing is unpacked. */
export const timesListed = ({ mailboxes }: Pick<PackedRows, 'mailboxes'>, mark: string): number => {
  if (!mailboxes) return 0;
  const sought = Buffer.from(mark, 'base64url');
  const packed = Buffer.from(mailboxes);
  let times = 0;
  for (let at = 0; at < packed.length; at += markBytes)
    if (packed.compare(sought, 0, markBytes, at, at + markBytes) === 0) times += 1;
  return times;
};
