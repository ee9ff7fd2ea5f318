import * as z from 'zod/mini';

const keysShape = z.record(z.string(), z.object({ S: z.string() }));
const kindShape = z.enum(['INSERT', 'MODIFY', 'REMOVE']);

/** What a follower set aside itself (shared/stream/set-aside.ts). */
const asideShape = z.object({
  function: z.string().check(z.minLength(1)),
  streamArn: z.string(),
  kind: kindShape,
  keys: keysShape,
});

/** Where in a stream Lambda gave up (AWS: "Retaining discarded batches for a DynamoDB event source"). */
const givenUpShape = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    batchSize: z.number(),
    streamArn: z.string(),
  }),
});

/** A message of a follower's dead-letter queue: the item by its key, or a place in the stream. */
export type Waiting = { functionName: string; streamArn: string } & (
  | { kind: z.infer<typeof kindShape>; keys: z.infer<typeof keysShape> }
  | { place: { shardId: string; sequence: string; count: number } }
);

/** Reads a message; undefined when it is none of a follower's. */
export const readWaiting = (body: string): Waiting | undefined => {
  const message = parse(body);
  const aside = z.safeParse(asideShape, message);
  if (aside.success) {
    const { function: functionName, streamArn, kind, keys } = aside.data;
    return { functionName, streamArn, kind, keys };
  }
  const givenUp = z.safeParse(givenUpShape, message);
  if (!givenUp.success) return undefined;
  const { requestContext, DDBStreamBatchInfo: info } = givenUp.data;
  const { streamArn, shardId, startSequenceNumber: sequence, batchSize: count } = info;
  const functionName = nameIn(requestContext.functionArn);
  return { functionName, streamArn, place: { shardId, sequence, count } };
};

/** arn:aws:lambda:<region>:<account>:function:<name>[:<version>] */
const nameIn = (arn: string): string => arn.split(':')[6] ?? arn;

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
