import http, { ClientRequest } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import type { Rights } from '../iam/callers.ts';
import { dynamodbNeeds } from '../iam/dynamodb-needs.ts';
import { noteRightsIn } from '../iam/note-rights.ts';
import { compilePolicies } from '../iam/policy.ts';
import { refusalOf } from '../iam/refusal.ts';

/** The sentence with which a call is refused; undefined for one that may go. */
export type Check = (target: string, body: string) => string | undefined;

/**
 * From here on a call of the tables at `endpoint` that this thread's function has no right to is answered as DynamoDB
 * refuses it, and is never sent. Checked here and not on the way: the engine is asked a hundred times for one report,
 * and each hop through the host would cost more than the engine does. Call once, before other code loads.
 */
export const guardTables = (rights: Rights, endpoint: string): void => {
  const check = checkOf(rights);
  const { hostname, port } = new URL(endpoint);
  for (const module of [http, https])
    module.request = new Proxy(module.request, {
      apply: (request, self, args: unknown[]) => {
        const sent: unknown = Reflect.apply(request, self, args);
        if (sent instanceof ClientRequest && isAt(sent, hostname, port)) guard(sent, check);
        return sent;
      },
    });
  // Handlers import the functions by name.
  syncBuiltinESMExports();
};

/** Checks a call by its target (`DynamoDB_20120810.GetItem`) and its body. */
export const checkOf = ({ arn, statements, place, keys, rightsFile }: Rights): Check => {
  const note = noteRightsIn(rightsFile);
  const caller = { arn, decide: compilePolicies(statements) };
  return (target, body) => {
    const needs = dynamodbNeeds(place, target.split('.').at(-1) ?? '', parsed(body));
    return refusalOf(caller, needs, { place, keys, note })?.sentence;
  };
};

/** What is no JSON names no table: it is refused, or the engine says what is wrong with it. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const isAt = (sent: ClientRequest, hostname: string, port: string): boolean => {
  const header = sent.getHeader('host');
  return header === (port === '' ? hostname : `${hostname}:${port}`);
};

/** The whole body is at hand when the request is ended, and nothing has left before. */
const guard = (sent: ClientRequest, check: Check): void => {
  sent.end = new Proxy(sent.end.bind(sent), {
    apply: (end, self, args: unknown[]) => {
      const sentence = check(String(sent.getHeader('x-amz-target')), textOf(args[0]));
      if (sentence === undefined) return Reflect.apply(end, self, args) as unknown;
      refuse(sent, sentence);
      return sent;
    },
  });
};

const textOf = (body: unknown): string =>
  typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';

const refuse = (sent: ClientRequest, sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
  const type = 'com.amazon.coral.service#AccessDeniedException';
  const body = JSON.stringify({ __type: type, Message: sentence });
  const response = Object.assign(Readable.from([Buffer.from(body)]), {
    statusCode: 400,
    statusMessage: 'Bad Request',
    headers: { 'content-type': 'application/x-amz-json-1.0' },
  });
  process.nextTick(() => sent.emit('response', response));
  // After the answer: a request that is destroyed says that its socket hung up.
  setImmediate(() => sent.destroy());
};
