import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { createIssuer, issuerUrl } from '../../infra/local/sign-in/issuer.ts';
import { demoPeople } from '../../infra/demo/demo-people.ts';
import { makeSigningJwk } from '../../infra/local/sign-in/signing-key.ts';
import { authorise } from '../../functions/site/sign-in/authorise.ts';
import { finishSignIn } from '../../functions/site/sign-in/finish-sign-in.ts';
import { issuerKeys } from '../../functions/site/sign-in/issuer-keys.ts';
import { oidcClient } from '../../functions/site/sign-in/oidc-client.ts';
import { signOut } from '../../functions/site/sign-in/sign-out.ts';
import { siteAddress } from '../../functions/site/sign-in/site-address.ts';
import { startSignIn } from '../../functions/site/sign-in/start-sign-in.ts';
import { verifyToken } from '../../functions/site/sign-in/verify-token.ts';

export const clientId = 'netral-local';
export const random = () => randomBytes(32).toString('base64url');
export const stateKey = () => Promise.resolve(Buffer.alloc(32, 7));

const tokensShape = z.object({ id_token: z.string(), access_token: z.string() });

const methodArn = 'arn:aws:execute-api:ap-southeast-3:000000000000:api1/live/GET/v1/alerts';
/** What API Gateway hands its authoriser, as far as it is read. */
export const requestOf = (headers: Record<string, string>, httpMethod = 'GET') =>
  ({
    type: 'REQUEST',
    methodArn,
    httpMethod,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, [v]])),
  }) as Partial<APIGatewayRequestAuthorizerEvent> as APIGatewayRequestAuthorizerEvent;

/** A real issuer on a port of its own for the tests of one file, with a clock that can be put ahead. */
export const useIssuer = () => {
  const seen = { publicUrl: '', issuer: '', keysFetched: 0, aheadMs: 0 };
  const now = () => Date.now() + seen.aheadMs;
  let listener: RequestListener = (_, res) => res.end();
  const server = createServer((req, res) => {
    if (req.url?.endsWith('jwks.json')) seen.keysFetched += 1;
    listener(req, res);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const signingJwk = await makeSigningJwk();
    Object.assign(seen, { publicUrl, issuer: issuerUrl(publicUrl) });
    listener = createIssuer({
      publicUrl,
      clientId,
      people: demoPeople,
      signingJwk,
      now,
      newCode: random,
    });
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const post = (path: string, fields: Record<string, string>) =>
    fetch(seen.issuer + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const tokensOf = async (username: string) => {
    const response = await post('/token', { grant_type: 'password', username });
    return z.parse(tokensShape, await response.json());
  };
  const suite = () => {
    const { issuer, publicUrl } = seen;
    const needs = {
      site: siteAddress(publicUrl),
      oidc: oidcClient({ issuer, clientId }),
      verify: verifyToken({ issuer, clientId, keys: issuerKeys(issuer), now }),
      stateKey,
      random,
      now,
    };
    return {
      start: startSignIn(needs),
      finish: finishSignIn(needs),
      leave: signOut(needs),
      authorise: authorise(needs),
    };
  };
  return { seen, now, post, tokensOf, suite };
};
