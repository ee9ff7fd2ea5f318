import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { operations } from '../../../functions/operations.ts';
import { buildOpenApi } from '../../../infra/openapi/build.ts';
import { keyOf, parameterKeyOf, wordFiles } from '../../../infra/openapi/describe.ts';
import { jsonSchema, fieldsOf } from '../../../infra/openapi/schemas.ts';
import { parameterWords } from '../../../infra/openapi/words/parameters.ts';
import { propertyPaths } from '../../support/property-paths.ts';

const shape = z.looseObject({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        tags: z.array(z.string()),
        description: z.string(),
      }),
    ),
  ),
});
const document = z.parse(shape, buildOpenApi());
const properties = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
  propertyPaths(schema, [name]),
);

const parameters = operations.flatMap(({ name, takes = {} }) =>
  [takes.path, takes.query, takes.headers].flatMap((schema) =>
    schema ? fieldsOf(schema).map((field) => [name, field.name] as const) : [],
  ),
);

describe('the words of the document', () => {
  it('say what every property of every schema means', () => {
    expect(properties.length).toBeGreaterThan(2000);
    const silent = properties.filter(({ said }) => said === undefined);
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('say what every parameter means', () =>
    expect(parameters.filter(([operation, name]) => !parameterKeyOf(operation, name))).toEqual([]));

  it('are all used, and none is said twice', () => {
    const used = new Set(properties.map(({ path }) => keyOf(path)));
    const keys = wordFiles.flatMap((file) => Object.keys(file));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    const usedParameters = new Set(parameters.map(([one, name]) => parameterKeyOf(one, name)));
    const own = Object.keys(parameterWords).filter((key) => key !== 'Idempotency-Key');
    expect(own.filter((key) => !usedParameters.has(key))).toEqual([]);
  });

  it('would name a property that has none, and leave schemas as they ship alone', () => {
    expect(keyOf(['ReadCase200', 'neverHeardOf'])).toBeUndefined();
    expect(keyOf(['ReadCase200', 'history', 'by'])).toBe('history.by');
    const schema = z.object({ region: z.string() });
    expect(JSON.stringify(jsonSchema(schema, 'output'))).not.toContain('description');
  });

  it('say of every operation who may call it, and put it in a room that is described', () => {
    const rooms = new Set(document.tags.map(({ name }) => name));
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(all).toHaveLength(operations.length);
    for (const { operationId, tags, description } of all) {
      expect([operationId, description]).toEqual([
        operationId,
        expect.stringMatching(/^(Public|For the holder of|For whoever is signed in as) ?/),
      ]);
      expect(tags.every((tag) => rooms.has(tag))).toBe(true);
    }
    expect(new Set(all.flatMap(({ tags }) => tags))).toEqual(rooms);
  });
});
