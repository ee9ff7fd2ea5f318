import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { rostersTable as table } from '../rosters/tables.ts';
import { bucketItem, packedShape, partPrefix } from '../rosters/roster-items.ts';
import { bucketOf, personIn, timesListed, type RosterRow } from '../rosters/roster.ts';

/** What the rosters say of people and their mailboxes. */
export type Listed = {
  person: (region: string, personKey: string) => Promise<RosterRow | undefined>;
  /** How many people of a region a mailbox is listed for. */
  times: (region: string, mark: string) => Promise<number>;
};

/** Reads the rosters as they are now. */
export const listedIn = (client: DynamoDBClient, TableName: string): Listed => {
  const stored = { client, table, TableName };
  return {
    person: async (region, personKey) => {
      const part = await find(stored, packedShape, bucketItem(region, bucketOf(personKey)));
      return part && personIn(part, personKey);
    },
    times: async (region, mark) => {
      let times = 0;
      for await (const part of listBelow(stored, packedShape, { in: region, start: partPrefix }))
        times += timesListed(part, mark);
      return times;
    },
  };
};
