import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { cachedPatterns } from '../../infra/door/cached.ts';
import { isStateful } from '../../infra/stateful.ts';
import { viewerCode } from '../../infra/door/viewer-code.ts';
import { at, demoStacks, resources, stacksOf, type Template } from './a-stack.ts';

/** The nation of the tests stands behind CloudFront, the demo does not. */
const shared = stacksOf('demo-nasional').find(({ name }) => name.endsWith('-shared'))?.template;
const template: Template = shared ?? { Parameters: {}, Resources: {} };
const [distribution] = resources(template, 'AWS::CloudFront::Distribution');
const config = at(distribution?.properties, 'DistributionConfig');
const list = (path: string): unknown[] => [at(config, path) ?? []].flat();
const behaviours = list('CacheBehaviors');
const every = [at(config, 'DefaultCacheBehavior'), ...behaviours];

// Managed policies, by the ids AWS gives: CachingDisabled and AllViewerExceptHostHeader.
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allButHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the door', () => {
  it('is built where the deployment file names one, and nowhere else', () => {
    expect(distribution).toBeDefined();
    expect(JSON.stringify(demoStacks())).not.toMatch(/AWS::CloudFront|netral-door|doorKey/);
  });

  it('has the name of the site, over TLS 1.2 at least, also to the API', () => {
    expect(at(config, 'Aliases')).toEqual(['nasional.netral.example']);
    expect(at(config, 'ViewerCertificate.MinimumProtocolVersion')).toBe('TLSv1.2_2021');
    const origin = list('Origins')[0];
    expect(at(origin, 'CustomOriginConfig.OriginProtocolPolicy')).toBe('https-only');
    expect(at(origin, 'CustomOriginConfig.OriginSSLProtocols')).toEqual(['TLSv1.2']);
    expect(at(origin, 'OriginPath')).toBe('/live');
    for (const one of every) expect(at(one, 'ViewerProtocolPolicy')).toBe('redirect-to-https');
  });

  it('passes everything on but what is listed, unstored, by every method', () => {
    const otherwise = at(config, 'DefaultCacheBehavior');
    expect(at(otherwise, 'CachePolicyId')).toBe(cachingDisabled);
    expect(at(otherwise, 'OriginRequestPolicyId')).toBe(allButHost);
    for (const one of every) expect(at(one, 'AllowedMethods')).toHaveLength(7);
    expect(list('Origins')).toHaveLength(1);
  });

  it('stores no refusal and no fault: CloudFront would for ten seconds, whatever no-store says', () => {
    const errors = list('CustomErrorResponses');
    expect(errors.map((one) => at(one, 'ErrorCode'))).toEqual([
      ...[400, 403, 404, 405, 414, 500, 501, 502, 503, 504],
    ]);
    for (const one of errors) expect(at(one, 'ErrorCachingMinTTL')).toBe(0);
  });

  it('stores as long as an answer says, and nothing that a signed-in person could have asked for', () => {
    const policies = resources(template, 'AWS::CloudFront::CachePolicy');
    expect(policies).toHaveLength(2);
    for (const { properties } of policies) {
      const policy = at(properties, 'CachePolicyConfig');
      expect(policy).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 });
      const key = JSON.stringify(at(policy, 'ParametersInCacheKeyAndForwardedToOrigin'));
      expect(key.replace('"netral_lang"', '')).not.toMatch(/netral_|uthorization/);
    }
    for (const { properties } of resources(template, 'AWS::CloudFront::OriginRequestPolicy')) {
      const passed = at(properties, 'OriginRequestPolicyConfig');
      expect(at(passed, 'CookiesConfig.CookieBehavior')).toBe('none');
      expect(JSON.stringify(passed)).not.toMatch(/uthorization/);
    }
  });

  it('has keys by the logical ids that a deploy may take away (infra/stateful.ts)', () => {
    const own = resources(template, 'AWS::SecretsManager::Secret').filter(
      ({ id }) =>
        !isStateful({ stack: 'shared', logicalId: id, type: 'AWS::SecretsManager::Secret' }),
    );
    expect(own).toHaveLength(2);
    for (const { id } of own) expect(template.Resources[id]?.DeletionPolicy).toBe('Delete');
  });

  it('writes no log, which would hold addresses and links', () =>
    expect(at(config, 'Logging')).toBeUndefined());
});

describe('what CloudFront may store', () => {
  const patterns = behaviours.map((one) => String(at(one, 'PathPattern')));
  // A star of CloudFront is any text, slashes included.
  const asRegExp = (pattern: string) =>
    new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);
  const escaped = (text: string) => text.replace(/[.$]/g, '\\$&');
  const declared = operations.flatMap(({ method, path, stored }) =>
    stored ? [`${method} ${path}`] : [],
  );
  const isStored = (path: string) => patterns.some((pattern) => asRegExp(pattern).test(path));

  it.each(operations.map((one) => ({ ...one, name: `${one.method} ${one.path}` })))(
    'is public by its declaration or is not stored: $name',
    ({ path, method, who }) => {
      for (const filled of ['x', 'units', 'participation', 'assets', 'a.css', 'openapi.json']) {
        const address = path.replace(/\{[^}]+\}/g, filled);
        if (isStored(address)) {
          expect(declared).toContain(`GET ${path}`);
          expect(who.by).toBe('anybody');
        }
      }
      if (declared.includes(`${method} ${path}`))
        expect(isStored(path.replace(/\{[^}]+\}/g, 'x'))).toBe(true);
    },
  );

  it('is by its declaration what a crowd reads, and no report, search of a person or sign-in', () => {
    expect(declared.sort()).toEqual([
      ...['GET /', 'GET /.well-known/jwks.json', 'GET /assets/v/{version}/{file}'],
      ...['GET /assets/{file}', 'GET /boleh', 'GET /boleh/{entry}', 'GET /docs'],
      ...[
        'GET /docs/google-forms-code',
        'GET /docs/integrations',
        'GET /docs/{room}',
        'GET /ikrar',
        'GET /openapi.json',
      ],
      ...['GET /panduan', 'GET /panduan/{handbook}', 'GET /privasi', 'GET /v1/campaign'],
      ...['GET /v1/participation', 'GET /v1/participation/export'],
      'GET /v1/regions/{region}/units',
    ]);
  });

  it('is never listed where a sign-in or a link opens it', () => {
    const listed = operations.map((one) => ({
      ...one,
      who: { by: 'link', link: 'x', conflict: 'none-possible' } as const,
    }));
    expect(() => cachedPatterns(listed)).toThrow(/nothing that anybody may read/);
  });
});

describe('whoever comes', () => {
  const address = { 'netral-viewer': { value: '198.51.100.4' } };
  const handled = (headers: object): unknown =>
    runInNewContext(`${viewerCode}; handler(event)`, {
      event: { viewer: { ip: '198.51.100.4' }, request: { uri: '/ikrar', headers } },
    });

  it('has the address that the edge saw, whatever they sent under that name', () => {
    expect(handled({})).toEqual({ uri: '/ikrar', headers: address });
    const forged = { value: '10.0.0.1', multiValue: [{ value: '10.0.0.1' }, { value: '::1' }] };
    expect(handled({ 'netral-viewer': forged })).toEqual({ uri: '/ikrar', headers: address });
  });

  it('has it by every address of the site', () => {
    for (const one of every)
      expect(at(one, 'FunctionAssociations.0.EventType')).toBe('viewer-request');
    const forwarded = resources(template, 'AWS::CloudFront::OriginRequestPolicy');
    for (const { properties } of forwarded)
      expect(at(properties, 'OriginRequestPolicyConfig.HeadersConfig.Headers')).toContain(
        'netral-viewer',
      );
  });

  const [acl] = resources(template, 'AWS::WAFv2::WebACL');
  const rules = [at(acl?.properties, 'Rules')].flat();

  it('past the door is blocked before anything else is looked at', () => {
    const [first] = rules;
    expect(at(first, 'Priority')).toBe(0);
    expect(at(first, 'Action')).toEqual({ Block: {} });
    const keys = at(first, 'Statement.NotStatement.Statement.OrStatement.Statements');
    expect([keys].flat()).toHaveLength(2);
    for (const one of [keys].flat()) {
      const match = at(one, 'ByteMatchStatement');
      expect(match).toMatchObject({
        FieldToMatch: { SingleHeader: { Name: 'netral-door' } },
        PositionalConstraint: 'EXACTLY',
      });
      expect(JSON.stringify(match)).toContain('{{resolve:secretsmanager:');
    }
  });

  it('is counted by that address, and never all as one', () => {
    const rates = rules.filter((rule) => at(rule, 'Statement.RateBasedStatement'));
    expect(rates).toHaveLength(2);
    for (const rule of rates)
      expect(at(rule, 'Statement.RateBasedStatement')).toMatchObject({
        AggregateKeyType: 'FORWARDED_IP',
        ForwardedIPConfig: { HeaderName: 'netral-viewer', FallbackBehavior: 'MATCH' },
      });
  });

  it('shows one of two keys that the stage and the firewall both know', () => {
    const [stage] = resources(template, 'AWS::ApiGateway::Stage');
    const variables = at(stage?.properties, 'Variables');
    expect(at(variables, 'doorHost')).toBe('nasional.netral.example');
    const shown = JSON.stringify(at(list('Origins')[0], 'OriginCustomHeaders.0.HeaderValue'));
    const [keyA, keyB] = ['doorKeyA', 'doorKeyB'].map((name) =>
      JSON.stringify(at(variables, name)),
    );
    expect(shown).toBe(keyA);
    expect(keyB).not.toBe(keyA);
    for (const key of [keyA, keyB]) expect(JSON.stringify(rules[0])).toContain(key);
  });
});
