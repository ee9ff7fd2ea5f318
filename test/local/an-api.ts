import type { ResolvedResource } from '../../infra/local/template/resolve-template.ts';

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
  responses?: Record<string, unknown>[];
  identitySource?: string;
  timeoutMs?: number;
};

/** The resources of a REST API with these methods. */
export const anApi = (settings: Settings): ResolvedResource[] => [
  api('RestApi', 'api1', { BinaryMediaTypes: ['*/*'] }),
  api('Stage', 'live', { StageName: 'live', ...settings.stage }),
  api('Authorizer', 'auth', {
    Type: 'REQUEST',
    AuthorizerUri: uriOf('authorise'),
    AuthorizerResultTtlInSeconds: 0,
    IdentitySource: settings.identitySource ?? '',
  }),
  ...(settings.responses ?? []).map((properties, i) =>
    api('GatewayResponse', `says${i}`, properties),
  ),
  ...pathsOf(Object.keys(settings.methods)),
  ...Object.entries(settings.methods).map(([route, target]) => method(route, target, settings)),
];

const method = (route: string, target: string, { timeoutMs }: Settings): ResolvedResource => {
  const [httpMethod = '', path = ''] = route.split(' ');
  return api('Method', route, {
    HttpMethod: httpMethod,
    ResourceId: path === '/' ? 'root' : path,
    AuthorizationType: target.startsWith('!') ? 'CUSTOM' : 'NONE',
    ...(target.startsWith('!') && { AuthorizerId: 'auth' }),
    Integration: {
      Type: 'AWS_PROXY',
      IntegrationHttpMethod: 'POST',
      Uri: uriOf(target.replace('!', '')),
      ...(timeoutMs !== undefined && { TimeoutInMillis: timeoutMs }),
    },
  });
};

const pathsOf = (routes: string[]): ResolvedResource[] => {
  const paths = new Map<string, ResolvedResource>();
  for (const route of routes) {
    const parts = (route.split(' ')[1] ?? '').split('/').filter(Boolean);
    parts.forEach((part, i) => {
      const path = `/${parts.slice(0, i + 1).join('/')}`;
      const parent = i === 0 ? 'root' : `/${parts.slice(0, i).join('/')}`;
      paths.set(path, api('Resource', path, { ParentId: parent, PathPart: part }));
    });
  }
  return [...paths.values()];
};
