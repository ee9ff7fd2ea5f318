import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { readingShape, type Reading } from './reading.ts';

/** The link a region's chain ends with; before the first one, number 0. */
export const headShape = z.object({ sequence: z.int(), hash: z.string() });
export type Head = z.infer<typeof headShape>;
export const noHead: Head = { sequence: 0, hash: '' };

/** One reading in the chain of its region: each link holds the hash of the one before it. */
export const linkShape = z.object({
  region: z.string(),
  /** From 1, without gaps. */
  sequence: z.int(),
  previous: z.string(),
  reading: readingShape,
  /** SHA-256 of all the others, hex. */
  hash: z.string(),
});
export type Link = z.infer<typeof linkShape>;

/** The link of a reading behind the present head: the same reading behind the same head is the same link. */
export const linkAfter = (head: Head, reading: Reading): Link => {
  const { region } = reading;
  const link = { region, sequence: head.sequence + 1, previous: head.hash, reading };
  return { ...link, hash: hashOf(link) };
};

/** A link as it is copied, with its SHA-256 in base64: S3 takes an object to be locked only with a checksum. */
export const copyOf = (link: Link): { text: string; sha256: string } => {
  const text = JSON.stringify(link);
  return { text, sha256: createHash('sha256').update(text).digest('base64') };
};

/** Where the copy of a link is stored. */
export const linkKey = ({ region, sequence }: Pick<Link, 'region' | 'sequence'>): string =>
  `readings/${region}/${String(sequence).padStart(12, '0')}.json`;

/** Everything that stands in a link, in one order, whoever wrote it. */
const hashOf = ({ region, sequence, previous, reading }: Omit<Link, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([region, sequence, previous, inOrder(reading)]))
    .digest('hex');

const inOrder = (reading: Reading) =>
  Object.entries(reading).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));

/** What is wrong with a chain: which link, and in one word why. */
export type ChainFault = {
  region: string;
  sequence: number;
  fault: 'missing' | 'changed' | 'not-behind-the-one-before';
};

/** Walks the links of one region in order; a link that is gone, was changed, or does not follow is named. */
export const faultsOfChain = (region: string, links: Link[]): ChainFault[] => {
  const faults: ChainFault[] = [];
  let head = noHead;
  for (const link of links) {
    for (let sequence = head.sequence + 1; sequence < link.sequence; sequence += 1)
      faults.push({ region, sequence, fault: 'missing' });
    const { sequence, hash } = link;
    if (link.hash !== hashOf(link) || link.region !== region)
      faults.push({ region, sequence, fault: 'changed' });
    else if (head.sequence === sequence - 1 && link.previous !== head.hash)
      faults.push({ region, sequence, fault: 'not-behind-the-one-before' });
    head = { sequence, hash };
  }
  return faults;
};
