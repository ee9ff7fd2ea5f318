import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';
import { functionIdOf } from '../template/function-address.ts';
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
  statusCode: z.optional(z.coerce.number()),
  responseParameters: z.optional(z.record(z.string(), z.string())),
  responseTemplates: z.optional(z.record(z.string(), z.string())),
});
export type GatewayResponseSettings = z.infer<typeof gatewayResponse>;

const integration = z.strictObject({
  type: z.literal('aws_proxy'),
  httpMethod: z.literal('POST'),
  uri: z.string(),
  /** As whom AWS invokes; rights are declared, not simulated. */
  credentials: z.optional(z.string()),
  timeoutInMillis: z._default(z.coerce.number(), 29_000),
});

const operation = z.strictObject({
  security: z.optional(z.array(z.record(z.string(), z.array(z.string())))),
  responses: z.record(z.string(), z.unknown()),
  'x-amazon-apigateway-integration': integration,
});
type Operation = z.infer<typeof operation>;

const operations = {
  get: z.optional(operation),
  head: z.optional(operation),
  post: z.optional(operation),
  put: z.optional(operation),
  delete: z.optional(operation),
  options: z.optional(operation),
  'x-amazon-apigateway-any-method': z.optional(operation),
};

const operationNames = Object.keys(operations) as (keyof typeof operations)[];

const securityScheme = z.strictObject({
  type: z.literal('apiKey'),
  name: z.string(),
  in: z.literal('header'),
  'x-amazon-apigateway-authtype': z.literal('custom'),
  'x-amazon-apigateway-authorizer': z.strictObject({
    type: z.literal('request'),
    authorizerUri: z.string(),
    authorizerCredentials: z.optional(z.string()),
    authorizerResultTtlInSeconds: z.literal(0),
    identitySource: z._default(z.string(), ''),
  }),
});

const definition = z.strictObject({
  openapi: z.string(),
  info: z.looseObject({}),
  paths: z.record(
    z.string(),
    z.strictObject({ ...operations, parameters: z.optional(z.array(z.unknown())) }),
  ),
  components: z.optional(z.strictObject({ securitySchemes: z.record(z.string(), securityScheme) })),
  'x-amazon-apigateway-binary-media-types': z._default(z.array(z.string()), []),
  'x-amazon-apigateway-gateway-responses': z._default(z.record(z.string(), gatewayResponse), {}),
});

const shapes = {
  api: z.object({ Body: definition }),
  stage: z.object({
    StageName: z.string(),
    Variables: z.optional(z.record(z.string(), z.string())),
    AccessLogSetting: z.optional(z.object({ Format: z.string() })),
    MethodSettings: z._default(z.array(methodSetting), []),
  }),
};

/** Reads the one REST API of a template, given as a document; throws HostError naming what this gateway cannot do. */
export const readApi = (resources: readonly ResolvedResource[]): ApiModel => {
  const [api, stage] = [one(resources, 'RestApi'), one(resources, 'Stage')];
  const { Body } = parse(shapes.api, api);
  const schemes = Object.entries(Body.components?.securitySchemes ?? {});
  const [, region = '', accountId = ''] =
    /:lambda:([\w-]*):(\d*):function:/.exec(JSON.stringify(Body.paths)) ?? [];
  return {
    apiId: api.ref,
    region,
    accountId,
    binaryMediaTypes: Body['x-amazon-apigateway-binary-media-types'],
    stage: readStage(stage),
    methods: Object.entries(Body.paths).flatMap(([path, item]) => methodsAt(path, item)),
    authorizers: new Map(schemes.map(([name, scheme]) => [name, readAuthorizer(scheme)])),
    gatewayResponses: new Map(Object.entries(Body['x-amazon-apigateway-gateway-responses'])),
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

const methodsAt = (path: string, item: z.infer<typeof definition>['paths'][string]): ApiMethod[] =>
  operationNames.flatMap((name) => {
    const told = item[name];
    return told ? [readMethod(path, name, told)] : [];
  });

const readMethod = (path: string, name: string, told: Operation): ApiMethod => {
  const { uri, timeoutInMillis } = told['x-amazon-apigateway-integration'];
  return {
    resourceId: createHash('sha256').update(path).digest('hex').slice(0, 6),
    resourcePath: path,
    httpMethod: name === 'x-amazon-apigateway-any-method' ? 'ANY' : name.toUpperCase(),
    functionId: functionIdOf(uri),
    timeoutMs: timeoutInMillis,
    authorizerId: Object.keys(told.security?.[0] ?? {})[0],
  };
};

const readAuthorizer = (scheme: z.infer<typeof securityScheme>): ApiAuthorizer => {
  const { authorizerUri, identitySource } = scheme['x-amazon-apigateway-authorizer'];
  return {
    functionId: functionIdOf(authorizerUri),
    identitySources: identitySource
      .split(',')
      .map((source) => source.trim())
      .filter((source) => source !== ''),
  };
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
