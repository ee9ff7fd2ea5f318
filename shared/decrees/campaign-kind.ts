import * as z from 'zod/mini';
import type { Zone } from '../calendar/zones.ts';
import type { Campaign, CampaignRegion } from '../campaign.ts';
import { nation } from '../regions/regions.ts';
import { holdAt, inForceFrom, inOrder, type Held, type Hold } from './held.ts';
import type { KindName } from './kind-names.ts';

/** A value as it is in force on the clocks of a zone; undefined where none has begun. */
export type InZone<Value> = (zone: Zone) => Value | undefined;

/** The part of a kind that every function has: the shape of its value, and how it is laid over the campaign. */
export type CampaignKind<Kind extends KindName, S extends z.core.$ZodType> = {
  kind: Kind;
  /** What it gives a campaign that a release may lack: through the live campaign nothing else is seen. */
  adds?: readonly (keyof Campaign)[];
  /** A function: a bundle makes no schema before there is a row. */
  value: () => S;
  /** Of the whole nation; in each region its own clocks decide. */
  layNation?: (campaign: Campaign, value: InZone<z.output<S>>) => Campaign;
  /** Of one region, once it is in force there. */
  layRegion?: (region: CampaignRegion, value: z.output<S>) => CampaignRegion;
  /** Of one region, all that was ever decreed for it, in the order in which it comes into force, and what of it cannot be laid. */
  layEach?: (
    region: CampaignRegion,
    all: readonly Begun<z.output<S>>[],
  ) => { region: CampaignRegion; unreadable: number };
  /** Of the whole nation, all that was ever decreed, oldest first: each says itself from when it counts. */
  layAll?: (campaign: Campaign, all: readonly Dated<z.output<S>>[]) => Campaign;
};

/** A value and the time on the wall from which it was decreed. */
export type Dated<Value> = { validFrom: string; value: Value };

/** A value, and whether it is in force on the clocks of its region. */
export type Begun<Value> = { value: Value; isBegun: boolean };

/** A campaign with a row laid over it, and how many of its values this version cannot read. */
export type Laid = { campaign: Campaign; unreadable: number };

export type LaidKind = {
  kind: KindName;
  adds?: readonly (keyof Campaign)[];
  /** Lays what is in force at a moment (milliseconds); what cannot be read is as if nobody had decided it. */
  lay: (campaign: Campaign, row: Held, at: number) => Laid;
};

/** Declares the part of a kind that every function has. */
export const campaignKind = <Kind extends KindName, S extends z.core.$ZodType>(
  declared: CampaignKind<Kind, S>,
): CampaignKind<Kind, S> & LaidKind => ({
  ...declared,
  lay: (campaign, row, at) => {
    const shape = declared.value();
    const holds = row.holds.flatMap((hold) => {
      const read = z.safeParse(shape, hold.value);
      return read.success ? [{ ...hold, value: read.data }] : [];
    });
    if (declared.layAll && row.scope === nation)
      return {
        campaign: declared.layAll(campaign, holds),
        unreadable: row.holds.length - holds.length,
      };
    if (declared.layEach && row.scope !== nation)
      return layInOrder(declared.layEach, campaign, {
        ...{ scope: row.scope, holds, at },
        unreadable: row.holds.length - holds.length,
      });
    const inZone: InZone<z.output<S>> = (zone) => holdAt(holds, zone, at)?.value;
    return {
      campaign: layScope(declared, campaign, { scope: row.scope, inZone }),
      unreadable: row.holds.length - holds.length,
    };
  },
});

type InOrder<Value> = {
  scope: string;
  holds: readonly (Omit<Hold, 'value'> & { value: Value })[];
  at: number;
  unreadable: number;
};

const layInOrder = <Value>(
  layEach: (
    region: CampaignRegion,
    all: readonly Begun<Value>[],
  ) => { region: CampaignRegion; unreadable: number },
  campaign: Campaign,
  { scope, holds, at, unreadable }: InOrder<Value>,
): Laid => {
  let left = unreadable;
  const lay = (region: CampaignRegion): CampaignRegion => {
    if (region.code !== scope) return region;
    const all = inOrder(holds, region.zone).map((hold) => ({
      value: hold.value,
      isBegun: inForceFrom(hold, region.zone) <= at,
    }));
    const laid = layEach(region, all);
    left += laid.unreadable;
    return laid.region;
  };
  return { campaign: inEachRegion(campaign, lay), unreadable: left };
};

type Scoped<S extends z.core.$ZodType> = { scope: string; inZone: InZone<z.output<S>> };

const layScope = <Kind extends KindName, S extends z.core.$ZodType>(
  { layNation, layRegion }: CampaignKind<Kind, S>,
  campaign: Campaign,
  { scope, inZone }: Scoped<S>,
): Campaign => {
  if (scope === nation) return layNation?.(campaign, inZone) ?? campaign;
  if (!layRegion) return campaign;
  const lay = (region: CampaignRegion): CampaignRegion => {
    const value = region.code === scope ? inZone(region.zone) : undefined;
    return value === undefined ? region : layRegion(region, value);
  };
  return inEachRegion(campaign, lay);
};

/** A campaign with each of its regions changed, the practice region too. */
export const inEachRegion = (
  campaign: Campaign,
  change: (region: CampaignRegion) => CampaignRegion,
): Campaign => ({
  ...campaign,
  regions: campaign.regions.map(change),
  ...(campaign.practice && { practice: change(campaign.practice) }),
});
