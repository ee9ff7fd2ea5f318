import { describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as z from 'zod/mini';
import { buildOpenApi } from '../../../infra/openapi/build.ts';

const said = async (document: unknown) => {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // A page that leads elsewhere (303) has no other answer.
      'operation-2xx-response': 'off',
      'operation-description': 'error',
      'tag-description': 'error',
      'info-contact': 'error',
      'no-unused-components': 'error',
      'operation-operationId-unique': 'error',
      'no-invalid-schema-examples': 'error',
      'no-invalid-media-type-examples': 'error',
    },
  });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  });
  return problems.map(
    ({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer ?? ''}: ${message}`,
  );
};

const responsesOf = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

describe('the document as tools read it', () => {
  it('has nothing that Redocly calls an error or a warning', async () =>
    expect(await said(buildOpenApi())).toEqual([]));

  it('would be named where it has', async () => {
    const named = (
      await said({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} })
    ).map((line) => line.split(' ', 1)[0]);
    expect(named).toEqual(expect.arrayContaining(['info-contact', 'info-license']));
  });

  it('has an answer that is no refusal for every operation', () => {
    const { paths } = z.parse(responsesOf, buildOpenApi());
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { responses }] of Object.entries(methods))
        expect([path, method, Object.keys(responses).some((one) => one < '400')]).toEqual([
          path,
          method,
          true,
        ]);
  });
});
