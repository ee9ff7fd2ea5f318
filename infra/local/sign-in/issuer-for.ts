import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import * as z from 'zod/mini';
import type { HostClock, HostStore } from '../contracts.ts';
import type { Resources } from '../template/open-assembly.ts';
import { issuerUrl, realmUrl } from './issuer-address.ts';
import { createIssuer } from './issuer.ts';
import type { Person, Realm } from './person.ts';
import { makeSigningJwk } from './signing-key.ts';

type Needs = {
  publicUrl: string;
  template: Resources;
  people: readonly Person[];
  realms: Readonly<Record<string, Realm>>;
  store: HostStore;
  clock: HostClock;
};

const jwkShape = z.looseObject({ kty: z.string() });

/** The issuer that stands in for the template's user pool, and beside it those of other places, each with its own key. */
export const createIssuers = async (needs: Needs): Promise<RequestListener> => {
  const { publicUrl, template, people, realms } = needs;
  const clientId = template.ofType('AWS::Cognito::UserPoolClient')[0]?.ref ?? '';
  const pool = { issuer: issuerUrl(publicUrl), keyName: 'key', clientId, people };
  const others = Object.entries(realms).map(([name, realm]) => ({
    ...realm,
    issuer: realmUrl(publicUrl, name),
    keyName: `realm-${name}`,
  }));
  const issuers = await Promise.all(
    [pool, ...others].map(async (one) => ({
      path: `${new URL(one.issuer).pathname}/`,
      listener: await issuerWithKey(needs, one),
    })),
  );
  return (req, res) => {
    const found = issuers.find(({ path }) => (req.url ?? '').startsWith(path));
    if (found) found.listener(req, res);
    else res.writeHead(404).end();
  };
};

type Played = Realm & { issuer: string; keyName: string };

/** Its key is kept, so that sessions outlive a restart. */
const issuerWithKey = async (
  { publicUrl, store, clock }: Needs,
  { keyName, ...played }: Played,
): Promise<RequestListener> => {
  const kept = z.safeParse(jwkShape, await store.get('issuer', keyName));
  const signingJwk = kept.success ? kept.data : await makeSigningJwk();
  if (!kept.success) await store.put('issuer', keyName, signingJwk);
  return createIssuer({
    ...played,
    publicUrl,
    signingJwk,
    now: clock.now,
    newCode: () => randomBytes(32).toString('base64url'),
  });
};
