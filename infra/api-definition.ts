import { Fn } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { NamedOperation } from '../functions/operations.ts';
import type { Deployment } from './deployment.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { functionName } from './parts/function-name.ts';
import { live } from './parts/live.ts';

/** What API Gateway imports: OpenAPI 3.0 with AWS's own words for functions, authoriser and its own answers. */
export type ApiDefinition = Record<string, unknown>;

/** Authorises those who sign in. */
export const authoriserEntry = 'site/authorise';
/** Refuses every address and method that is not a route. */
export const refuserEntry = 'site/refuse-route';

/**
 * The whole API as one document. One resource of the template instead of hundreds (a stack may hold 500), and it
 * names functions by name only, because they in turn know the API's address.
 */
export const apiDefinition = (ground: Ground): ApiDefinition => {
  const { deployment, operations, invoker } = ground;
  const uri = (entry: string) => invocationUri(deployment, entry);
  const invoke = (entry: string) => invoking(uri(entry), invoker.roleArn);
  return {
    openapi: '3.0.1',
    info: { title: `netral-${deployment.id}`, version: '1' },
    paths: Object.fromEntries(
      everyPath(operations).map((path) => [path, operationsAt(path, operations, invoke)]),
    ),
    components: {
      securitySchemes: {
        people: {
          type: 'apiKey',
          name: 'Unused',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            authorizerUri: uri(authoriserEntry),
            authorizerCredentials: invoker.roleArn,
            authorizerResultTtlInSeconds: 0,
          },
        },
      },
    },
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-gateway-responses': gatewayResponses,
  };
};

type Ground = {
  deployment: Deployment;
  operations: readonly NamedOperation[];
  /** As whom the gateway invokes functions. */
  invoker: IRole;
};

/** The functions the definition names, by entry. */
export const entriesOf = (operations: readonly NamedOperation[]): string[] => [
  ...new Set([authoriserEntry, refuserEntry, ...operations.map(({ entry }) => entry)]),
];

/** One text with CloudFormation's own names in it: joined from pieces, as tokens are, each method would take more of the template. */
const invocationUri = (deployment: Deployment, entry: string): string => {
  const ofLambda = '${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function';
  const arn = `arn:${ofLambda}:${functionName(deployment, entry)}:${live}`;
  return Fn.sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
  );
};

/** The methods by which an operation is called: what GET shows, HEAD looks at. */
export const methodsOf = ({ method }: Pick<NamedOperation, 'method'>): string[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

type Invoke = (entry: string) => Record<string, unknown>;

const operationsAt = (path: string, operations: readonly NamedOperation[], invoke: Invoke) => ({
  ...(parametersOf(path).length > 0 && { parameters: parametersOf(path) }),
  ...Object.fromEntries(
    operations
      .filter((operation) => operation.path === path)
      .flatMap((operation) =>
        methodsOf(operation).map((method) => [
          method.toLowerCase(),
          {
            ...(operation.who.by === 'sign-in' && { security: [{ people: [] }] }),
            ...invoke(operation.entry),
          },
        ]),
      ),
  ),
  'x-amazon-apigateway-any-method': invoke(refuserEntry),
});

const invoking = (uri: string, credentials: string) => ({
  responses: {},
  'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri, credentials },
});

const parametersOf = (path: string) =>
  [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

/** Every address the operations' paths go through, the root included, and everything else. */
const everyPath = (operations: readonly NamedOperation[]): string[] => {
  const paths = new Set(['/']);
  for (const { path } of operations) {
    const parts = path.split('/').filter(Boolean);
    parts.forEach((_, i) => paths.add(`/${parts.slice(0, i + 1).join('/')}`));
  }
  return [...paths, '/{proxy+}'];
};
