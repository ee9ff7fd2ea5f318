/** What a service answers to a caller who is wrong: its own code and words, with the HTTP status it uses. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** SNS's answer to a parameter it does not take: `Invalid parameter: …`. */
export const invalidParameter = (what: string): ServiceError =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${what}`);
