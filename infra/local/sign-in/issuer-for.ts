import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import * as z from 'zod/mini';
import type { HostClock, HostStore } from '../contracts.ts';
import type { Resources } from '../template/open-assembly.ts';
import { createIssuer, issuerUrl } from './issuer.ts';
import type { Person } from './person.ts';
import { makeSigningJwk } from './signing-key.ts';

type Needs = {
  publicUrl: string;
  template: Resources;
  people: readonly Person[];
  store: HostStore;
  clock: HostClock;
};

const jwkShape = z.looseObject({ kty: z.string() });

/** The issuer that stands in for the template's user pool; its key is kept, so sessions outlive a restart. */
export const createIssuerFor = async ({
  publicUrl,
  template,
  people,
  store,
  clock,
}: Needs): Promise<RequestListener> => {
  const kept = z.safeParse(jwkShape, await store.get('issuer', 'key'));
  const signingJwk = kept.success ? kept.data : await makeSigningJwk();
  if (!kept.success) await store.put('issuer', 'key', signingJwk);
  return createIssuer({
    publicUrl,
    clientId: template.ofType('AWS::Cognito::UserPoolClient')[0]?.ref ?? '',
    people,
    signingJwk,
    now: clock.now,
    newCode: () => randomBytes(32).toString('base64url'),
  });
};

export { issuerUrl };
