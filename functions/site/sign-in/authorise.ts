import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { arrivalOf } from '../../../shared/http/door.ts';
import type { Account, Person } from '../../../shared/http/request.ts';
import { lowerCased, readCookie, wantsPage } from '../../../shared/http/request.ts';
import { sessionCookie } from './cookies.ts';
import type { CheckAccount } from '../accounts/standing.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { VerifiedToken, VerifyToken } from './verify-token.ts';

type Headers = Record<string, string[]>;
type Token = { text: string; from: 'header' | 'cookie' };
type Needs = {
  verify: VerifyToken;
  isEnded: EndedSessions['isEnded'];
  /** Until when somebody's tokens are refused (ms), where an admin ended their sessions. */
  endedAt: (account: { personId: string; region: string }) => Promise<number | undefined>;
  /** Whether the account is that of whom its token names. */
  checkAccount: CheckAccount;
  /** Handed on with the person: pages allow their sign-out to lead there, and nowhere else. */
  signOutOrigin?: string;
};

/**
 * API Gateway's authoriser: says who asks, refuses nobody, denies what another site sent. An officer whose account is not
 * bound to them is no person: what is handed on then names the account only.
 */
export const authorise =
  ({ verify, checkAccount, signOutOrigin, ...ended }: Needs) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const { headers } = arrivalOf({
      headers: lowerCased(event.multiValueHeaders),
      stageVariables: event.stageVariables,
    });
    const token = readToken(headers);
    if (!token) return refuseNobody(event.methodArn, headers);
    const verified = await verify(token.text);
    if (!verified.ok || (await isOver(ended, token.text, verified)))
      return refuseNobody(event.methodArn, headers);
    const sentByUs = token.from === 'header' || isReading(event) || isSameSite(headers);
    const who = (await checkAccount(verified)) ?? verified.person;
    const context = { ...who, ...(signOutOrigin !== undefined && { signOutOrigin }) };
    const resource = everyMethodOf(event.methodArn);
    return policy(sentByUs ? 'Allow' : 'Deny', resource, { sub: verified.sub, context });
  };

/**
 * Throws Error('Unauthorized'), which is exactly what makes API Gateway answer 401. A browser gets through to this one
 * function, as nobody: every operation with a sign-in refuses a call without a person before it reads anything else
 * (shared/operation/read-call.ts), and only a function can answer with a page that leads to the sign-in and back.
 */
const refuseNobody = (methodArn: string, headers: Headers): APIGatewayAuthorizerResult => {
  if (headers['authorization'] || !wantsPage(headers)) throw new Error('Unauthorized');
  return policy('Allow', methodArn, { sub: 'nobody', context: {} });
};

type Ended = Pick<Needs, 'isEnded' | 'endedAt'>;
type Vouched = Extract<VerifiedToken, { ok: true }>;

/** Whether a session was ended: by whoever signed out, or by an admin after its token was issued (a second counts whole). */
const isOver = async (
  { isEnded, endedAt }: Ended,
  token: string,
  { person: { region }, sub, issuedAt }: Vouched,
): Promise<boolean> => {
  const [left, at] = await Promise.all([isEnded(token), endedAt({ personId: sub, region })]);
  return left || (at !== undefined && issuedAt <= at);
};

/** The token a request carries: of a program in its header, of a browser in its cookie. */
export const readToken = (headers: Headers): Token | undefined => {
  const given = headers['authorization'];
  if (given) {
    const text = given.length === 1 ? /^Bearer +([\w.-]+)$/i.exec(given[0] ?? '')?.[1] : undefined;
    return text === undefined ? undefined : { text, from: 'header' };
  }
  const text = readCookie(headers, sessionCookie);
  return text ? { text, from: 'cookie' } : undefined;
};

const isReading = ({ httpMethod }: APIGatewayRequestAuthorizerEvent): boolean =>
  httpMethod === 'GET' || httpMethod === 'HEAD';

// A browser sends the cookie whoever made the form; where the form came from is what it cannot lie about.
// Pages under `referrer-policy: no-referrer` post with `Origin: null`, so Sec-Fetch-Site decides for them.
const isSameSite = (headers: Headers): boolean => {
  const origin = only(headers, 'origin');
  const source = origin === 'null' ? undefined : (origin ?? only(headers, 'referer'));
  if (source === undefined) return only(headers, 'sec-fetch-site') === 'same-origin';
  const host = only(headers, 'host')?.toLowerCase();
  return host !== undefined && hostOf(source) === host;
};

const only = (headers: Headers, name: string): string | undefined => {
  const values = headers[name];
  return values?.length === 1 ? values[0] : undefined;
};

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).host : undefined;

const policy = (
  effect: 'Allow' | 'Deny',
  resource: string,
  {
    sub,
    context,
  }: { sub: string; context: Partial<Person | Account> & { signOutOrigin?: string } },
): APIGatewayAuthorizerResult => ({
  principalId: sub,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
  },
  context,
});

/** `arn:…:api/stage/POST/path` → `arn:…:api/stage/*`. */
const everyMethodOf = (methodArn: string): string =>
  `${methodArn.split('/').slice(0, 2).join('/')}/*`;
