import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { readableRecords } from '../../../shared/stream/readable-records.ts';
import { setAsideOnQueue, type SetAside } from '../../../shared/stream/set-aside.ts';
import { pipeline } from '../../../shared/trigger/pipeline.ts';
import type { listPledged, SeenPledge } from './list-pledged.ts';

const text = z.object({ S: z.string() });
const imageShape = z.object({
  unit: text,
  staffKind: text,
  act: text,
  channel: text,
  receipt: text,
  attempt: text,
  ceremony: z.optional(text),
});

/** Lists the pledges of ceremonies as the register's stream shows them; a failed batch comes again whole, which changes nothing, and what cannot be read is set aside. */
export const listPledgedStream = (
  list: ReturnType<typeof listPledged>,
  setAside: SetAside = setAsideOnQueue(),
) =>
  pipeline<DynamoDBStreamEvent, DynamoDBBatchResponse>('listPledged', async (event, logger) => {
    await list(await readableRecords(event.Records, { read: seenPledge, setAside, logger }));
    if (event.Records.length > 0) logger.info('listed', { pledges: event.Records.length });
    return { batchItemFailures: [] };
  });

const seenPledge = ({ eventName, dynamodb }: DynamoDBRecord): SeenPledge => {
  const { ceremony, ...image } = z.parse(imageShape, dynamodb?.NewImage);
  return {
    isNew: eventName === 'INSERT',
    ceremonyId: ceremony?.S,
    unit: image.unit.S,
    staffKind: image.staffKind.S,
    act: image.act.S,
    channel: image.channel.S,
    receipt: image.receipt.S,
    attempt: image.attempt.S,
  };
};
