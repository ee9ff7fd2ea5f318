import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCharacter } from '../support/any-character.ts';
import { misfitOf } from '../support/fits-its-schema.ts';
import { misfitsOf } from '../support/fits-the-document.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

type Operation = {
  responses: Record<string, unknown>;
  requestBody?: { content: Record<string, { example?: unknown }> };
};
type Called = { method: string; path: string; operation: Operation };

let suite: LentSuite;
let operations: Called[];
let misfitInDocument: ReturnType<typeof misfitsOf>;

beforeAll(async () => {
  suite = await lentSuite();
  const { body: document } = await suite.client.get('/openapi.json');
  misfitInDocument = misfitsOf(document);
  const { paths } = document as { paths: Record<string, Record<string, Operation>> };
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

const accepts = ['application/json', 'text/html', 'application/json'];

type Sent = { params: string[]; body: string; type: string; accept: string };

const call = async ({ method, path }: Called, { params, body, type, accept }: Sent) => {
  let next = 0;
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(params[next++] ?? 'x') || 'x');
  return fetch(`${suite.url}${filled}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: { accept, ...(type && { 'content-type': type }) },
    ...(method !== 'get' && { body }),
  });
};

/** What is wrong with an answer: by the document, and of JSON by the schema of its operation, fields too many included. */
const misfit = async ({ method, path }: Called, response: Response) => {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  const found = misfitInDocument({ method, path, status, type, body });
  if (found !== undefined || !type.startsWith('application/json') || body === '') return found;
  return misfitOf({ method, path, status, body: JSON.parse(body) as unknown });
};

describe('whatever a caller sends to any operation of the API document', () => {
  it('is answered as the document says: status, media type and body, and never by a fault', async () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const called of operations) {
      const example = called.operation.requestBody?.content['application/json']?.example;
      await fc.assert(
        fc.asyncProperty(
          fc.array(nasty, { minLength: 2, maxLength: 2 }),
          bodyFor(example),
          fc.constantFrom(...mediaTypes),
          fc.constantFrom(...accepts),
          async (params, body, type, accept) => {
            const response = await call(called, { params, body, type, accept });
            expect(response.status).toBeLessThan(500);
            const { method, path } = called;
            expect([method, path, await misfit(called, response)]).toEqual([
              method,
              path,
              undefined,
            ]);
          },
        ),
        { numRuns: 12 },
      );
    }
  });
});

describe('HEAD', () => {
  it('is answered at every address as GET is, without the body', async () => {
    for (const { method, path } of operations.filter((one) => one.method === 'get')) {
      const address = `${suite.url}${path.replace(/\{\w+\}/g, 'x')}`;
      const [got, looked] = await Promise.all(
        ['GET', 'HEAD'].map((verb) => fetch(address, { method: verb, redirect: 'manual' })),
      );
      const seen = [looked?.status, looked?.headers.get('content-type'), await looked?.text()];
      expect([method, path, ...seen]).toEqual([
        method,
        path,
        got?.status,
        got?.headers.get('content-type'),
        '',
      ]);
      await got?.body?.cancel();
    }
  });
});
