import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { eachOf } from '../../../shared/each-of.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { storedBelow } from '../../../shared/table/list-below.ts';
import { remove } from '../../../shared/table/remove.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import type { StoredItem } from '../../../shared/table/item.ts';
import { ceremoniesTable } from '../ceremonies/tables.ts';
import { circularsTable } from '../circulars/tables.ts';
import { pledgesIn } from '../counting/counted-pledge.ts';
import { practiceMark } from '../register/person-key.ts';
import { pledgesTable } from '../register/tables.ts';
import { rostersTable } from '../rosters/tables.ts';

export type PracticeStore = {
  /** Deletes the pledges of whoever practised, and of nobody else; returns how many. */
  deletePledges: () => Promise<number>;
  /** Deletes rosters, ceremonies and circulars of the practice region. */
  deletePlaces: () => Promise<void>;
};

type Names = { pledges: string; rosters: string; ceremonies: string; circulars: string };

/**
 * Deletes what was practised. A person is found in the register by their number only, so that it is looked through whole,
 * for keys that begin as those of practice do: rarely, and at the price of one nightly recount. By chance another key might:
 * whoever pledged in any other region stays.
 */
export const practiceStore = (client: DynamoDBClient, names: Names): PracticeStore => {
  const register = { client, table: pledgesTable, TableName: names.pledges };
  const places: StoredTable[] = [
    { client, table: rostersTable, TableName: names.rosters },
    { client, table: ceremoniesTable, TableName: names.ceremonies },
    { client, table: circularsTable, TableName: names.circulars },
  ];
  return {
    deletePledges: async () => {
      let deleted = 0;
      for (const personKey of await practised(client, names.pledges)) {
        await remove(register, { personKey });
        deleted += 1;
      }
      return deleted;
    },
    deletePlaces: async () => {
      for (const stored of places)
        for await (const { item } of storedBelow(stored, { in: practiceRegion }))
          await remove(stored, { region: practiceRegion, item: item?.S ?? '' });
    },
  };
};

/** Parts of the register that are looked through at once: all of it within a minute, and again whole if not. */
const parts = 8;

const practised = async (client: DynamoDBClient, TableName: string): Promise<string[]> => {
  const keys: string[] = [];
  await eachOf([...Array(parts).keys()], { atOnce: parts }, async (Segment) => {
    const scan = {
      ...{ TableName, Segment, TotalSegments: parts },
      FilterExpression: 'begins_with(#key, :mark)',
      ExpressionAttributeNames: { '#key': pledgesTable.partitionKey },
      ExpressionAttributeValues: { ':mark': { S: practiceMark } },
    };
    for await (const { Items = [] } of paginateScan({ client }, scan))
      keys.push(...Items.filter(onlyPractised).flatMap(({ personKey }) => personKey?.S ?? []));
  });
  return keys;
};

const onlyPractised = (item: StoredItem): boolean =>
  pledgesIn(item).every(({ region }) => region === practiceRegion);
