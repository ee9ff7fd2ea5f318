import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkSource } from '../../../functions/reports/sources/check-source.ts';
import { dryRun } from '../../../functions/reports/sources/dry-run.ts';
import { replayableHeaders } from '../../../functions/reports/sources/replayable-headers.ts';
import {
  defaultScheme,
  everyScheme,
  schemeNames,
  schemeOf,
  type SchemeName,
} from '../../../functions/reports/sources/schemes/list.ts';
import type { Scheme } from '../../../functions/reports/sources/schemes/scheme.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { reasonText } from '../../../shared/http/problem-words.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { demoCampaign } from '../../support/campaign.ts';

// What must not compile, said in types: a scheme that leaves out any of its parts.
type LeftOut = {
  [Part in keyof Scheme]: Omit<Scheme, Part> extends Scheme ? Part : never;
}[keyof Scheme];
type Forgetting = [LeftOut] extends [never] ? 'does not compile' : 'compiles';

const random = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
const campaign = demoCampaign();
const api = { baseUrl: 'https://api.contoh.example', token: 'token-penyedia', formId: 'f1' };

const secretOf = (name: SchemeName): string => {
  const { makesSecret } = schemeOf(name);
  return makesSecret === 'from-the-provider' ? 'app-secret-of-meta' : makesSecret(random);
};

const aSource = (scheme: SchemeName, more: Partial<Source> = {}): Source => ({
  source: 'sumber',
  scheme,
  secrets: [secretOf(scheme)],
  active: true,
  changedAt: 0,
  ...more,
});

/** What a source is refused for, field by field. */
const wrongWith = (source: Source): string[] => {
  try {
    checkSource(campaign, source);
    return [];
  } catch (error) {
    if (error instanceof Refusal)
      return error.errors.map(({ field, reason }) => `${field} ${reason}`);
    throw error;
  }
};

describe('a scheme', () => {
  it('that forgets a part does not compile', () => {
    const forgetting: Forgetting = 'does not compile';
    expect(forgetting).toBe('does not compile');
  });

  it.each(schemeNames)(
    '%s takes the secrets it makes, and none that is guessed in an afternoon',
    (name) => {
      const { isSecret } = schemeOf(name);
      expect(isSecret(secretOf(name))).toBe(true);
      for (const weak of ['', 'rahasia', 'dengan spasi di dalamnya', 'huruf-é-di-dalam'])
        expect(isSecret(weak)).toBe(false);
    },
  );

  it('that nobody names is one whose secret can be made here', () => {
    expect(defaultScheme).toBe('standard-webhooks');
    expect(secretOf(defaultScheme)).toMatch(/^whsec_/);
  });

  it('is described to integrators, with a sample of what it sends', () => {
    const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    const guide = read('../../../docs/integrations/README.md');
    const samples = readdirSync(new URL('../../samples/webhooks/', import.meta.url));
    for (const name of schemeNames) {
      expect(guide).toContain(`| \`${name}\``);
      expect(samples).toContain(`${name}.json`);
    }
  });
});

describe('a pasted delivery', () => {
  it('is read with the headers its sender would have put on it', async () => {
    const pasted = { payload: '{"data":{}}', contentType: 'application/json', receivedAt: 0 };
    const { tells } = await dryRun(campaign)(aSource('standard-webhooks'), pasted);
    expect(tells.map(({ deliveryId }) => deliveryId)).toEqual(['msg_dry_run']);
  });
});

// Written by hand, not read from the schemes: what an admin may or must say of a source, besides its secrets.
const asked: [
  SchemeName,
  { header: boolean; api: 'needed' | 'may' | 'no'; verifyToken: boolean },
][] = [
  ['standard-webhooks', { header: false, api: 'no', verifyToken: false }],
  ['typeform', { header: false, api: 'may', verifyToken: false }],
  ['whatsapp', { header: false, api: 'may', verifyToken: true }],
  ['kobo', { header: true, api: 'may', verifyToken: false }],
  ['jotform', { header: false, api: 'needed', verifyToken: false }],
  ['hex-hmac', { header: true, api: 'no', verifyToken: false }],
  ['cloudevents', { header: false, api: 'no', verifyToken: false }],
  ['form-post', { header: true, api: 'no', verifyToken: false }],
];

describe('a source', () => {
  it('of every scheme is among these', () => {
    expect(asked.map(([name]) => name).sort()).toEqual([...schemeNames].sort());
  });

  it.each(asked)(
    'of %s says what its scheme needs, and nothing it has no use for',
    (name, asks) => {
      const { verifyToken, header } = asks;
      const whole = {
        ...(verifyToken && { verifyToken: 'token-dari-admin' }),
        ...(asks.api === 'needed' && { api }),
      };
      expect(wrongWith(aSource(name, whole))).toEqual([]);
      expect(wrongWith(aSource(name, { ...whole, header: 'x-bukti' }))).toEqual(
        header ? [] : ['header not-of-this-scheme'],
      );
      expect(wrongWith(aSource(name, { ...whole, api }))).toEqual(
        asks.api === 'no' ? ['api not-of-this-scheme'] : [],
      );
      expect(wrongWith(aSource(name, { ...whole, api: undefined }))).toEqual(
        asks.api === 'needed' ? ['api required'] : [],
      );
      if (verifyToken) expect(wrongWith(aSource(name))).toEqual(['verifyToken required']);
      expect(wrongWith(aSource(name, { ...whole, secrets: ['pendek'] }))).toEqual([
        'secrets.0 secret-too-short',
      ]);
    },
  );
});

describe('a secret that cannot be one', () => {
  it.each<[string, string, SchemeName]>([
    ['v1,whsec_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'with-a-prefix', 'standard-webhooks'],
    ["It's a Secret to Everybody", 'has-spaces', 'hex-hmac'],
    ['rahasia-sekali-é', 'not-ascii', 'hex-hmac'],
    ['pendek', 'secret-too-short', 'typeform'],
    ['whsec_c2l4dGVlbiBieXRlcyBvaw==', 'not-a-webhook-secret', 'standard-webhooks'],
  ])('%s is refused by the rule it breaks: %s', (secret, reason, scheme) => {
    const errors = wrongWith(aSource(scheme, { secrets: [secret] }));
    expect(errors).toContain(`secrets.0 ${reason}`);
    for (const lang of ['id', 'en'] as const)
      expect(reasonText(reason, lang)).not.toBe(reason.replaceAll('-', ' '));
  });
});

describe('what is stored of a delivery’s headers', () => {
  it('is what it takes to verify and read it again, of whichever scheme', () => {
    const kept = {
      'content-type': ['application/json'],
      'webhook-id': ['m1'],
      'webhook-timestamp': ['1'],
      'webhook-signature': ['v1,x'],
      'svix-id': ['m1'],
      'svix-timestamp': ['1'],
      'svix-signature': ['v1,x'],
      'typeform-signature': ['sha256=x'],
      'x-hub-signature-256': ['sha256=x'],
      'x-webhook-signature': ['x'],
      'ce-id': ['1'],
      'ce-specversion': ['1.0'],
    };
    const dropped = {
      'ce-': ['x'],
      'ce-a-b': ['x'],
      'webhook-secret': ['x'],
      host: ['x'],
      'x-other': ['x'],
    };
    expect(replayableHeaders({ ...kept, ...dropped })).toEqual(kept);
  });

  it('is never a credential', () => {
    const names = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-bukti', '*'];
    expect(replayableHeaders(Object.fromEntries(names.map((name) => [name, ['rahasia']])))).toEqual(
      {},
    );
    for (const { storedHeaders } of everyScheme)
      for (const name of storedHeaders)
        expect(name).toMatch(/^(ce-\*|.*(signature(-256)?|-id|-timestamp))$/);
  });
});
