import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { operations } from '../../functions/operations.ts';
import { buildOpenApi, pathInDocument } from '../../infra/openapi/build.ts';
import { at } from './a-stack.ts';

const document = buildOpenApi();
const operationOf = (method: string, path: string): unknown => {
  const paths = new Map(Object.entries(document['paths'] ?? {}));
  return at(paths.get(pathInDocument(path)), method.toLowerCase());
};

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it.each(operations)('tells every answer of $method $path', (declared) => {
    const operation = operationOf(declared.method, declared.path);
    const statuses = Object.keys(at(operation, 'responses') ?? {});
    expect(statuses).toEqual(
      expect.arrayContaining([...Object.keys(declared.gives), '400', '403', '413', '429', '503']),
    );
    if (declared.who.by === 'sign-in')
      expect(statuses).toEqual(expect.arrayContaining(['401', '403']));
    if (declared.takes?.body)
      expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415', '422']));
    expect(Object.keys(declared.gives)).not.toContain('500');
  });

  it.each(operations)('says who may call $method $path', ({ method, path, who }) =>
    expect(at(operationOf(method, path), 'security')).toHaveLength(who.by === 'sign-in' ? 2 : 0),
  );

  it('declares every parameter of every path', () => {
    for (const { method, path } of operations) {
      const declared = [at(operationOf(method, path), 'parameters')].flat();
      const names = declared
        .filter((one) => at(one, 'in') === 'path')
        .map((one) => at(one, 'name'));
      expect(names).toEqual(
        [...pathInDocument(path).matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
      );
    }
  });

  it('gives each operation a name of its own', () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
