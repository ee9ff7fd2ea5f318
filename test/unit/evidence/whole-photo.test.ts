import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPhoto } from '../../../functions/reports/evidence/read-photo.ts';
import { drawnJpeg, type Drawn } from '../../support/drawn-jpegs.ts';
import { aPng, aWebp } from '../../support/photos.ts';
import { processorMs } from '../../support/processor-time.ts';

const sides = { width: 203, height: 99 };
const drawn: [string, Drawn][] = [
  ['grey', { ...sides, parts: [0x11] }],
  ['in colours', { ...sides, parts: [0x22, 0x11, 0x11] }],
  ['with its colours as fine as its light', { ...sides, parts: [0x11, 0x11, 0x11] }],
  ['of four colours', { ...sides, parts: [0x11, 0x11, 0x11, 0x11] }],
  ['with restarts', { ...sides, parts: [0x21, 0x11, 0x11], interval: 5 }],
  ['of a scan for each part', { ...sides, parts: [0x22, 0x11, 0x11], isApart: true }],
  ['in passes', { ...sides, parts: [0x22, 0x11, 0x11], isProgressive: true }],
  ['in passes, with restarts', { ...sides, parts: [0x11], isProgressive: true, interval: 9 }],
  ['of one block', { width: 1, height: 1, parts: [0x11] }],
];

const outcome = async (bytes: Buffer): Promise<string> => {
  const read = await readPhoto(bytes);
  return read.ok ? 'taken' : read.reason;
};
const eoi = Buffer.from([0xff, 0xd9]);

/** A JPEG in segments without the mark of its end, with its last scan cut to a share of its data. */
const cutTo = (segments: Buffer[], share: number): Buffer => {
  const [last = eoi, ...before] = segments.slice(0, -1).toReversed();
  const head = 2 + last.readUInt16BE(2);
  const data = last.subarray(head);
  const kept = data.subarray(0, Math.floor(data.length * share));
  return Buffer.concat([...before.toReversed(), last.subarray(0, head), kept]);
};

describe.each(drawn)('a JPEG %s', (_, how) => {
  const segments = drawnJpeg(how);
  const whole = Buffer.concat(segments);

  it('is taken as every viewer opens it: whole, without its end, or with something behind it', async () => {
    const behind = Buffer.from('MotionPhoto_Data sesudah akhir \xff\xda\xff\xe1\xff\xff', 'latin1');
    const [head = eoi, ...rest] = segments;
    expect(await outcome(whole)).toBe('taken');
    expect(await outcome(whole.subarray(0, -1))).toBe('taken');
    expect(await outcome(whole.subarray(0, -2))).toBe('taken');
    expect(await outcome(Buffer.concat([whole, behind]))).toBe('taken');
    expect(await outcome(Buffer.concat([whole, whole]))).toBe('taken');
    expect(await outcome(Buffer.concat([head, ...rest.map((one) => padded(one))]))).toBe('taken');
  });

  it('cut at any segment is named as cut, until its last scan has begun', async () => {
    for (let n = 1; n < segments.length - 1; n += 1) {
      const cut = Buffer.concat(segments.slice(0, n));
      const named = cut.length < 3 ? 'not-a-photo' : 'cut-file';
      expect([n, await outcome(cut)]).toEqual([n, named]);
    }
  });

  it('cut at any byte is taken or named, and never a fault', async () => {
    const known = new Set(['taken', 'cut-file', 'not-a-photo', 'empty-file']);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.constantFrom(Buffer.alloc(0), eoi),
        async (at, end) => {
          expect(known).toContain(await outcome(Buffer.concat([whole.subarray(0, at), end])));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('without pictures between its beginning and its end is named', async () => {
    const [head = eoi, ...rest] = segments;
    const bare = rest.filter((one) => one[1] !== 0xda);
    expect(await outcome(Buffer.concat([head, ...bare]))).toBe('cut-file');
    expect(await outcome(Buffer.concat([head, eoi]))).toBe('cut-file');
  });
});

const padded = (segment: Buffer): Buffer => Buffer.concat([segment, Buffer.alloc(3)]);
const inOnePass = drawn.filter(([, how]) => !how.isProgressive && how.width > 1);

describe.each(inOnePass)('a JPEG %s', (_, how) => {
  const segments = drawnJpeg(how);

  it.each([0, 0.1, 0.5, 0.9])(
    'with %f of its scan is named, also where an end was put behind it',
    async (share) => {
      const cut = cutTo(segments, share);
      expect(await outcome(cut)).toBe('cut-file');
      expect(await outcome(Buffer.concat([cut, eoi]))).toBe('cut-file');
    },
  );

  it('that lacks less than one part in fifty is taken', async () => {
    expect(await outcome(cutTo(segments, 0.995))).toBe('taken');
  });
});

describe('a picture in passes', () => {
  const segments = drawnJpeg({ ...sides, parts: [0x22, 0x11, 0x11], isProgressive: true });

  it('is coarse without its later passes, and taken only where somebody marked its end', async () => {
    const coarse = Buffer.concat(segments.slice(0, -3));
    expect(await outcome(coarse)).toBe('cut-file');
    expect(await outcome(Buffer.concat([coarse, eoi]))).toBe('taken');
  });

  it('whose last pass has begun is taken', async () => {
    expect(await outcome(cutTo(segments, 0.3))).toBe('taken');
  });
});

it.each([
  ['PNG', aPng()],
  ['WebP', aWebp()],
])('a %s that is cut is named', async (_, photo) => {
  expect(await outcome(photo.subarray(0, Math.floor(photo.length / 2)))).toBe('cut-file');
});

it('a picture of more scans than any program writes is named, however often they show it', async () => {
  const segments = drawnJpeg({ width: 9, height: 9, parts: [0x11] });
  const [head, scan = eoi] = [Buffer.concat(segments.slice(0, -2)), segments.at(-2)];
  const scanned = (times: number) =>
    Buffer.concat([head, ...Array.from({ length: times }, () => scan), eoi]);
  expect(await outcome(scanned(500))).toBe('taken');
  expect(await outcome(scanned(501))).toBe('cut-file');
});

it('scans without end, tables without use and sizes without sense hold nobody up', async () => {
  const head = Buffer.concat(drawnJpeg({ ...sides, parts: [0x11] }).slice(0, 8));
  // As high and as wide as a picture may say that it is.
  head.writeUInt32BE(0x1770_1770, head.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x55]);
  const table = Buffer.concat(drawnJpeg({ ...sides, parts: [0x11] }).slice(6, 8));
  const one = Buffer.concat([table, scan]);
  const many = Buffer.concat([head, Buffer.alloc(4_000_000, one)]);
  const spent = await processorMs(async () => {
    expect(await outcome(many)).toBe('cut-file');
    expect(await outcome(Buffer.concat([head, scan, Buffer.alloc(4_000_000, 0x15)]))).toBeDefined();
  });
  expect(spent).toBeLessThan(8_000);
});
