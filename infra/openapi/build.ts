import { operations as allOperations, type NamedOperation } from '../../functions/operations.ts';
import type { Given } from '../../shared/operation/operation.ts';
import { parameterText } from './describe.ts';
import { info, securitySchemes, servers } from './info.ts';
import { problemExamples, problemResponses, problemSchema, sharedResponses } from './problems.ts';
import { fieldsOf, Schemas, type Json } from './schemas.ts';
import { tagOf, tags } from './tags.ts';
import { whoMay } from './who-may.ts';

/** The public API as OpenAPI 3.1: every operation of functions/operations.ts with every status it can return. */
export const buildOpenApi = (operations: readonly NamedOperation[] = allOperations): Json => {
  const schemas = new Schemas();
  schemas.add('Problem', problemSchema);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = pathInDocument(operation.path);
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: described(operation, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info,
    servers,
    tags,
    paths,
    components: {
      schemas: schemas.all(),
      responses: sharedResponses(),
      examples: problemExamples(operations),
      securitySchemes,
    },
  };
};

/** A path without API Gateway's own mark (`+`) of a parameter that takes the rest of an address. */
export const pathInDocument = (path: string): string => path.replace('+}', '}');

const described = (operation: NamedOperation, schemas: Schemas): Json => ({
  operationId: operation.name,
  tags: [tagOf(operation)],
  summary: operation.says,
  description: [whoMay(operation.who), operation.more].filter(Boolean).join('\n\n'),
  security: operation.who.by === 'sign-in' ? [{ bearer: [] }, { session: [] }] : [],
  parameters: parameters(operation),
  ...(operation.takes?.body && { requestBody: requestBody(operation, schemas) }),
  responses: {
    ...Object.fromEntries(
      Object.entries(operation.gives)
        .filter(([status]) => Number(status) < 400)
        .map(([status, answer]) => [status, response(answer, nameOf(operation, status), schemas)]),
    ),
    ...problemResponses(operation, (status) => {
      const schema = operation.gives[Number(status)]?.schema;
      return schema && schemas.refer(schema, nameOf(operation, status), 'output');
    }),
  },
});

const nameOf = ({ name }: NamedOperation, status: string): string => `${pascal(name)}${status}`;

const parameters = ({ name, takes = {}, gives }: NamedOperation): Json[] => {
  const found = (['path', 'query', 'headers'] as const).flatMap((place) => {
    const schema = takes[place];
    return (schema ? fieldsOf(schema) : []).map((field) => ({
      ...field,
      ...parameterText(name, field.name),
      in: place === 'headers' ? 'header' : place,
      ...(place === 'path' && { required: true }),
    }));
  });
  return [...found, ...(gives[201] ? [idempotencyKey] : []), ...(takes.puzzle ? [puzzle] : [])];
};

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Marks a retry of the same request: it gets the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

const puzzle: Json = {
  name: 'Puzzle',
  in: 'header',
  required: false,
  description:
    'What becomes of a call whose sender is above what is usual. Left out: it is accepted and goes the slower way. `offer`: a 428 instead, with a puzzle in its header `Puzzle` and in `facts.challenge` of its error (a challenge of ALTCHA’s protocol, version 2, as JSON in base64); nothing is stored. The same request sent again with the solution (`{challenge, solution: {counter, derivedKey}}` as JSON in base64) and the same Idempotency-Key goes the usual way. A solution serves one request; one that does not serve counts as left out.',
  schema: { type: 'string', minLength: 1, maxLength: 2000 },
};

const requestBody = (operation: NamedOperation, schemas: Schemas): Json => {
  const { body, bodyTypes = bothTypes, example } = operation.takes ?? {};
  if (!body) return {};
  const schema = schemas.refer(body, `${pascal(operation.name)}Body`, 'input');
  const content = bodyTypes.map((type) => [
    type,
    { schema, ...(example !== undefined && { example }) },
  ]);
  return { required: true, content: Object.fromEntries(content) as Json };
};

const bothTypes = ['application/json', 'application/x-www-form-urlencoded'];

const response = (answer: Given, name: string, schemas: Schemas): Json => {
  const { schema, also = [], headers = {} } = answer;
  const text = { schema: { type: 'string' } };
  const content = {
    ...(schema && { 'application/json': { schema: schemas.refer(schema, name, 'output') } }),
    ...Object.fromEntries(also.map((type) => [type, text])),
  };
  return {
    description: answer.description,
    ...(Object.keys(content).length > 0 && { content }),
    ...(Object.keys(headers).length > 0 && { headers: describedHeaders(headers) }),
  };
};

const describedHeaders = (headers: Record<string, string>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
