/** Gateway response types this gateway gives, with the status and words they have unless the API says otherwise. */
const types = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  BAD_REQUEST_PARAMETERS: [400, 'Bad Request'],
  DEFAULT_4XX: [400, 'Bad Request'],
  DEFAULT_5XX: [500, 'Internal server error'],
  INTEGRATION_FAILURE: [502, 'Internal server error'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  THROTTLED: [429, 'Too Many Requests'],
  UNAUTHORIZED: [401, 'Unauthorized'],
} as const;

export type RefusalType = keyof typeof types;

/** The gateway's own no, before or instead of a function. */
export class Refused extends Error {
  readonly type: RefusalType;
  readonly status: number;

  constructor(type: RefusalType, status: number = types[type][0]) {
    super(types[type][1]);
    this.type = type;
    this.status = status;
  }
}
