import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { textFor } from '../../../shared/pledging.ts';
import type { Ceremony, Officiant, Witness } from './ceremony.ts';
import { groupKeys, listHash, type Listed } from './pledged.ts';
import type { Seal } from './seal.ts';
import { signedAnswer } from '../../../shared/signing/signature.ts';
import { shownAt, type VoidedCode } from './ticket-uses.ts';
import { isoOrNull, listed, listedCeremony } from './ceremony-view.ts';

const countShape = z.object({
  unit: z.string(),
  staffKind: z.string(),
  act: z.string(),
  channel: z.string(),
  standing: z.string(),
  pledges: z.int(),
});
export type Count = z.infer<typeof countShape>;

/** The berita acara: what happened, who saw it, how many pledged, and one hash over their list. No name of who pledged. */
export const recordAnswer = z.object({
  ceremony: listedCeremony,
  regionName: z.string(),
  /** The words sworn when it started; none before. */
  pledgeText: z.nullable(z.object({ version: z.int(), sha256: z.string() })),
  /** When who led it confirmed that they did. */
  leaderConfirmedAt: z.nullable(z.string()),
  witnesses: z.array(
    z.object({ office: z.string(), name: z.string(), confirmedAt: z.nullable(z.string()) }),
  ),
  pledges: z.int(),
  counts: z.array(countShape),
  /** SHA-256 of the list of receipt ids, as `sha256sum` gives it. */
  listHash: z.string(),
  countedAt: z.string(),
  sealedAt: z.nullable(z.string()),
  /** Pledges that reached the register after the list was sealed: not in the hash, counted in participation. */
  afterSealing: z.int(),
  /** Codes of the screen whose pledges were voided, and why. */
  voided: z.array(z.object({ shownAt: z.string(), voidedAt: z.string(), reason: z.string() })),
});
export type CeremonyRecord = z.infer<typeof recordAnswer>;

/** The record as it is read: with its electronic signature, once it has one. */
export const readRecordAnswer = z.extend(recordAnswer, { signed: z.nullable(signedAnswer) });
export type ReadRecord = z.infer<typeof readRecordAnswer>;

type Made = {
  campaign: Campaign;
  ceremony: Ceremony;
  witnesses: readonly Witness[];
  officiant?: Officiant | undefined;
  pledges: readonly Listed[];
  voids: readonly VoidedCode[];
  seal: { seal: Seal; ids: ReadonlySet<string> } | undefined;
  now: number;
};

/** Draws up the record of a ceremony: of its sealed list if there is one, else of the list as it is now. */
export const recordOf = (made: Made): CeremonyRecord => {
  const { campaign, ceremony, witnesses, seal, now } = made;
  const region = servedRegion(campaign, ceremony.region);
  const text =
    region && ceremony.startedAt !== undefined
      ? textFor(campaign, region, ceremony.startedAt)
      : undefined;
  const pledges = sealedOf(made);
  return {
    ceremony: listed(ceremony, now),
    regionName: region?.name ?? ceremony.region,
    pledgeText: text ? { version: text.version, sha256: text.sha256 } : null,
    leaderConfirmedAt: isoOrNull(made.officiant?.confirmedAt),
    witnesses: witnesses.map(({ office, name, confirmedAt }) => ({
      office,
      name,
      confirmedAt: isoOrNull(confirmedAt),
    })),
    pledges: pledges.length,
    counts: countsOf(pledges),
    listHash: listHash(pledges),
    countedAt: new Date(now).toISOString(),
    sealedAt: seal ? new Date(seal.seal.sealedAt).toISOString() : null,
    afterSealing: seal ? made.pledges.length - pledges.length : 0,
    voided: made.voids.map(({ code, voidedAt, reason }) => ({
      shownAt: shownAt(code),
      voidedAt: new Date(voidedAt).toISOString(),
      reason,
    })),
  };
};

/** The pledges a record speaks of. */
export const sealedOf = ({ pledges, seal }: Pick<Made, 'pledges' | 'seal'>): Listed[] =>
  seal ? pledges.filter(({ receiptId }) => seal.ids.has(receiptId)) : [...pledges];

/** How many pledged, by unit, kind of staff, act, channel and standing, in that order. */
export const countsOf = (pledges: readonly Listed[]): Count[] => {
  const counts = new Map<string, Count>();
  for (const pledge of pledges) {
    const key = groupKeys.map((name) => pledge[name]).join('|');
    const { unit, staffKind, act, channel, standing } = pledge;
    const count = counts.get(key) ?? { unit, staffKind, act, channel, standing, pledges: 0 };
    counts.set(key, count);
    count.pledges += 1;
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
};

/** Adds up counts by one of their groups. */
export const totalsBy = (
  counts: readonly Count[],
  by: (typeof groupKeys)[number],
): [value: string, pledges: number][] => {
  const totals = new Map<string, number>();
  for (const count of counts) totals.set(count[by], (totals.get(count[by]) ?? 0) + count.pledges);
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
};
