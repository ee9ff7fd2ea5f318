type Why = { status: 429 | 503; retryAfterSeconds: number; cause: unknown };

/** A fault that the caller is told as "come again", with the status that makes this caller do so. */
export class Busy extends Error {
  readonly status: 429 | 503;
  readonly retryAfterSeconds: number;

  constructor({ status, retryAfterSeconds, cause }: Why) {
    super('busy', { cause });
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
