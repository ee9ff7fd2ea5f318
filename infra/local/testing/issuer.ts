import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';
import { issuerUrl } from '../sign-in/issuer-address.ts';
import { createIssuer } from '../sign-in/issuer.ts';
import type { Realm } from '../sign-in/person.ts';
import { makeSigningJwk } from '../sign-in/signing-key.ts';

const tokensShape = z.object({ id_token: z.string(), access_token: z.string() });

export const random = () => randomBytes(32).toString('base64url');

/** A real issuer on a port of its own, once it is started, with a clock that can be put ahead. */
export const issuerToServe = (issues: Realm) => {
  const seen = { publicUrl: '', issuer: '', keysFetched: 0, aheadMs: 0 };
  const now = () => Date.now() + seen.aheadMs;
  let listener: RequestListener = (_, res) => res.end();
  const server = createServer((req, res) => {
    if (req.url?.endsWith('jwks.json')) seen.keysFetched += 1;
    listener(req, res);
  });
  const start = async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const signingJwk = await makeSigningJwk();
    const issuer = issuerUrl(publicUrl);
    Object.assign(seen, { publicUrl, issuer });
    listener = createIssuer({ ...issues, issuer, publicUrl, signingJwk, now, newCode: random });
  };
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
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
  return { seen, now, post, tokensOf, start, stop };
};
