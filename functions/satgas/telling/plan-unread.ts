import { whyExcluded } from '../alerts/who-may-know.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { mostUnreadListed, unreadOf, type Delivery, type Unreads } from './delivery.ts';
import type { HeldDigest } from './held-digests.ts';
import { inDigest, notTheirs, seenMeanwhile } from './still-wanted.ts';
import type { UnreadStore } from './unread-store.ts';

type Needs = { unread: Pick<UnreadStore, 'seenAmong'> };
type Listed = Unreads['listed'][number];

/** Tells those of a region whom it concerns that something waits unread at cases: one line a case, whatever waits there. */
export const unreadDigest = (needs: Needs): HeldDigest => ({
  under: unreadOf,
  about: 'unread',
  tell: async (bundle, { officers, isMore }) => {
    const listed = bundle.flatMap(listedAs);
    const all = { listed, count: casesIn(listed).length, isMore };
    const waiting = await notSeen(needs, all);
    const tellable = unreadFor(waiting, bundle[0], officers);
    const among = (them: Listed[]) => new Set(them.map(idOf));
    const [unseen, told] = [among(waiting.listed), among(tellable?.unreads.listed ?? [])];
    return {
      says: tellable && { unreads: shortened(tellable.unreads) },
      endAs: ({ unread }) => {
        const id = unread ? idOf(unread) : '';
        if (!unseen.has(id)) return seenMeanwhile;
        return told.has(id) ? inDigest : notTheirs;
      },
    };
  },
});

const idOf = ({ caseKey, kind }: Pick<Listed, 'caseKey' | 'kind'>): string => `${caseKey}#${kind}`;

const listedAs = ({ unread, alertRegion }: Delivery): Listed[] =>
  unread ? [{ ...unread, region: alertRegion }] : [];

const casesIn = (listed: Listed[]): string[] => [...new Set(listed.map(({ caseKey }) => caseKey))];

const shortened = ({ listed, ...unreads }: Unreads): Unreads => {
  const first = new Set(casesIn(listed).slice(0, mostUnreadListed));
  return { ...unreads, listed: listed.filter(({ caseKey }) => first.has(caseKey)) };
};

/** Only these of what a digest says. */
const only = ({ listed, count, isMore }: Unreads, kept: Listed[]): Unreads => ({
  ...{ listed: kept, isMore },
  count: count - (casesIn(listed).length - casesIn(kept).length),
});

/** What of a digest nobody of the satgas has seen since. */
export const notSeen = async ({ unread }: Needs, unreads: Unreads): Promise<Unreads> => {
  const seenAt = await unread.seenAmong(unreads.listed);
  return only(
    unreads,
    unreads.listed.filter((one) => one.leftAt > seenAt(one)),
  );
};

/**
 * The officer of a digest of what waits unread and what they may be told of it by now; undefined where that is nothing:
 * whoever left, came into conflict or lost their address while it waited does not learn of it.
 */
export const unreadFor = (
  unreads: Unreads,
  { officerId, channel }: Pick<Delivery, 'officerId' | 'channel'>,
  officers: Officer[],
): { officer: Officer; unreads: Unreads } | undefined => {
  const officer = officers.find((one) => one.officerId === officerId && isTold(one));
  if (!officer || addressOf(officer, channel) === undefined) return undefined;
  const known = unreads.listed.filter((unread) => !whyExcluded(officers, unread)(officer));
  return known.length === 0 ? undefined : { officer, unreads: only(unreads, known) };
};
