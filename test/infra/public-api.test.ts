import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const [api] = resources(template, 'AWS::ApiGateway::RestApi');
const methodAt = (path: string, method: string): unknown => {
  const item = at(api?.properties, 'Body.paths');
  return at(Reflect.get(item as object, path), method);
};
const any = 'x-amazon-apigateway-any-method';

describe('the public API', () => {
  it.each(operations.map((one) => ({ ...one, name: `${one.method} ${one.path}` })))(
    'asks who it is exactly where it must: $name',
    ({ path, method, who, entry }) => {
      const found = methodAt(path, method.toLowerCase());
      const asks = at(found, 'security.0.people') !== undefined;
      expect(asks).toBe(who.by === 'sign-in');
      const invoked = JSON.stringify(at(found, 'x-amazon-apigateway-integration.uri'));
      expect(invoked).toContain(`:function:netral-demo-${entry.split('/').at(-1) ?? ''}:live/`);
    },
  );

  it('is looked at by HEAD wherever it is asked by GET, under the same rule', () => {
    for (const { path, method } of operations) {
      const head = methodAt(path, 'head');
      const isRead = operations.some((one) => one.path === path && one.method === 'GET');
      expect([path, head !== undefined]).toEqual([path, isRead]);
      if (method === 'GET') expect(head).toEqual(methodAt(path, 'get'));
    }
  });

  it('refuses every other method of every address, and every other address', () => {
    for (const path of ['/', '/v1', '/{proxy+}', ...operations.map(({ path }) => path)])
      expect(JSON.stringify(methodAt(path, any))).toContain('refuse-route');
  });

  it('names only functions that the stack makes', () => {
    const made = resources(template, 'AWS::Lambda::Function').map(({ properties }) =>
      String(properties['FunctionName']),
    );
    const named = JSON.stringify(api?.properties).matchAll(/:function:([\w-]+):live\/invocations/g);
    for (const [, name] of named) expect(made).toContain(name);
    expect(new Set(made).size).toBe(made.length);
  });

  it('has no resource of a region: with as many as a deployment may serve the stacks are as large', () => {
    // Without the hashes they end with, which have any digits.
    const names = Object.keys(template.Resources).map((name) =>
      name.replace(/([0-9A-F]{8})+[0-9a-f]*$/, ''),
    );
    expect(names.join(' ')).not.toMatch(/1809|3575|6407|7504/);
  });

  it('takes TLS 1.2 at least', () => {
    expect(at(api?.properties, 'SecurityPolicy')).toBe('SecurityPolicy_TLS13_1_2_2021_06');
    expect(at(api?.properties, 'EndpointAccessMode')).toBe('BASIC');
  });

  it('never remembers an authorisation', () => {
    const authorizer = at(
      api?.properties,
      'Body.components.securitySchemes.people.x-amazon-apigateway-authorizer',
    );
    expect(authorizer).toMatchObject({ type: 'request', authorizerResultTtlInSeconds: 0 });
  });

  it('keeps the exact bytes of every body', () => {
    expect(at(api?.properties, 'Body.x-amazon-apigateway-binary-media-types')).toEqual(['*/*']);
    expect(at(api?.properties, 'EndpointConfiguration.Types')).toEqual(['REGIONAL']);
  });

  it('writes no address and no path into the access log', () => {
    const [stage] = resources(template, 'AWS::ApiGateway::Stage');
    const line = String(at(stage?.properties, 'AccessLogSetting.Format'));
    expect(line).not.toMatch(/identity|\$context\.path|authorizer/);
    expect(Object.keys(JSON.parse(line) as object)).toContain('status');
  });

  const answers = at(api?.properties, 'Body.x-amazon-apigateway-gateway-responses') as object;

  it('turns a throttle into the 503 that KoboToolbox retries', () => {
    expect(at(answers, 'THROTTLED.statusCode')).toBe('503');
  });

  it('says no in problem details whose status is the answer’s', () => {
    expect(Object.keys(answers).length).toBeGreaterThan(10);
    for (const said of Object.values(answers)) {
      const templates = at(said, 'responseTemplates') as Record<string, string>;
      const body: unknown = JSON.parse(templates['application/json'] ?? '');
      expect(String(at(body, 'status'))).toBe(at(said, 'statusCode'));
      expect(at(body, 'type')).toBe(`urn:netral:problem:${String(at(body, 'code'))}`);
    }
  });

  it('stands behind a web ACL', () =>
    expect(resources(template, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(1));

  it('lets one address try 300 codes in five minutes, and rings above that from many', () => {
    const [acl] = resources(template, 'AWS::WAFv2::WebACL');
    // AWS WAF counts over five minutes unless told otherwise.
    expect(at(acl?.properties, 'Rules')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Name: 'TooManyCodesFromOneAddress',
          Statement: {
            RateBasedStatement: expect.objectContaining({ Limit: 300, AggregateKeyType: 'IP' }),
          },
        }),
      ]),
    );
    const alarms = resources(template, 'AWS::CloudWatch::Alarm').filter(
      ({ properties }) => at(properties, 'MetricName') === 'UnknownCode',
    );
    expect(alarms).toMatchObject([{ properties: { Threshold: 300, Period: 300 } }]);
  });

  it('is invoked as one role, which may invoke the functions of the operations and nothing else', () => {
    const invoker = statementsOf(template).filter(({ id }) => id.includes('Invoker'));
    expect(invoker.map(({ actions }) => actions)).toEqual([['lambda:InvokeFunction']]);
    const named = invoker.flatMap((one) => one.resources.map((arn) => JSON.stringify(arn)));
    const entries = new Set(['authorise', 'refuse-route', ...operations.map(({ entry }) => entry)]);
    expect(named).toHaveLength(new Set([...entries].map((entry) => entry.split('/').at(-1))).size);
    expect(named.every((arn) => /:function:netral-demo-[a-z-]+:live"/.test(arn))).toBe(true);
  });
});
