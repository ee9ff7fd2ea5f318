import * as z from 'zod/mini';

/** What is known of a message whose sending threw. */
export type Unsent =
  /** It was refused for what it is, and always will be. */
  | 'refused'
  /** It was not taken, and may be later. */
  | 'not-taken'
  /** It may have been taken: the answer was lost. */
  | 'unclear';

const faultShape = z.object({
  name: z._default(z.string(), ''),
  code: z.optional(z.string()),
  message: z._default(z.string(), ''),
  $metadata: z.optional(z.object({ httpStatusCode: z.optional(z.number()) })),
});

/** Errors that are about the message itself (SNS API reference, "Publish"; SES API v2 reference, "SendEmail";
 * AWS End User Messaging Social API reference). */
const aboutTheMessage = new Set([
  'BadRequestException',
  'EndpointDisabled',
  'EndpointDisabledException',
  'InvalidParameter',
  'InvalidParameterException',
  'InvalidParametersException',
  'InvalidParameterValue',
  'InvalidParameterValueException',
  'MessageRejected',
  'OptedOut',
  'OptedOutException',
  'ValidationError',
  'ValidationException',
]);
const neverArrived = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND']);

/** What became of a message whose sending threw this. */
export const whatBecame = (error: unknown): Unsent => {
  const fault = z.safeParse(faultShape, error);
  if (!fault.success) return 'unclear';
  const { name, code = '', message, $metadata } = fault.data;
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return neverArrived.has(code) ? 'not-taken' : 'unclear';
  if (isUnverified(name, message)) return 'not-taken';
  if (aboutTheMessage.has(name)) return 'refused';
  // Throttled, forbidden, paused, a configuration set that is gone: said by the service, and mended by time or by us.
  return status < 500 || status === 503 ? 'not-taken' : 'unclear';
};

/**
 * SES says 'MessageRejected' of a domain whose DNS records are not there yet and of a mailbox in its sandbox, too: both
 * are about the account, and are mended by us.
 */
const isUnverified = (name: string, message: string): boolean =>
  name === 'MessageRejected' && message.startsWith('Email address is not verified');
