/**
 * A Huffman table (ITU-T T.81, C.2): how many codes there are of each length, and what they stand for in turn; once it
 * is used, for each eight bits the code they begin with (its length, then its symbol).
 */
export type Table = { counts: Buffer; symbols: Buffer; begins?: Uint16Array };

/** Reads the tables of a DHT segment by class and number (0x00 to 0x0f for DC, 0x10 to 0x1f for AC), over those before. */
export const readTables = (segment: Buffer, tables: Map<number, Table>): void => {
  for (let at = 4; at + 17 <= segment.length;) {
    const counts = segment.subarray(at + 1, at + 17);
    const length = counts.reduce((sum, count) => sum + count, 0);
    const symbols = segment.subarray(at + 17, at + 17 + length);
    tables.set(segment[at] ?? 0, { counts, symbols });
    at += 17 + length;
  }
};

/** The blocks of one unit in their order, how many units there should be, and after how many a restart comes (0: none). */
export type Plan = {
  blocks: { dc: Table | undefined; ac: Table | undefined }[];
  units: number;
  interval: number;
};

/** How many whole units the data of a sequential scan hold; undefined where they cannot be followed, which viewers pass over. */
export const countUnits = (data: Buffer, { blocks, units, interval }: Plan): number | undefined => {
  let held = 0;
  for (const bytes of betweenRestarts(data)) {
    const bits: Bits = { bytes, at: 0 };
    const most = Math.min(units - held, interval || units);
    for (let n = 0; n < most; n += 1) {
      const passed = passUnit(bits, blocks);
      if (passed === 'unknown') return undefined;
      if (passed === 'end') break;
      held += 1;
    }
  }
  return held;
};

type Bits = { bytes: Buffer; at: number };
type Passed = 'block' | 'end' | 'unknown';

const passUnit = (bits: Bits, blocks: Plan['blocks']): Passed => {
  for (const { dc, ac } of blocks) {
    const passed = passBlock(bits, dc, ac);
    if (passed !== 'block') return passed;
  }
  return 'block';
};

const passBlock = (bits: Bits, dc: Table | undefined, ac: Table | undefined): Passed => {
  if (!dc || !ac) return 'unknown';
  const category = nextSymbol(bits, dc);
  if (category < 0) return category === ended ? 'end' : 'unknown';
  bits.at += category;
  for (let k = 1; k < 64; k += 1) {
    const symbol = nextSymbol(bits, ac);
    if (symbol < 0) return symbol === ended ? 'end' : 'unknown';
    if ((symbol & 15) === 0 && symbol !== 0xf0) break;
    k += symbol >> 4;
    bits.at += symbol & 15;
  }
  return bits.at > bits.bytes.length * 8 ? 'end' : 'block';
};

const [ended, unknown] = [-1, -2];

/** What the next code stands for; below 0 where the data end, or where there is no such code. */
const nextSymbol = (bits: Bits, table: Table): number => {
  const { bytes, at } = bits;
  const byte = bytes[at >> 3];
  if (byte === undefined) return ended;
  const ahead = (((byte << 8) | (bytes[(at >> 3) + 1] ?? 0)) >> (8 - (at & 7))) & 0xff;
  const known = (table.begins ??= shortCodes(table))[ahead] ?? 0;
  if (known === 0) return longSymbol(bits, table);
  bits.at += known >> 8;
  return known & 0xff;
};

/** For each eight bits the code that they begin with, if it is no longer than that. */
const shortCodes = ({ counts, symbols }: Table): Uint16Array => {
  const begins = new Uint16Array(256);
  let [code, index] = [0, 0];
  for (let length = 1; length <= 8; length += 1) {
    for (let n = counts[length - 1] ?? 0; n > 0 && index < symbols.length; n -= 1) {
      const first = code << (8 - length);
      begins.fill((length << 8) | (symbols[index] ?? 0), first, first + (1 << (8 - length)));
      code += 1;
      index += 1;
    }
    code <<= 1;
  }
  return begins;
};

/** The same bit by bit, for the codes that are rare. */
const longSymbol = (bits: Bits, { counts, symbols }: Table): number => {
  let [code, first, index] = [0, 0, 0];
  for (let length = 0; length < 16; length += 1) {
    const byte = bits.bytes[bits.at >> 3];
    if (byte === undefined) return ended;
    code |= (byte >> (7 - (bits.at & 7))) & 1;
    bits.at += 1;
    const count = counts[length] ?? 0;
    if (code - first < count) return symbols[index + code - first] ?? unknown;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return unknown;
};

/** The data of a scan from restart to restart, without stuffed bytes and fill. */
function* betweenRestarts(data: Buffer): Generator<Buffer> {
  const plain = Buffer.alloc(data.length);
  let [length, from] = [0, 0];
  for (let at = data.indexOf(0xff); at >= 0; at = data.indexOf(0xff, from)) {
    const next = data[at + 1];
    length += data.copy(plain, length, from, next === 0 ? at + 1 : at);
    from = Math.min(next === 0xff ? at + 1 : at + 2, data.length);
    if (next === 0 || next === 0xff) continue;
    yield plain.subarray(0, length);
    length = 0;
  }
  length += data.copy(plain, length, from);
  yield plain.subarray(0, length);
}
