import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { routes } from '../../functions/routes.ts';
import { buildOpenApi } from '../../infra/openapi/build.ts';
import { at } from './a-stack.ts';

const document = buildOpenApi();
const operationOf = (method: string, path: string): unknown => {
  const paths = new Map(Object.entries(document['paths'] ?? {}));
  return at(paths.get(path), method.toLowerCase());
};

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it.each(routes)('tells every answer of $method $path', (route) => {
    const operation = operationOf(route.method, route.path);
    const statuses = Object.keys(at(operation, 'responses') ?? {});
    expect(statuses).toEqual(expect.arrayContaining([...Object.keys(route.answers), '429', '503']));
    if (route.access === 'signed-in')
      expect(statuses).toEqual(expect.arrayContaining(['401', '403']));
    if (route.request?.body)
      expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415', '422']));
    expect(statuses).not.toContain('500');
  });

  it.each(routes)('says who may call $method $path', ({ method, path, access }) =>
    expect(at(operationOf(method, path), 'security')).toHaveLength(access === 'public' ? 0 : 2),
  );

  it('declares every parameter of every path', () => {
    for (const { method, path } of routes) {
      const declared = [at(operationOf(method, path), 'parameters')].flat();
      const names = declared
        .filter((one) => at(one, 'in') === 'path')
        .map((one) => at(one, 'name'));
      expect(names).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    }
  });

  it('gives each operation a name of its own', () => {
    const names = routes.map(({ operation }) => operation);
    expect(new Set(names).size).toBe(names.length);
  });
});
