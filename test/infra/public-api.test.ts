import { describe, expect, it } from '@jest/globals';
import { routes } from '../../functions/routes.ts';
import { aTemplate, at, resources } from './a-stack.ts';

const template = aTemplate(routes);
const pathOf = resourcePaths();
const methods = resources(template, 'AWS::ApiGateway::Method').map(({ properties }) => ({
  name: `${String(properties['HttpMethod'])} ${pathOf(properties['ResourceId'])}`,
  properties,
}));
const find = (name: string) => methods.find((method) => method.name === name)?.properties;

describe('the public API', () => {
  it.each(routes.map((route) => ({ ...route, name: `${route.method} ${route.path}` })))(
    'asks who it is exactly where it must: $name',
    ({ name, access }) => {
      const method = find(name);
      expect(method?.['AuthorizationType']).toBe(access === 'signed-in' ? 'CUSTOM' : 'NONE');
      expect(method?.['AuthorizerId'] !== undefined).toBe(access === 'signed-in');
    },
  );

  it('refuses every other method of every address, and every other address', () => {
    for (const { path } of routes) expect(find(`ANY ${path}`)).toBeDefined();
    for (const path of ['/', '/v1', '/{proxy+}']) expect(find(`ANY ${path}`)).toBeDefined();
  });

  it('never remembers an authorisation', () =>
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
    }));

  it('keeps the exact bytes of every body', () =>
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      BinaryMediaTypes: ['*/*'],
      EndpointConfiguration: { Types: ['REGIONAL'] },
    }));

  it('writes no address and no path into the access log', () => {
    const [stage] = resources(template, 'AWS::ApiGateway::Stage');
    const line = String(at(stage?.properties, 'AccessLogSetting.Format'));
    expect(line).not.toMatch(/identity|\$context\.path|authorizer/);
    expect(Object.keys(JSON.parse(line) as object)).toContain('status');
  });

  it('turns a throttle into the 503 that KoboToolbox retries', () =>
    template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'THROTTLED',
      StatusCode: '503',
    }));

  it('says no in problem details whose status is the answer’s', () => {
    for (const { properties } of resources(template, 'AWS::ApiGateway::GatewayResponse')) {
      const body: unknown = JSON.parse(
        String(at(properties, 'ResponseTemplates.application/json')),
      );
      expect(String(at(body, 'status'))).toBe(properties['StatusCode']);
      expect(at(body, 'type')).toBe(`urn:netral:problem:${String(at(body, 'code'))}`);
    }
  });

  it('stands behind a web ACL', () => template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1));

  it('lets the gateway invoke each function by one permission', () => {
    const permissions = resources(template, 'AWS::Lambda::Permission').map(({ properties }) =>
      JSON.stringify(properties['FunctionName']),
    );
    expect(new Set(permissions).size).toBe(permissions.length);
  });
});

function resourcePaths() {
  const parts = new Map(
    resources(template, 'AWS::ApiGateway::Resource').map(({ id, properties }) => [
      id,
      { part: String(properties['PathPart']), parent: at(properties, 'ParentId.Ref') },
    ]),
  );
  const path = (id: unknown): string => {
    const found = parts.get(String(id));
    return found ? `${path(found.parent)}/${found.part}` : '';
  };
  return (resourceId: unknown): string => path(at(resourceId, 'Ref')) || '/';
}
