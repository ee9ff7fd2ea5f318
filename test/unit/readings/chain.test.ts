import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  faultsOfChain,
  linkAfter,
  noHead,
  type Link,
} from '../../../functions/reports/readings/chain.ts';
import { readingOf } from '../../../functions/reports/readings/note-reading.ts';
import { people } from '../../support/case-asks.ts';

const region = '18.09';
const readingNumber = (n: number) =>
  readingOf(
    { about: `case#${n}`, reads: 'file', region, person: people.officer, expiresAt: 2e9 },
    { at: 1_800_000_000_000 + n, nonce: `n${n}` },
  );

/** A chain as it is copied and read again. */
const aChain = (length: number): Link[] => {
  const links: Link[] = [];
  for (let n = 0; n < length; n += 1)
    links.push(linkAfter(links.at(-1) ?? noHead, readingNumber(n)));
  return JSON.parse(JSON.stringify(links)) as Link[];
};

const changedAt = (links: Link[], at: number, change: (link: Link) => Link): Link[] =>
  links.map((link, n) => (n === at ? change(link) : link));

describe('a chain of readings', () => {
  it('has no fault as it was written, in whatever order a reader keeps its fields', () => {
    const links = aChain(20);
    expect(faultsOfChain(region, links)).toEqual([]);
    const turned = links.map((link) => ({
      ...link,
      reading: Object.fromEntries(Object.entries(link.reading).reverse()) as Link['reading'],
    }));
    expect(faultsOfChain(region, turned)).toEqual([]);
  });

  it('names every link that was changed, in whichever field', () => {
    const fields = ['personId', 'role', 'scope', 'about', 'reads', 'region', 'entry'] as const;
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom(...fields), (at, field) => {
        const change = (link: Link): Link => ({
          ...link,
          reading: { ...link.reading, [field]: field === 'reads' ? 'list' : 'other' },
        });
        expect(faultsOfChain(region, changedAt(aChain(20), at, change))).toContainEqual({
          region,
          sequence: at + 1,
          fault: 'changed',
        });
      }),
    );
  });

  it('names a link that is gone, wherever it stood but for the last', () => {
    for (let at = 0; at < 9; at += 1)
      expect(
        faultsOfChain(
          region,
          aChain(10).filter((_, n) => n !== at),
        ),
      ).toContainEqual({
        region,
        sequence: at + 1,
        fault: 'missing',
      });
  });

  it('names the link behind one that was replaced by a sound one of another reading', () => {
    const links = aChain(10);
    const forged = changedAt(links, 4, () => linkAfter(links[3] ?? noHead, readingNumber(77)));
    expect(faultsOfChain(region, forged)).toEqual([
      { region, sequence: 6, fault: 'not-behind-the-one-before' },
    ]);
  });
});
