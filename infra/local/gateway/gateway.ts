import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HostClock, HostLog, Invoke, InvokeOutcome } from '../contracts.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';
import { readProxyResult, sendAnswer, type Answer } from './answer.ts';
import { readApi, type ApiModel } from './api-model.ts';
import { readApiRequest, type ApiRequest } from './api-request.ts';
import { authorize } from './authorize.ts';
import { fillContext } from './context-words.ts';
import { errorWords, gatewayAnswers } from './gateway-response.ts';
import {
  proxyEvent,
  requestContext,
  type AuthorizerContext,
  type RequestContext,
  type ToHandOn,
} from './proxy-event.ts';
import { HungUp, readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { routeTree, type Matched } from './route-tree.ts';
import { shortCache, type ShortCache } from './short-cache.ts';
import { stageThrottle, type Throttle } from './throttle.ts';

export type GatewayNeeds = {
  /** All of the template's; other than API Gateway's are passed over. */
  resources: readonly ResolvedResource[];
  invoke: Invoke;
  clock: Pick<HostClock, 'now'>;
  log: HostLog;
  newId: () => string;
};

type Gateway = Omit<GatewayNeeds, 'resources'> & {
  api: ApiModel;
  route: (httpMethod: string, segments: readonly string[]) => Matched | undefined;
  throttle: Throttle;
  cache: ShortCache;
  say: ReturnType<typeof gatewayAnswers>;
};

/** One request on its way: what is learned of it stands here for the access log. */
type Exchange = {
  request: ApiRequest;
  context: RequestContext;
  matched: Matched | undefined;
  authorizer?: AuthorizerContext;
  integrationMs?: number;
  refused?: Refused;
};

/** Serves the template's REST API, at the root and under its stage; throws HostError for what it cannot serve. */
export const createGateway = ({ resources, ...needs }: GatewayNeeds): RequestListener => {
  const api = readApi(resources);
  const gateway: Gateway = {
    ...needs,
    api,
    route: routeTree(api.methods),
    throttle: stageThrottle(api.stage.methodSettings, needs.clock.now),
    cache: shortCache(needs.clock.now),
    say: gatewayAnswers(api.gatewayResponses),
  };
  return (req, res) => {
    serve(gateway, req, res).catch(() => res.destroy());
  };
};

const serve = async (
  gateway: Gateway,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> => {
  const startedAt = performance.now();
  const { api, clock, newId } = gateway;
  const arrival = { requestId: newId(), receivedAt: clock.now(), stageName: api.stage.name };
  const { request, refused } = readApiRequest(req, arrival);
  const matched = refused ? undefined : gateway.route(request.method, request.segments);
  const context = requestContext(api, request, matched);
  const exchange: Exchange = { request, context, matched, ...(refused && { refused }) };
  const answer = await answerOf(gateway, exchange, req);
  sendAnswer(res, answer, request.requestId);
  writeAccessLog(gateway, exchange, { answer, latencyMs: performance.now() - startedAt });
};

const answerOf = async (
  gateway: Gateway,
  exchange: Exchange,
  req: IncomingMessage,
): Promise<Answer> => {
  try {
    if (exchange.refused) throw exchange.refused;
    return await handOn(gateway, exchange, req);
  } catch (error) {
    if (error instanceof HungUp) throw error;
    req.resume();
    exchange.refused = error instanceof Refused ? error : fault(gateway.log, error);
    return gateway.say(exchange.refused, exchange.request, exchange.context);
  }
};

const fault = (log: HostLog, error: unknown): Refused => {
  log('gateway', 'a fault of the gateway itself', { error: String(error) });
  return new Refused('DEFAULT_5XX');
};

/** Sends what may be shared from memory while it is fresh; asks the function for everything else. */
const handOn = async (
  gateway: Gateway,
  exchange: Exchange,
  req: IncomingMessage,
): Promise<Answer> => {
  const { request, matched } = exchange;
  if (!matched) throw new Refused('MISSING_AUTHENTICATION_TOKEN');
  if (!gateway.throttle(matched.method)) throw new Refused('THROTTLED');
  const body = await readBody(req);
  const toHandOn: ToHandOn = { api: gateway.api, request, matched, context: exchange.context };
  const ask = () => invokeFor(gateway, exchange, { toHandOn, body });
  const key = body.length === 0 ? gateway.cache.keyOf(request, matched.method) : undefined;
  if (key === undefined) return ask();
  const known = gateway.cache.find(key);
  if (known) return known;
  const answer = await ask();
  gateway.cache.add(key, answer);
  return answer;
};

const invokeFor = async (
  { api, invoke }: Gateway,
  exchange: Exchange,
  { toHandOn, body }: { toHandOn: ToHandOn; body: Buffer },
): Promise<Answer> => {
  const { authorizerId, functionId, timeoutMs } = toHandOn.matched.method;
  if (authorizerId !== undefined) {
    const authorizer = api.authorizers.get(authorizerId);
    if (!authorizer) throw new Refused('AUTHORIZER_CONFIGURATION_ERROR');
    exchange.authorizer = await authorize(invoke, authorizer, toHandOn);
  }
  const startedAt = performance.now();
  const event = proxyEvent(toHandOn, exchange.authorizer, body);
  const outcome = await within(timeoutMs, invoke(functionId, event));
  exchange.integrationMs = performance.now() - startedAt;
  return readOutcome(outcome);
};

const readOutcome = (outcome: InvokeOutcome): Answer => {
  if (outcome.kind === 'returned') return readProxyResult(outcome.payload);
  if (outcome.errorType === 'RequestTooLargeException') throw new Refused('REQUEST_TOO_LARGE');
  throw new Refused('DEFAULT_5XX', 502);
};

const within = async <Value>(ms: number, promise: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused('INTEGRATION_TIMEOUT')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

const writeAccessLog = (
  { api, log }: Gateway,
  { context, authorizer, integrationMs, refused }: Exchange,
  { answer, latencyMs }: { answer: Answer; latencyMs: number },
): void => {
  const { accessLogFormat } = api.stage;
  if (accessLogFormat === undefined) return;
  const values = {
    ...context,
    authorizer,
    status: answer.status,
    responseLength: answer.body.length,
    responseLatency: Math.round(latencyMs),
    integrationLatency: integrationMs === undefined ? undefined : Math.round(integrationMs),
    error: refused && errorWords(refused),
  };
  log('access', fillContext(accessLogFormat, values, '-'));
};
