import type { ResolvedResource } from '../template/resolve-template.ts';

const api = (type: string, ref: string, properties: Record<string, unknown>): ResolvedResource => ({
  logicalId: ref,
  type: `AWS::ApiGateway::${type}`,
  ref,
  arn: undefined,
  properties: { RestApiId: 'api1', ...properties },
});

export const uriOf = (functionId: string): string =>
  `arn:aws:apigateway:ap-southeast-3:lambda:path/2015-03-31/functions/arn:aws:lambda:ap-southeast-3:000000000000:function:${functionId}/invocations`;

/** `{ 'GET /v1/{x}': 'function' }`; a `!` before the function asks the authoriser first. */
export type Methods = Record<string, string>;

type Settings = {
  methods: Methods;
  stage?: Record<string, unknown>;
  /** By what the gateway answers to. */
  responses?: Record<string, unknown>;
  identitySource?: string;
  timeoutMs?: number;
};

/** The resources of a REST API with these methods. */
export const anApi = (settings: Settings): ResolvedResource[] => [
  api('RestApi', 'api1', { Body: bodyOf(settings) }),
  api('Stage', 'live', { StageName: 'live', ...settings.stage }),
];

const bodyOf = ({ methods, responses, identitySource, timeoutMs }: Settings) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, target] of Object.entries(methods)) {
    const [httpMethod = '', path = ''] = route.split(' ');
    const name = httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : httpMethod.toLowerCase();
    (paths[path] ??= {})[name] = {
      responses: {},
      ...(target.startsWith('!') && { security: [{ people: [] }] }),
      'x-amazon-apigateway-integration': {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: uriOf(target.replace('!', '')),
        ...(timeoutMs !== undefined && { timeoutInMillis: timeoutMs }),
      },
    };
  }
  return {
    openapi: '3.0.1',
    info: { title: 'a test', version: '1' },
    paths,
    components: {
      securitySchemes: {
        people: {
          type: 'apiKey',
          name: 'Unused',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            authorizerUri: uriOf('authorise'),
            authorizerResultTtlInSeconds: 0,
            identitySource: identitySource ?? '',
          },
        },
      },
    },
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-gateway-responses': responses ?? {},
  };
};
