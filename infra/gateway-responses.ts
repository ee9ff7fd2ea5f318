import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { busyTitle, faultTitle, titles } from '../shared/http/problem-words.ts';
import type { Lang } from '../shared/http/request.ts';
import { refusalStatus, type RefusalCode } from '../shared/refusal.ts';

type GatewayProblem = { code: string; title: string; status: number; retryAfterSeconds?: number };

/** In both languages: the gateway cannot read `Accept-Language`. */
const bilingual = ({ id, en }: Record<Lang, string>): string => `${id} / ${en}`;

const refused = (code: RefusalCode): GatewayProblem => ({
  code,
  title: bilingual(titles[code]),
  status: refusalStatus[code],
});

/** KoboToolbox retries only 502, 503 and 504: a throttle must not look like a 429 (domain: webhooks). */
const busy: GatewayProblem = {
  code: 'busy',
  title: bilingual(busyTitle),
  status: 503,
  retryAfterSeconds: 30,
};

const fault: GatewayProblem = { code: 'fault', title: bilingual(faultTitle), status: 500 };

/** What the gateway says by itself, before or instead of a function. */
const answers: [ResponseType, GatewayProblem][] = [
  [ResponseType.DEFAULT_4XX, refused('malformed-request')],
  [ResponseType.DEFAULT_5XX, fault],
  [ResponseType.UNAUTHORIZED, refused('not-signed-in')],
  [ResponseType.EXPIRED_TOKEN, refused('not-signed-in')],
  [ResponseType.ACCESS_DENIED, refused('not-allowed')],
  [ResponseType.INVALID_SIGNATURE, refused('not-allowed')],
  [ResponseType.WAF_FILTERED, refused('not-allowed')],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, refused('no-such-address')],
  [ResponseType.RESOURCE_NOT_FOUND, refused('no-such-address')],
  [ResponseType.BAD_REQUEST_BODY, refused('malformed-request')],
  [ResponseType.BAD_REQUEST_PARAMETERS, refused('malformed-request')],
  [ResponseType.REQUEST_TOO_LARGE, refused('body-too-large')],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, refused('media-type-refused')],
  [ResponseType.THROTTLED, busy],
  [ResponseType.QUOTA_EXCEEDED, busy],
  [ResponseType.INTEGRATION_TIMEOUT, busy],
  [ResponseType.INTEGRATION_FAILURE, busy],
];

/** The gateway's own answers as problem details like ours, by what it answers to. */
export const gatewayResponses = Object.fromEntries(
  answers.map(([type, said]) => [
    type.responseType,
    {
      statusCode: String(said.status),
      responseParameters: headersOf(said),
      // The gateway picks a template by Accept and falls back to JSON: both say the same.
      responseTemplates: {
        'application/json': problem(said),
        'application/problem+json': problem(said),
      },
    },
  ]),
);

function headersOf({ retryAfterSeconds }: GatewayProblem): Record<string, string> {
  return {
    'gatewayresponse.header.content-type': "'application/problem+json'",
    'gatewayresponse.header.cache-control': "'no-store'",
    'gatewayresponse.header.x-content-type-options': "'nosniff'",
    ...(retryAfterSeconds !== undefined && {
      'gatewayresponse.header.retry-after': `'${retryAfterSeconds}'`,
    }),
  };
}

function problem({ code, title, status }: GatewayProblem): string {
  return JSON.stringify({ type: `urn:netral:problem:${code}`, title, status, code });
}
