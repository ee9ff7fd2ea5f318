import type { AttributeValue, _Record as EngineRecord } from '@aws-sdk/client-dynamodb-streams';

/** A stream record as Lambda hands it to a function; times in whole seconds since the epoch. */
export type LambdaRecord = {
  eventID: string;
  eventName: string;
  eventVersion: string;
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Record<string, unknown>;
    NewImage?: Record<string, unknown>;
    OldImage?: Record<string, unknown>;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  eventSourceARN: string;
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' };
};

/** Turns what the engine answers into what Lambda sends: DynamoDB JSON, binary as base64. */
export const lambdaRecord = (
  record: EngineRecord,
  { streamArn, region }: { streamArn: string; region: string },
): LambdaRecord => {
  const change = record.dynamodb ?? {};
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(
        (change.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      ),
      Keys: image(change.Keys ?? {}),
      ...(change.NewImage && { NewImage: image(change.NewImage) }),
      ...(change.OldImage && { OldImage: image(change.OldImage) }),
      SequenceNumber: change.SequenceNumber ?? '',
      SizeBytes: change.SizeBytes ?? 0,
      StreamViewType: change.StreamViewType ?? '',
    },
    eventSourceARN: streamArn,
    // Only what expired carries an identity; the engine leaves it empty.
    ...(record.userIdentity && {
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    }),
  };
};

/** When the change was made, in milliseconds since the epoch. */
export const madeAt = ({ dynamodb }: LambdaRecord): number =>
  dynamodb.ApproximateCreationDateTime * 1000;

const image = (values: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, json(value)]));

const json = (value: AttributeValue): unknown => {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(json) };
  if (value.M) return { M: image(value.M) };
  return value;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
