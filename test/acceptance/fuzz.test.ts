import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCharacter } from '../support/any-character.ts';
import { misfitOf } from '../support/fits-its-schema.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

type Operation = {
  responses: Record<string, unknown>;
  requestBody?: { content: Record<string, { example?: unknown }> };
};
type Called = { method: string; path: string; operation: Operation };

let suite: LentSuite;
let operations: Called[];

beforeAll(async () => {
  suite = await lentSuite();
  const { paths } = (await suite.client.get('/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
      .map(([method, operation]) => ({ method, path, operation })),
  );
});

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\u202e',
    '__proto__',
    '=cmd()',
    '2026-02-30',
    '18.09',
    '99.99',
    'x'.repeat(5000),
  ),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
);

const anything = fc.anything({
  key: nasty,
  values: [nasty, fc.double(), fc.boolean(), fc.constant(null)],
});

/** The example of the operation with some of it spoiled, or something else altogether. */
const bodyFor = (example: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    nasty,
    anything.map((value) => JSON.stringify(value)),
    fc
      .dictionary(fc.constantFrom('a', ...Object.keys(example ?? {})), fc.oneof(anything, nasty), {
        maxKeys: 3,
      })
      .map((spoiled) => JSON.stringify({ ...(example as object), ...spoiled })),
  );

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', ''];

const call = async ({ method, path }: Called, params: string[], body: string, type: string) => {
  let next = 0;
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(params[next++] ?? 'x') || 'x');
  return fetch(`${suite.url}${filled}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: { accept: 'application/json', ...(type && { 'content-type': type }) },
    ...(method !== 'get' && { body }),
  });
};

/** What is wrong with a JSON answer by its own schema. */
const misfit = async ({ method, path }: Called, response: Response) => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (!isJson || text === '') return undefined;
  return misfitOf({ method, path, status: response.status, body: JSON.parse(text) as unknown });
};

describe('whatever a caller sends to any operation of the API document', () => {
  it('is answered by a status that the document names, and never by a fault', async () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const called of operations) {
      const example = called.operation.requestBody?.content['application/json']?.example;
      await fc.assert(
        fc.asyncProperty(
          fc.array(nasty, { minLength: 2, maxLength: 2 }),
          bodyFor(example),
          fc.constantFrom(...mediaTypes),
          async (params, body, type) => {
            const response = await call(called, params, body, type);
            expect(Object.keys(called.operation.responses)).toContain(String(response.status));
            expect(response.status).toBeLessThan(500);
            expect(await misfit(called, response)).toBeUndefined();
          },
        ),
        { numRuns: 12 },
      );
    }
  });
});
