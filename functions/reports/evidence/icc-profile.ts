/**
 * Tags by which a profile turns numbers into colours (ICC.1:2022, 9.2), each of a shape that holds numbers alone. Names,
 * makers, copyrights, tables and the unknown are not among them.
 */
const colours = new Set('rXYZ gXYZ bXYZ wtpt chad rTRC gTRC bTRC kTRC cicp'.split(' '));

const headerBytes = 128;
const entryBytes = 12;
/** Entries looked at; a photo's profile has some twenty. */
const mostEntries = 100;
/** Who made the profile, when, for which machine: preferred CMM, date, maker and model, creator and id, reserved. */
const ofMakers = [
  [4, 8],
  [24, 36],
  [48, 56],
  [80, headerBytes],
] as const;

type Tag = { name: string; data: Buffer; from: number };

/** A colour profile with nothing but what colours are made of; undefined where that cannot be read. */
export const cleanProfile = (profile: Buffer): Buffer | undefined => {
  if (profile.length < headerBytes + 4 || profile.toString('latin1', 36, 40) !== 'acsp')
    return undefined;
  const tags = tagsOf(profile)?.filter(({ name }) => colours.has(name));
  if (!tags || tags.length === 0) return undefined;
  const header = Buffer.from(profile.subarray(0, headerBytes));
  for (const [from, to] of ofMakers) header.fill(0, from, to);
  return written(header, tags);
};

const tagsOf = (profile: Buffer): Tag[] | undefined => {
  const count = profile.readUInt32BE(headerBytes);
  if (count > mostEntries || headerBytes + 4 + count * entryBytes > profile.length)
    return undefined;
  const tags = Array.from({ length: count }, (_, n) => {
    const at = headerBytes + 4 + n * entryBytes;
    const from = profile.readUInt32BE(at + 4);
    const data = profile.subarray(from, from + profile.readUInt32BE(at + 8));
    return { name: profile.toString('latin1', at, at + 4), data, from };
  });
  return tags.flatMap((tag) => {
    const bytes = bytesOf(tag.data);
    // Of what is padded to a multiple of four, the padding is left behind.
    const isWhole =
      bytes !== undefined && tag.data.length - bytes >= 0 && tag.data.length - bytes < 4;
    return isWhole ? [{ ...tag, data: tag.data.subarray(0, bytes) }] : [];
  });
};

/** Numbers of a parametric curve, by its function (ICC.1:2022, 10.18). */
const parameters = [1, 3, 4, 5, 7];

/** How long a tag that holds numbers alone says that it is; undefined for any other. */
const bytesOf = (data: Buffer): number | undefined => {
  if (data.length < 12) return undefined;
  const sizes: Record<string, number | undefined> = {
    'XYZ ': 20,
    sf32: 44,
    cicp: 12,
    curv: 12 + 2 * data.readUInt32BE(8),
    para: 12 + 4 * (parameters[data.readUInt16BE(8)] ?? NaN),
  };
  return sizes[data.toString('latin1', 0, 4)];
};

/** One behind the other, each on a multiple of four; curves that share their data share it still. */
const written = (header: Buffer, tags: Tag[]): Buffer => {
  const table = Buffer.alloc(4 + tags.length * entryBytes);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const placeOf = new Map<number, number>();
  let at = headerBytes + table.length;
  for (const [n, { name, data, from }] of tags.entries()) {
    const place = placeOf.get(from) ?? at;
    if (place === at) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      placeOf.set(from, place);
      bodies.push(padded);
      at += padded.length;
    }
    table.write(name, 4 + n * entryBytes, 'latin1');
    table.writeUInt32BE(place, 8 + n * entryBytes);
    table.writeUInt32BE(data.length, 12 + n * entryBytes);
  }
  header.writeUInt32BE(at, 0);
  return Buffer.concat([header, table, ...bodies]);
};
