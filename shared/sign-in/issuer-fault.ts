/**
 * The issuer did not do its part: it cannot be reached ('silent'), or gave a token that is not for this sign-in
 * ('token'). Says nothing of its answer, which tells of a person and would stand in a log.
 */
export class IssuerFault extends Error {
  readonly about: 'silent' | 'token';

  constructor(error: unknown) {
    const code = codeOf(error);
    super(`The issuer failed: ${code}`);
    this.about = tokenFaults.has(code) ? 'token' : 'silent';
  }
}

/** What openid-client calls a token that does not fit: another issuer, audience, nonce or time, or no token at all. */
const tokenFaults = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
]);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  // As RFC 6749 §5.2 names it, such as invalid_client.
  if ('error' in error && typeof error.error === 'string' && /^[a-z_]{1,40}$/.test(error.error))
    return error.error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
