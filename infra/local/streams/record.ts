import type { AttributeValue, _Record as EngineRecord } from '@aws-sdk/client-dynamodb-streams';

/** A stream record as Lambda hands it to a function. */
export type LambdaRecord = {
  eventID: string;
  eventName: string;
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  dynamodb: Record<string, unknown> & { SequenceNumber: string };
  eventSourceARN: string;
};

/** Turns what the engine answers into what Lambda sends: DynamoDB JSON, binary as base64, seconds for times. */
export const lambdaRecord = (record: EngineRecord, streamArn: string): LambdaRecord => {
  const {
    SequenceNumber = '',
    ApproximateCreationDateTime,
    Keys,
    NewImage,
    OldImage,
    ...rest
  } = record.dynamodb ?? {};
  return {
    eventID: record.eventID ?? SequenceNumber,
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'ap-southeast-3',
    dynamodb: {
      ...rest,
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      Keys: image(Keys),
      ...(NewImage && { NewImage: image(NewImage) }),
      ...(OldImage && { OldImage: image(OldImage) }),
      SequenceNumber,
    },
    eventSourceARN: streamArn,
  };
};

type Image = Record<string, AttributeValue>;

const image = (values: Image = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, json(value)]));

const json = (value: AttributeValue): unknown => {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(json) };
  if (value.M) return { M: image(value.M) };
  return value;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
