import type { Route, RouteAnswer } from '../../functions/route.ts';
import { routes as allRoutes } from '../../functions/routes.ts';
import { problemResponses, problemSchema } from './problems.ts';
import { fieldsOf, Schemas, type Json } from './schemas.ts';

const tags: Record<string, string> = {
  pledges: 'The pledge register: pledge, receipt, participation',
  reports: 'The report intake: people and webhooks',
  satgas: 'Alerts and the officers who take them',
  site: 'Pages, sign-in and this document',
};

/** The public API as OpenAPI 3.1: every route of functions/routes.ts with every status it can answer. */
export const buildOpenApi = (routes: readonly Route[] = allRoutes): Json => {
  const schemas = new Schemas();
  schemas.add('Problem', problemSchema);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(route, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Netral',
      version: '1',
      summary: 'Pledge register, protected report intake and satgas alert line',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: schemas.all(), securitySchemes },
  };
};

const securitySchemes: Json = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An ID token of the deployment’s OIDC issuer, with role and region as claims',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'netral_session',
    description: 'The session the pages get after signing in',
  },
};

const operation = (route: Route, schemas: Schemas): Json => ({
  operationId: route.operation,
  tags: [route.entry.split('/', 1)[0] ?? 'site'],
  summary: route.summary,
  ...(route.description !== undefined && { description: route.description }),
  security: route.access === 'signed-in' ? [{ bearer: [] }, { session: [] }] : [],
  parameters: parameters(route),
  ...(route.request?.body && { requestBody: requestBody(route, schemas) }),
  responses: {
    ...Object.fromEntries(
      Object.entries(route.answers)
        .filter(([status]) => Number(status) < 400)
        .map(([status, answer]) => [status, response(answer, nameOf(route, status), schemas)]),
    ),
    ...problemResponses(route, (status) => {
      const schema = route.answers[Number(status)]?.schema;
      return schema && schemas.refer(schema, nameOf(route, status), 'output');
    }),
  },
});

const nameOf = ({ operation: name }: Route, status: string): string => `${pascal(name)}${status}`;

const parameters = (route: Route): Json[] => {
  const { path, query, headers } = route.request ?? {};
  return [
    ...(path ? fieldsOf(path).map((field) => ({ ...field, in: 'path', required: true })) : []),
    ...(query ? fieldsOf(query).map((field) => ({ ...field, in: 'query' })) : []),
    ...(headers ? fieldsOf(headers).map((field) => ({ ...field, in: 'header' })) : []),
    ...(route.answers[201] ? [idempotencyKey] : []),
  ];
};

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Marks a retry of the same request: it gets the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

const requestBody = (route: Route, schemas: Schemas): Json => {
  const { body, bodyTypes = bothTypes, example } = route.request ?? {};
  if (!body) return {};
  const schema = schemas.refer(body, `${pascal(route.operation)}Body`, 'input');
  const content = bodyTypes.map((type) => [
    type,
    { schema, ...(example !== undefined && { example }) },
  ]);
  return { required: true, content: Object.fromEntries(content) as Json };
};

const bothTypes = ['application/json', 'application/x-www-form-urlencoded'];

const response = (answer: RouteAnswer, name: string, schemas: Schemas): Json => {
  const { schema, also = [], headers = {} } = answer;
  const text = { schema: { type: 'string' } };
  const content = {
    ...(schema && { 'application/json': { schema: schemas.refer(schema, name, 'output') } }),
    ...Object.fromEntries(also.map((type) => [type, text])),
  };
  return {
    description: answer.description,
    ...(Object.keys(content).length > 0 && { content }),
    ...(Object.keys(headers).length > 0 && { headers: described(headers) }),
  };
};

const described = (headers: Record<string, string>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
