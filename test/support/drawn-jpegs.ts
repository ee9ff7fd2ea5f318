/** How a JPEG is made up: its size, the sampling of each part, the restarts, and whether it comes in passes. */
export type Drawn = {
  width: number;
  height: number;
  /** Horizontal and vertical sampling of each part, as one byte each. */
  parts: number[];
  /** A restart after so many units; 0 for none. */
  interval?: number;
  isProgressive?: boolean;
  /** One scan for each part, instead of one for all. */
  isApart?: boolean;
};

const segment = (marker: number, ...body: number[]): Buffer =>
  Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);

/** One code, a single 0, that stands for this symbol. */
const oneCode = (kind: number, symbol: number): Buffer =>
  segment(0xc4, kind, 1, ...Array.from({ length: 15 }, () => 0), symbol);

/** Each block is a colour of eight bits and nothing else: the code 0, eight bits, and the code 0 for "no more". */
const block = (n: number): string => `0${((n * 73 + 41) % 256).toString(2).padStart(8, '0')}0`;

const stuffed = (bits: string): number[] => {
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = parseInt(bits.slice(at, at + 8).padEnd(8, '1'), 2);
    bytes.push(...(byte === 0xff ? [0xff, 0] : [byte]));
  }
  return bytes;
};

type Scan = {
  parts: number[];
  units: number;
  blocks: number;
  bitsOf: (n: number) => string;
  band: number[];
};

const scanOf = (interval: number, { parts, units, blocks, bitsOf, band }: Scan): Buffer => {
  const data: number[] = [];
  let [bits, n] = ['', 0];
  for (let unit = 0; unit < units; unit += 1) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      data.push(...stuffed(bits), 0xff, 0xd0 + ((unit / interval - 1) % 8));
      bits = '';
    }
    for (let i = 0; i < blocks; i += 1) bits += bitsOf((n += 1));
  }
  data.push(...stuffed(bits));
  return Buffer.concat([
    segment(0xda, parts.length, ...parts.flatMap((id) => [id, 0]), ...band),
    Buffer.from(data),
  ]);
};

/** The scans of one: all parts together, one by one, or in two passes. */
const scansOf = ({
  width,
  height,
  parts,
  isProgressive,
  isApart,
  interval = 0,
}: Drawn): Buffer[] => {
  const ids = parts.map((_, n) => n + 1);
  const sides = (sampling: number): [h: number, v: number] => [sampling >> 4, sampling & 15];
  const most = parts.reduce(
    (now, one) => Math.max(now >> 4, one >> 4) * 16 + Math.max(now & 15, one & 15),
    0,
  );
  const [mostH, mostV] = sides(most);
  const alone = (n: number) => {
    const [h, v] = sides(parts[n] ?? 0);
    return (
      Math.ceil(Math.ceil((width * h) / mostH) / 8) * Math.ceil(Math.ceil((height * v) / mostV) / 8)
    );
  };
  const together = Math.ceil(width / (8 * mostH)) * Math.ceil(height / (8 * mostV));
  const blocks = parts.reduce((sum, one) => sum + (one >> 4) * (one & 15), 0);
  const all =
    parts.length > 1
      ? { parts: ids, units: together, blocks }
      : { parts: ids, units: alone(0), blocks: 1 };
  const each = ids.map((id, n) => ({ parts: [id], units: alone(n), blocks: 1 }));
  if (!isProgressive)
    return (isApart ? each : [all]).map((one) =>
      scanOf(interval, { ...one, bitsOf: block, band: [0, 63, 0] }),
    );
  return [
    scanOf(interval, { ...all, bitsOf: (n) => block(n).slice(0, -1), band: [0, 0, 0] }),
    ...each.map((one) => scanOf(interval, { ...one, bitsOf: () => '0', band: [1, 63, 0] })),
  ];
};

/** A JPEG in its segments: each scan is one piece with its data, the mark of the end the last. */
export const drawnJpeg = (drawn: Drawn): Buffer[] => {
  const { width, height, parts, isProgressive, interval = 0 } = drawn;
  return [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    segment(0xe1, ...Buffer.from('Exif\0\0 sebuah blok'), 0xff, 0xd9),
    segment(0xe1, ...Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')),
    segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
    segment(
      isProgressive ? 0xc2 : 0xc0,
      ...[8, height >> 8, height & 255, width >> 8, width & 255, parts.length],
      ...parts.flatMap((sampling, n) => [n + 1, sampling, 0]),
    ),
    oneCode(0x00, 8),
    oneCode(0x10, 0),
    ...(interval > 0 ? [segment(0xdd, interval >> 8, interval & 255)] : []),
    ...scansOf(drawn),
    Buffer.from([0xff, 0xd9]),
  ];
};
