import { afterAll, beforeAll } from '@jest/globals';
import { issuerToServe, random } from '@netral/local-host/testing/issuer';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { authorise } from '../../functions/site/sign-in/authorise.ts';
import { finishSignIn } from '../../functions/site/sign-in/finish-sign-in.ts';
import { redeemCode } from '../../shared/sign-in/redeem-code.ts';
import { signInCookie } from '../../functions/site/sign-in/cookies.ts';
import { verifyClaims } from '../../shared/sign-in/verify-claims.ts';
import { issuerKeys } from '../../shared/sign-in/issuer-keys.ts';
import { oidcClient } from '../../shared/sign-in/oidc-client.ts';
import { signOut } from '../../functions/site/sign-in/sign-out.ts';
import { siteAddress } from '../../shared/sign-in/site-address.ts';
import { startSignIn } from '../../shared/sign-in/start-sign-in.ts';
import { verifyToken } from '../../functions/site/sign-in/verify-token.ts';
import { peopleToSignInAs } from '../../infra/demo/demo-people.ts';

export { random };
export const clientId = 'netral-local';
export const stateKey = () => Promise.resolve(Buffer.alloc(32, 7));

const methodArn = 'arn:aws:execute-api:ap-southeast-3:000000000000:api1/live/GET/v1/alerts';
/** What API Gateway hands its authoriser, as far as it is read. */
export const requestOf = (headers: Record<string, string>, httpMethod = 'GET') =>
  ({
    type: 'REQUEST',
    methodArn,
    httpMethod,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, [v]])),
  }) as Partial<APIGatewayRequestAuthorizerEvent> as APIGatewayRequestAuthorizerEvent;

/** A real issuer of the demo people for the tests of one file, and the site's own sign-in at it. */
export const useIssuer = () => {
  const { start, stop, ...served } = issuerToServe({ clientId, people: peopleToSignInAs });
  beforeAll(start);
  afterAll(stop);
  const ended = new Set<string>();
  const sessions = {
    endSession: (token: string) => {
      ended.add(token);
      return Promise.resolve();
    },
    isEnded: (token: string) => Promise.resolve(ended.has(token)),
    endedAt: () => Promise.resolve(undefined),
    checkAccount: () => Promise.resolve(undefined),
  };
  const suite = () => {
    const { issuer, publicUrl } = served.seen;
    const { now } = served;
    const needs = {
      ...sessions,
      site: siteAddress(publicUrl, '/sign-in/callback'),
      oidc: oidcClient({ issuer, clientId }),
      verify: verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now })),
      stateKey,
      random,
      now,
      cookie: signInCookie,
      asks: { scope: 'openid profile email' },
    };
    return {
      start: startSignIn(needs),
      finish: finishSignIn({ ...needs, redeem: redeemCode(needs) }),
      leave: signOut(needs),
      authorise: authorise(needs),
    };
  };
  return { ...served, suite };
};
