import { whyExcluded } from '../alerts/who-may-know.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { endingsOf, mostEndingsListed, type Delivery, type Endings } from './delivery.ts';
import type { HeldDigest } from './held-digests.ts';
import { inDigest, notTheirs } from './still-wanted.ts';

/** Tells those of a region whom it concerns of cases that one person ended. */
export const endingsDigest: HeldDigest = {
  under: endingsOf,
  about: 'endings',
  tell: (bundle, { officers, isMore }) => {
    const listed = bundle.flatMap(listedAs);
    const tellable = endingsFor({ listed, count: listed.length, isMore }, bundle[0], officers);
    const codes = new Set(tellable?.endings.listed.map(({ caseKey }) => caseKey));
    return Promise.resolve({
      says: tellable && { endings: shortened(tellable.endings) },
      endAs: ({ ending }) => (codes.has(ending?.caseKey ?? '') ? inDigest : notTheirs),
    });
  },
};

const shortened = ({ listed, ...endings }: Endings): Endings => ({
  ...endings,
  listed: listed.slice(0, mostEndingsListed),
});

const listedAs = ({ ending, alertRegion }: Delivery): Endings['listed'] =>
  ending ? [{ ...ending, region: alertRegion }] : [];

/**
 * The officer of a digest of ends and what they may be told of it by now; undefined where that is nothing: whoever left,
 * came into conflict or lost their address while it waited does not learn of it.
 */
export const endingsFor = (
  { listed, count, isMore }: Endings,
  { officerId, channel }: Pick<Delivery, 'officerId' | 'channel'>,
  officers: Officer[],
): { officer: Officer; endings: Endings } | undefined => {
  const officer = officers.find((one) => one.officerId === officerId && isTold(one));
  if (!officer || addressOf(officer, channel) === undefined) return undefined;
  const known = listed.filter((ending) => !whyExcluded(officers, ending)(officer));
  if (known.length === 0) return undefined;
  const endings = { listed: known, count: count - (listed.length - known.length), isMore };
  return { officer, endings };
};
