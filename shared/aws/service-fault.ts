/** What a service said no with, in the fields that errors of the SDK have. */
export class ServiceFault extends Error {
  readonly $metadata: { httpStatusCode: number; requestId: string | undefined };

  constructor({ name, message, status, requestId }: FaultFields) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status, requestId };
  }
}

export type FaultFields = {
  name: string;
  message: string;
  status: number;
  requestId: string | undefined;
  /** All fields of the answer. */
  fields: Record<string, unknown>;
};

const throttling =
  /^(BandwidthLimitExceeded|EC2ThrottledException|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|RequestLimitExceeded|RequestThrottled|RequestThrottledException|SlowDown|ThrottledException|Throttling|ThrottlingException|TooManyRequestsException|TransactionInProgressException)$/;
const transientNames = /^(TimeoutError|RequestTimeout|RequestTimeoutException)$/;
const transientStatuses = [500, 502, 503, 504];
const lostOnTheWay =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether the same call may succeed when it is sent again, as the SDK judges it in its standard mode. */
export const mayPass = (error: unknown): 'throttled' | 'transient' | undefined => {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof ServiceFault ? error.$metadata.httpStatusCode : 0;
  if (status === 429 || throttling.test(error.name)) return 'throttled';
  if (transientNames.test(error.name) || transientStatuses.includes(status)) return 'transient';
  const code = 'code' in error ? String(error.code) : '';
  return lostOnTheWay.test(code) ? 'transient' : undefined;
};
