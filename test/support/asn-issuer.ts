import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { makeSigningJwk, readSigningJwk } from '@netral/local-host/sign-in/signing-key';
import type { Context } from 'aws-lambda';
import { SignJWT } from 'jose';
import { asnSignIn } from '../../functions/pledges/confirming/asn-sign-in.ts';
import type { PlaceOf } from '../../functions/pledges/confirming/roster-place.ts';
import { confirmPledge } from '../../functions/pledges/confirming/confirm-pledge.ts';
import { confirmingHttp } from '../../functions/pledges/confirming/confirming.http.ts';
import { confirmingOperations } from '../../functions/pledges/confirming/operations.ts';
import type { NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import type { LiveSecret } from '../../shared/live-keys.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { serve } from '../../shared/operation/serve.ts';
import { signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { attemptOf } from './attempts.ts';
import { anEvent } from './builders.ts';
import { demoCampaign } from './campaign.ts';

export const nip = '198703142011012901';
export const receiptKey = signingKeyFromSeed('ab'.repeat(32));

type Token = {
  claims?: Record<string, unknown>;
  issuer?: string;
  audience?: string;
  /** Undefined: the one asked for; null: none. */
  nonce?: string | null;
  /** Seconds from now. */
  expiresIn?: number;
  key?: Awaited<ReturnType<typeof readSigningJwk>>;
  /** The token as it is to be given, whatever else is said. */
  raw?: string;
};

/** An issuer that gives whatever token a test wants, and forms that were asked of it. */
export const useAsnIssuer = () => {
  const asked: URLSearchParams[] = [];
  const seen = { issuer: '', asked, authorization: '', isDown: false, wants: '', aheadMs: 0 };
  const now = () => Date.now() + seen.aheadMs;
  let own: Awaited<ReturnType<typeof readSigningJwk>>;
  let token = '';
  const replies: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: seen.issuer,
      authorization_endpoint: `${seen.issuer}/authorize`,
      token_endpoint: `${seen.issuer}/token`,
      jwks_uri: `${seen.issuer}/keys`,
      id_token_signing_alg_values_supported: ['ES256', 'none'],
    }),
    '/keys': () => ({ keys: [own.publicJwk] }),
    '/token': () => ({ token_type: 'Bearer', access_token: 'a', id_token: token }),
  };
  const answer = (path: string, res: ServerResponse) => {
    const reply = seen.isDown ? undefined : replies[path];
    res.writeHead(reply ? 200 : 502, { 'content-type': 'application/json' });
    res.end(JSON.stringify(reply?.() ?? {}));
  };
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      if (req.url === '/token') seen.asked.push(new URLSearchParams(body));
      seen.authorization = req.headers.authorization ?? seen.authorization;
      const basic = Buffer.from(`netral:${seen.wants}`).toString('base64');
      if (req.url === '/token' && seen.wants !== '' && seen.authorization !== `Basic ${basic}`) {
        res.writeHead(401, { 'www-authenticate': 'Basic realm="asn"' });
        res.end('{"error":"invalid_client"}');
      } else answer(req.url ?? '', res);
    });
  });
  beforeAll(async () => {
    own = await readSigningJwk(await makeSigningJwk());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    seen.issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  /** What the issuer gives next, for a sign-in that asked with this nonce. */
  const give = async (asked: URLSearchParams, of: Token = {}) => {
    const { key = own, nonce = asked.get('nonce') } = of;
    const at = Math.floor(now() / 1000);
    const claims = { preferred_username: nip, name: 'Contoh', ...of.claims };
    token =
      of.raw ??
      (await new SignJWT({ ...claims, ...(nonce !== null && { nonce }) })
        .setProtectedHeader({ alg: key.alg, kid: own.kid })
        .setIssuer(of.issuer ?? seen.issuer)
        .setAudience(of.audience ?? 'netral')
        .setSubject('somebody')
        .setIssuedAt(at)
        .setExpirationTime(at + (of.expiresIn ?? 300))
        .sign(key.key));
    return token;
  };
  return { seen, now, give };
};

type Issuer = ReturnType<typeof useAsnIssuer>;
type Settings = {
  campaign?: Campaign;
  clientSecret?: '' | LiveSecret;
  placeOf?: PlaceOf;
};
const onNoRoster: PlaceOf = () => Promise.resolve(undefined);

/** The function that lets civil servants sign in, whole, with a register in memory; `campaign` is the demo's unless said. */
export const confirmingAt = (
  { seen, now }: Issuer,
  { campaign = demoCampaign(), clientSecret = '', placeOf = onNoRoster }: Settings = {},
) => {
  const stored: NewPledge[] = [];
  const pepper = () => Promise.resolve(Buffer.alloc(32, 1));
  const signIn = asnSignIn({
    ...{ campaign, pepper, placeOf, now, randomBytes },
    publicUrl: 'https://netral.example/live',
    issuer: seen.issuer,
    clientSecret,
    key: () => Promise.resolve(Buffer.alloc(32, 7)),
  });
  const confirm = confirmPledge({
    ...{ campaign, pepper, now },
    pledges: { store: (pledge) => Promise.resolve(void stored.push(pledge)) },
    receiptKey: () => Promise.resolve(receiptKey),
  });
  const handler = serve(
    'pledges/confirming/confirming',
    confirmingOperations,
    confirmingHttp({ ...signIn, campaign, confirm, attemptOf, now, newId: () => 'a-key' }),
  );
  const jar = new Map<string, string>();
  /** One request of one browser, which keeps its cookies. */
  const visit = async (
    path: string,
    { query = {}, form, cookies = jar }: Visit = {},
  ): Promise<Visited> => {
    const answer = await handler(
      anEvent({
        method: form ? 'POST' : 'GET',
        path,
        base: '/live',
        query,
        headers: {
          accept: 'text/html',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form && { body: new URLSearchParams(form).toString() }),
      }),
      { awsRequestId: 'r1' } as Context,
    );
    const set = (answer.multiValueHeaders?.['set-cookie'] ?? []).map(String);
    for (const [name = '', value = ''] of set.map((one) => one.split(/[=;]/, 2)))
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    const location = String(answer.headers?.['location'] ?? '');
    return { status: answer.statusCode, body: answer.body, location, set };
  };
  /** What coming back ends with, where it fails. */
  const finish = async (callback: Parameters<typeof signIn.finish>[1]): Promise<unknown> => {
    if (!campaign.asnSignIn) throw new Error('This campaign has no issuer');
    return signIn.finish(campaign.asnSignIn, callback).catch((error: unknown) => error);
  };
  return { stored, visit, jar, finish };
};

export type Visit = {
  query?: Record<string, string>;
  form?: Record<string, string>;
  cookies?: Map<string, string>;
};
export type Visited = { status: number; body: string; location: string; set: string[] };
