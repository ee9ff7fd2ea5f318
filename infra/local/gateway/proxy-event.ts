import type { ApiModel } from './api-model.ts';
import { headerOf, type ApiRequest } from './api-request.ts';
import type { Matched } from './route-tree.ts';

/** What the authoriser vouched for, as the function behind it hears it. */
export type AuthorizerContext = Record<string, string>;

export type RequestContext = ReturnType<typeof requestContext>;

/** The requestContext of events, of access log lines and of gateway responses. */
export const requestContext = (api: ApiModel, request: ApiRequest, matched?: Matched) => {
  const domainName = request.host.replace(/:\d+$/, '');
  return {
    resourceId: matched?.method.resourceId,
    resourcePath: matched?.method.resourcePath,
    httpMethod: request.method,
    extendedRequestId: request.requestId,
    requestTime: clfTime(request.receivedAt),
    path: `${request.base}${request.path}`,
    accountId: api.accountId,
    protocol: request.protocol,
    stage: api.stage.name,
    domainPrefix: domainName.split('.')[0] ?? '',
    requestTimeEpoch: request.receivedAt,
    requestId: request.requestId,
    identity: {
      ...nobody,
      sourceIp: request.sourceIp,
      userAgent: headerOf(request, 'user-agent') ?? null,
    },
    domainName,
    apiId: api.apiId,
  };
};

const nobody = {
  cognitoIdentityPoolId: null,
  accountId: null,
  cognitoIdentityId: null,
  caller: null,
  principalOrgId: null,
  accessKey: null,
  cognitoAuthenticationType: null,
  cognitoAuthenticationProvider: null,
  userArn: null,
  user: null,
};

export type ToHandOn = {
  api: ApiModel;
  request: ApiRequest;
  matched: Matched;
  context: RequestContext;
};

/** The event of a Lambda proxy integration (REST API). */
export const proxyEvent = (
  { api, request, matched, context }: ToHandOn,
  authorizer: AuthorizerContext | undefined,
  body: Buffer,
) => {
  const binary = isBinary(api, headerOf(request, 'content-type'));
  return {
    resource: matched.method.resourcePath,
    path: request.path,
    httpMethod: request.method,
    headers: lastValues(request.headers),
    multiValueHeaders: allValues(request.headers),
    queryStringParameters: orNull(lastValues(request.query)),
    multiValueQueryStringParameters: orNull(allValues(request.query)),
    pathParameters: orNull(matched.pathParameters),
    stageVariables: api.stage.variables,
    requestContext: authorizer ? { ...context, authorizer } : context,
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary && body.length > 0,
  };
};

/** The event of a REQUEST authoriser. */
export const authorizerEvent = ({ api, request, matched, context }: ToHandOn) => ({
  type: 'REQUEST',
  methodArn: methodArn(api, request),
  resource: matched.method.resourcePath,
  path: request.path,
  httpMethod: request.method,
  headers: lastValues(request.headers),
  multiValueHeaders: allValues(request.headers),
  queryStringParameters: lastValues(request.query),
  multiValueQueryStringParameters: allValues(request.query),
  pathParameters: matched.pathParameters,
  stageVariables: api.stage.variables ?? {},
  requestContext: context,
});

/** The ARN an authoriser's policy must allow for this request. */
export const methodArn = (api: ApiModel, { method, path }: ApiRequest): string =>
  `arn:aws:execute-api:${api.region}:${api.accountId}:${api.apiId}/${api.stage.name}/${method}${path}`;

/** Whether bodies of a media type travel as base64. */
const isBinary = ({ binaryMediaTypes }: ApiModel, contentType: string | undefined): boolean => {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? 'application/json';
  return binaryMediaTypes.some((binary) => binary === '*/*' || binary.toLowerCase() === mediaType);
};

type Pairs = readonly (readonly [string, string])[];

const lastValues = (pairs: Pairs): Record<string, string> => Object.fromEntries(pairs);

const allValues = (pairs: Pairs): Record<string, string[]> => {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
};

const orNull = <Value>(values: Record<string, Value>): Record<string, Value> | null =>
  Object.keys(values).length === 0 ? null : values;

/** `09/Apr/2015:12:34:56 +0000` */
const clfTime = (ms: number): string => {
  const [, day = '', month = '', year = '', time = ''] = new Date(ms).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
};
