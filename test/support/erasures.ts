import { randomBytes } from 'node:crypto';
import { ListStreamsCommand, type _Record } from '@aws-sdk/client-dynamodb-streams';
import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import type { startTestEngine } from '@netral/local-host/testing/engine';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { erasePerson } from '../../functions/pledges/erasure/erase-person.ts';
import type { ErasureForm } from '../../functions/pledges/erasure/erasure-form.ts';
import { erasureStore, type ErasureTables } from '../../functions/pledges/erasure/erasure-store.ts';
import type { PledgeChange } from '../../functions/pledges/counting/tally.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { erasuresTable } from '../../functions/pledges/erasure/tables.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { demoCampaign } from './campaign.ts';
import { nipOf } from './rosters.ts';
import { recordsIn } from './stream-images.ts';
import { tableOf } from './table-of.ts';

type Held = Awaited<ReturnType<typeof startTestEngine>>;
export type RegisterTables = ErasureTables & { participation: string };
export const pepper = Buffer.alloc(32, 7);

let made = 0;
/** The register with its stream, and every other table in which something of a person may stand. */
export const newRegister = async ({ client }: Held): Promise<RegisterTables> => {
  made += 1;
  const tables = [pledgesTable, rostersTable, ceremoniesTable, erasuresTable, participationTable];
  await createTables(
    client,
    tables.map((table) => tableOf(table, `${table.name}-${made}`)),
  );
  return {
    pledges: `pledges-${made}`,
    rosters: `rosters-${made}`,
    ceremonies: `ceremonies-${made}`,
    erasures: `erasures-${made}`,
    participation: `participation-${made}`,
  };
};

type Erasing = {
  client: DynamoDBClient;
  tables: ErasureTables;
  now: () => number;
  idempotencyKey?: string | undefined;
  by?: string;
};

/** Erases the first civil servant of a sheet, unless another form is given. */
export const erase = (
  { client, tables, now, idempotencyKey, by = 'admin-1' }: Erasing,
  changes: Partial<ErasureForm> = {},
) =>
  erasePerson({
    campaign: demoCampaign(),
    erasures: erasureStore(client, tables),
    pepper: () => Promise.resolve(pepper),
    now,
    randomBytes,
  })(
    {
      region: '18.09',
      numberKind: 'nip',
      number: nipOf(0),
      reason: 'person-asks',
      reference: '800/123/BKPSDM/2026',
      forgetOnRoster: true,
      confirmed: true,
      ...changes,
    },
    { by, byName: undefined, idempotencyKey },
  );

/** What the stream of a table shows, shard by shard, from its first record, as the tally reads it. */
export const changesIn = async (
  { streams }: Held,
  TableName: string,
): Promise<Map<string, PledgeChange[]>> => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const records = await recordsIn(streams, Streams[0]?.StreamArn);
  return new Map([...records].map(([shard, found]) => [shard, found.map(changeIn)]));
};

const changeIn = ({ dynamodb }: _Record): PledgeChange => ({
  sequence: dynamodb?.SequenceNumber ?? '',
  before: dynamodb?.OldImage && countedPledge(dynamodb.OldImage),
  after: dynamodb?.NewImage && countedPledge(dynamodb.NewImage),
});

/** Every item of some tables as text; bytes as hex, base64 and base64url, as a key may stand in any of them. */
export const everythingIn = async (client: DynamoDBClient, tables: string[]): Promise<string> => {
  const texts: string[] = [];
  for (const TableName of tables)
    for await (const { Items = [] } of paginateScan({ client }, { TableName }))
      texts.push(...Items.map((item) => JSON.stringify(unmarshall(item), asText)));
  return texts.join('\n');
};

const asText = (_: string, value: unknown): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  const bytes = Buffer.from(value);
  return [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('latin1')];
};
