import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { readableRecords } from '../../../shared/stream/readable-records.ts';
import { setAsideOnQueue, type SetAside } from '../../../shared/stream/set-aside.ts';
import { pipeline } from '../../../shared/trigger/pipeline.ts';
import { pledgeRow, pledgesOf, type WorthPledge } from '../register/pledge-row.ts';
import type { listPledged, SeenPerson } from './list-pledged.ts';

/** Lists the pledges of ceremonies as the register's stream shows them; a failed batch comes again whole, which changes nothing, and what cannot be read is set aside. */
export const listPledgedStream = (
  list: ReturnType<typeof listPledged>,
  setAside: SetAside = setAsideOnQueue(),
) =>
  pipeline<DynamoDBStreamEvent, DynamoDBBatchResponse>('listPledged', async (event, logger) => {
    await list(await readableRecords(event.Records, { read: seenPerson, setAside, logger }));
    if (event.Records.length > 0) logger.info('listed', { pledges: event.Records.length });
    return { batchItemFailures: [] };
  });

const seenPerson = ({ dynamodb }: DynamoDBRecord): SeenPerson => {
  const [before, after] = [rowOf(dynamodb?.OldImage), rowOf(dynamodb?.NewImage)];
  const [had, has] = [before ? pledgesOf(before) : [], after ? pledgesOf(after) : []];
  const fresh = missingFrom(had, has);
  return {
    attended: fresh.flatMap(listedOf),
    used: fresh.flatMap((pledge) => useOf(after?.personKey ?? '', pledge)),
    // Whoever is erased was there all the same: what a record says of numbers stays.
    takenBack: after ? missingFrom(has, had).flatMap(placeOf) : [],
    sheetRow: after?.attempt,
  };
};

/** Pledges of a standing that the others do not have. */
const missingFrom = (others: readonly WorthPledge[], pledges: readonly WorthPledge[]) => {
  const known = new Set(others.map(({ standing }) => standing));
  return pledges.filter(({ standing }) => !known.has(standing));
};

const placeOf = ({ ceremony: ceremonyId, receiptId }: WorthPledge): SeenPerson['takenBack'] =>
  ceremonyId === undefined ? [] : [{ ceremonyId, receiptId }];

const useOf = (personKey: string, pledge: WorthPledge): SeenPerson['used'] => {
  const { ceremony: ceremonyId, ticket, code, receiptId, pledgedAt: at, sender } = pledge;
  if (ceremonyId === undefined || ticket === undefined || code === undefined) return [];
  return [{ ceremonyId, code, ticket, personKey, receiptId, at, sender }];
};

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const rowOf = (image: Image) =>
  image && z.parse(pledgeRow, unmarshall(image as Parameters<typeof unmarshall>[0]));

/** What belongs on the list of a ceremony. */
const listedOf = (pledge: WorthPledge): SeenPerson['attended'] => {
  const { ceremony: ceremonyId, receiptId, unit, staffKind, act, channel, standing } = pledge;
  if (ceremonyId === undefined) return [];
  return [{ ceremonyId, receiptId, unit, staffKind, act, channel, standing }];
};
