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
  const known = new Set(before ? pledgesOf(before).map(({ standing }) => standing) : []);
  return {
    attended: (after ? pledgesOf(after) : [])
      .filter(({ standing }) => !known.has(standing))
      .flatMap(listedOf),
    sheetRow: after?.attempt,
  };
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
