import * as z from 'zod/mini';
import table from './units.json' with { type: 'json' };

const amount = z.number().check(z.nonnegative());

/** What one operation uses, until all it sets going has ended. Means over many runs. */
export const usedShape = z.object({
  /** Requests to the API, and kilobytes of the answers to them. */
  requests: amount,
  kilobytesOut: amount,
  invocations: amount,
  /** Of all functions together, on the machine that measured. */
  functionMs: amount,
  logKilobytes: amount,
  writeUnits: amount,
  readUnits: amount,
  /** Calls of SNS, SQS and Secrets Manager, and of S3 that write or read. */
  publishes: amount,
  queueRequests: amount,
  secretRequests: amount,
  objectWrites: amount,
  objectReads: amount,
  /** Parts of SMS, and e-mails. */
  smsParts: amount,
  emails: amount,
});
export type Used = z.infer<typeof usedShape>;

export const measuredOperations = [
  'pledge',
  'pledge-page',
  'counts',
  'lead',
  'named-report',
  'webhook',
  'report-page',
  'alert-taken',
  'idle-minute',
] as const;
export type MeasuredOperation = (typeof measuredOperations)[number];

/** What `npm run bench:units -- --write` found. */
export const unitsShape = z.object({
  measuredOn: z.string(),
  machine: z.string(),
  /** Regions the measured deployment served. */
  regions: z.number().check(z.positive()),
  /** Officers told of a report at once there. */
  officersTold: z.number().check(z.positive()),
  times: z.number().check(z.positive()),
  operations: z.record(z.enum(measuredOperations), usedShape),
});
export type Units = z.infer<typeof unitsShape>;

export const readUnits = (): Units => z.parse(unitsShape, table);
