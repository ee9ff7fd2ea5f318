/** One thing that is wrong with what the caller sent: which field, and why (kebab-case). */
export type FieldError = {
  field: string;
  reason: string;
  /** What the words of the reason leave open, by name: `{opens}`. Never personal data. */
  facts?: Record<string, string>;
};

/** The kinds of refusal a caller can get. The status belongs to the kind, not to the place that says it. */
export const refusalStatus = {
  'malformed-request': 400,
  'malformed-json': 400,
  'not-signed-in': 401,
  'signature-refused': 401,
  'not-allowed': 403,
  'wrong-region': 403,
  'link-refused': 403,
  'origin-refused': 403,
  'sender-refused': 403,
  'no-such-address': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-late': 409,
  'link-expired': 410,
  'body-too-large': 413,
  'media-type-refused': 415,
  'invalid-fields': 422,
  'idempotency-key-reused': 422,
  'receipt-refused': 422,
  'puzzle-first': 428,
  'too-many-requests': 429,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** The caller is wrong and can act on it; everything else that is thrown is a fault. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(code: RefusalCode, errors: FieldError[] = [], headers: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Refuses one named field: `refuseField('region', 'unknown-region')`. */
export const refuseField = (
  field: string,
  reason: string,
  facts?: Record<string, string>,
): Refusal => new Refusal('invalid-fields', [{ field, reason, ...(facts && { facts }) }]);
