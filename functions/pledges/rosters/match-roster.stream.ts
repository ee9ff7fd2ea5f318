import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { eachRecord } from '../../../shared/stream/each-record.ts';
import { setAsideOnQueue, type SetAside } from '../../../shared/stream/set-aside.ts';
import { pipeline } from '../../../shared/trigger/pipeline.ts';
import { settleMs, type ChangedPart, type matchRoster } from './match-roster.ts';
import { packedShape, partPrefix } from './roster-items.ts';

type Needs = {
  match: ReturnType<typeof matchRoster>;
  now: Now;
  wait: (ms: number) => Promise<void>;
  setAside?: SetAside;
};

/** Matches the changed parts of rosters once they have settled, each by itself (`eachRecord`). */
export const matchRosterStream = ({ match, now, wait, setAside = setAsideOnQueue() }: Needs) => {
  const work = (record: DynamoDBRecord) => match(changedPart(record));
  const workOn = eachRecord({ work, setAside, now });
  return pipeline<DynamoDBStreamEvent, DynamoDBBatchResponse>(
    'matchRoster',
    async (event, logger) => {
      const parts = event.Records.filter(isPart);
      await wait(Math.max(0, ...parts.map((record) => settlesIn(record, now()))));
      const response = await workOn(parts, logger);
      if (parts.length > 0 && response.batchItemFailures.length === 0)
        logger.info('matched', { parts: parts.length });
      return response;
    },
  );
};

const isPart = ({ dynamodb }: DynamoDBRecord): boolean =>
  dynamodb?.Keys?.['item']?.S?.startsWith(partPrefix) ?? false;

/** Milliseconds until a change has settled; a clock that runs behind the stream's never waits longer than once. */
const settlesIn = ({ dynamodb }: DynamoDBRecord, now: number): number => {
  const changedAt = (dynamodb?.ApproximateCreationDateTime ?? 0) * 1000;
  return Math.min(settleMs, changedAt + settleMs - now);
};

const partShape = z.object({ region: z.string(), ...packedShape.shape });

const changedPart = ({ dynamodb }: DynamoDBRecord): ChangedPart => {
  const [before, after] = [imageOf(dynamodb?.OldImage), imageOf(dynamodb?.NewImage)];
  const region = after?.region ?? before?.region;
  if (region === undefined) throw new Error('A change of a roster shows no image');
  return { region, before, after };
};

type Plain = Record<string, unknown>;
type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const imageOf = (image: Image): z.infer<typeof partShape> | undefined => {
  if (!image) return undefined;
  const { rows, ...plain } = unmarshall(image as Parameters<typeof unmarshall>[0]) as Plain;
  // A stream event is JSON: bytes come as base64.
  const bytes = typeof rows === 'string' ? Buffer.from(rows, 'base64') : rows;
  return z.parse(partShape, { ...plain, rows: bytes });
};
