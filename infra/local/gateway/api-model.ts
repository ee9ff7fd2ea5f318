import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';
import { functionIdOf } from '../template/physical-ids.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';

/** One method of a resource path, and the function behind it. */
export type ApiMethod = {
  resourceId: string;
  /** As the template writes it: `/v1/regions/{region}`. */
  resourcePath: string;
  /** 'ANY' or one method. */
  httpMethod: string;
  functionId: string;
  timeoutMs: number;
  authorizerId: string | undefined;
};

export type ApiAuthorizer = { functionId: string; identitySources: string[] };

export type ApiStage = {
  name: string;
  variables: Record<string, string> | null;
  accessLogFormat: string | undefined;
  methodSettings: MethodSetting[];
};

/** What the gateway needs to know of a REST API. */
export type ApiModel = {
  apiId: string;
  region: string;
  accountId: string;
  binaryMediaTypes: string[];
  stage: ApiStage;
  methods: ApiMethod[];
  authorizers: Map<string, ApiAuthorizer>;
  gatewayResponses: Map<string, GatewayResponseSettings>;
};

const methodSetting = z.object({
  HttpMethod: z.optional(z.string()),
  ResourcePath: z.optional(z.string()),
  ThrottlingRateLimit: z.optional(z.coerce.number()),
  ThrottlingBurstLimit: z.optional(z.coerce.number()),
});
export type MethodSetting = z.infer<typeof methodSetting>;

const gatewayResponse = z.object({
  ResponseType: z.string(),
  StatusCode: z.optional(z.coerce.number()),
  ResponseParameters: z.optional(z.record(z.string(), z.string())),
  ResponseTemplates: z.optional(z.record(z.string(), z.string())),
});
export type GatewayResponseSettings = z.infer<typeof gatewayResponse>;

const shapes = {
  api: z.object({ BinaryMediaTypes: z._default(z.array(z.string()), []) }),
  stage: z.object({
    StageName: z.string(),
    Variables: z.optional(z.record(z.string(), z.string())),
    AccessLogSetting: z.optional(z.object({ Format: z.string() })),
    MethodSettings: z._default(z.array(methodSetting), []),
  }),
  resource: z.object({ ParentId: z.string(), PathPart: z.string() }),
  method: z.object({
    HttpMethod: z.string(),
    ResourceId: z.string(),
    AuthorizationType: z.enum(['NONE', 'CUSTOM']),
    AuthorizerId: z.optional(z.string()),
    Integration: z.strictObject({
      Type: z.literal('AWS_PROXY'),
      IntegrationHttpMethod: z.literal('POST'),
      Uri: z.string(),
      TimeoutInMillis: z._default(z.coerce.number(), 29_000),
    }),
  }),
  authorizer: z.object({
    Type: z.literal('REQUEST'),
    AuthorizerUri: z.string(),
    AuthorizerResultTtlInSeconds: z.literal(0),
    IdentitySource: z._default(z.string(), ''),
  }),
};

/** Reads the one REST API of a template; throws HostError naming what this gateway cannot do. */
export const readApi = (resources: readonly ResolvedResource[]): ApiModel => {
  const [api, stage] = [one(resources, 'RestApi'), one(resources, 'Stage')];
  const paths = pathsOf(resources);
  const methods = ofType(resources, 'Method').map((method) => readMethod(method, paths));
  const [, region = '', accountId = ''] =
    /:lambda:([\w-]*):(\d*):function:/.exec(JSON.stringify(ofType(resources, 'Method'))) ?? [];
  return {
    apiId: api.ref,
    region,
    accountId,
    binaryMediaTypes: parse(shapes.api, api).BinaryMediaTypes,
    stage: readStage(stage),
    methods,
    authorizers: new Map(ofType(resources, 'Authorizer').map((it) => [it.ref, readAuthorizer(it)])),
    gatewayResponses: new Map(
      ofType(resources, 'GatewayResponse')
        .map((it) => parse(gatewayResponse, it))
        .map((settings) => [settings.ResponseType, settings]),
    ),
  };
};

const readStage = (resource: HostedResource): ApiStage => {
  const stage = parse(shapes.stage, resource);
  return {
    name: stage.StageName,
    variables: stage.Variables ?? null,
    accessLogFormat: stage.AccessLogSetting?.Format,
    methodSettings: stage.MethodSettings,
  };
};

const readMethod = (resource: HostedResource, paths: Map<string, string>): ApiMethod => {
  const method = parse(shapes.method, resource);
  return {
    resourceId: method.ResourceId,
    // A method on no resource is on the root, whose id only the API itself has.
    resourcePath: paths.get(method.ResourceId) ?? '/',
    httpMethod: method.HttpMethod,
    functionId: functionIdOf(method.Integration.Uri),
    timeoutMs: method.Integration.TimeoutInMillis,
    authorizerId: method.AuthorizationType === 'CUSTOM' ? method.AuthorizerId : undefined,
  };
};

const readAuthorizer = (resource: HostedResource): ApiAuthorizer => {
  const authorizer = parse(shapes.authorizer, resource);
  return {
    functionId: functionIdOf(authorizer.AuthorizerUri),
    identitySources: authorizer.IdentitySource.split(',')
      .map((source) => source.trim())
      .filter((source) => source !== ''),
  };
};

const pathsOf = (resources: readonly ResolvedResource[]): Map<string, string> => {
  const parts = new Map(
    ofType(resources, 'Resource').map((it) => [it.ref, parse(shapes.resource, it)]),
  );
  const pathOf = (id: string): string => {
    const part = parts.get(id);
    return part ? `${pathOf(part.ParentId)}/${part.PathPart}` : '';
  };
  return new Map([...parts.keys()].map((id) => [id, pathOf(id)]));
};

const ofType = (resources: readonly ResolvedResource[], name: string): ResolvedResource[] =>
  resources.filter(({ type }) => type === `AWS::ApiGateway::${name}`);

const one = (resources: readonly ResolvedResource[], name: string): ResolvedResource => {
  const [found, ...more] = ofType(resources, name);
  if (found && more.length === 0) return found;
  throw new HostError(`The local host serves exactly one AWS::ApiGateway::${name}`);
};

const parse = <Shape extends z.ZodMiniType>(
  shape: Shape,
  { logicalId, type, properties }: HostedResource,
): z.infer<Shape> => {
  const parsed = z.safeParse(shape, properties);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new HostError(`${logicalId} (${type}): ${where}: ${issue?.message ?? 'not understood'}`);
};
