import type { AnswerPage } from './answer.ts';

type Why = {
  status: 429 | 503;
  retryAfterSeconds: number;
  cause: unknown;
  /** What people are shown, where it says more than to come again. */
  page?: AnswerPage;
};

/** A fault that is answered as "come again", with the status that makes this caller do so. */
export class Busy extends Error {
  readonly status: 429 | 503;
  readonly retryAfterSeconds: number;
  readonly page: AnswerPage | undefined;

  constructor({ status, retryAfterSeconds, cause, page }: Why) {
    super('busy', { cause });
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.page = page;
  }
}
