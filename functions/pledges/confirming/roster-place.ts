import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { pledgingUnit } from '../../../shared/units.ts';
import { bucketItem, packedShape } from '../rosters/roster-items.ts';
import { bucketOf, personIn } from '../rosters/roster.ts';
import { rostersTable as table } from '../rosters/tables.ts';
import type { Place } from './account.ts';

/** Where the rosters list a person, if one region alone does. */
export type PlaceOf = (personKey: string) => Promise<Place | undefined>;

const partOfRegion = z.object({ ...packedShape.shape, region: z.string() });

/** Looks one person up on the rosters of all served regions; somebody on two of them has no one place. */
export const rosterPlace =
  (client: DynamoDBClient, TableName: string, campaign: Campaign): PlaceOf =>
  async (personKey) => {
    const part = bucketOf(personKey);
    const keys = campaign.regions.map(({ code }) => bucketItem(code, part));
    const parts = await findMany({ client, table, TableName }, partOfRegion, { keys });
    const places = parts.flatMap(({ region, ...rows }) => {
      const listed = personIn(rows, personKey)?.unit;
      const served = servedRegion(campaign, region);
      const unit = served && listed !== undefined ? pledgingUnit(served, listed) : undefined;
      return unit === undefined ? [] : [{ region, unit }];
    });
    return places.length === 1 ? places[0] : undefined;
  };
