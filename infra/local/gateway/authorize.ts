import * as z from 'zod/mini';
import type { Invoke } from '../contracts.ts';
import type { ApiAuthorizer } from './api-model.ts';
import { headerOf, type ApiRequest } from './api-request.ts';
import { allows, policyDocument } from './policy.ts';
import {
  authorizerEvent,
  methodArn,
  type AuthorizerContext,
  type ToHandOn,
} from './proxy-event.ts';
import { Refused } from './refused.ts';

const answer = z.object({
  principalId: z.string(),
  policyDocument,
  context: z.optional(
    z.nullable(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  ),
});

/** Asks a REQUEST authoriser; resolves with what it vouches for, throws Refused for every kind of no. */
export const authorize = async (
  invoke: Invoke,
  { functionId, identitySources }: ApiAuthorizer,
  toHandOn: ToHandOn,
): Promise<AuthorizerContext> => {
  const { api, request } = toHandOn;
  if (identitySources.some((source) => !isPresent(request, source))) {
    throw new Refused('UNAUTHORIZED');
  }
  const outcome = await invoke(functionId, authorizerEvent(toHandOn));
  if (outcome.kind === 'failed') {
    throw new Refused(outcome.message === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE');
  }
  const said = z.safeParse(answer, outcome.payload);
  if (!said.success) throw new Refused('AUTHORIZER_CONFIGURATION_ERROR');
  if (!allows(said.data.policyDocument, methodArn(api, request))) {
    throw new Refused('ACCESS_DENIED');
  }
  return vouched(said.data);
};

/** The function hears every value as text. */
const vouched = ({ principalId, context }: z.infer<typeof answer>): AuthorizerContext => ({
  principalId,
  ...Object.fromEntries(
    Object.entries(context ?? {})
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, String(value)]),
  ),
});

const isPresent = (request: ApiRequest, source: string): boolean => {
  const [, place, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'header') return Boolean(headerOf(request, name.toLowerCase()));
  if (place === 'querystring') return request.query.some(([key, value]) => key === name && value);
  throw new Refused('AUTHORIZER_CONFIGURATION_ERROR');
};
