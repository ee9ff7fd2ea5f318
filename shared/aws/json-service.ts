import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http';
import * as z from 'zod/mini';
import { systemNow } from '../clock.ts';
import { serviceSurroundings } from '../settings.ts';
import { readJson } from './binary.ts';
import { sendingAgain } from './send-again.ts';
import { ServiceFault, type FaultFields } from './service-fault.ts';
import { signedHeaders } from './sign-call.ts';

/** A service that takes and gives JSON (AWS JSON protocol): how it is named in addresses and targets. */
export type JsonService = {
  /** As in its address and signature: `dynamodb`. */
  service: string;
  /** As in the variable that names another address: `AWS_ENDPOINT_URL_DYNAMODB`. */
  endpointName: string;
  /** Before the action in the target: `DynamoDB_20120810`. */
  target: string;
  version: '1.0' | '1.1';
  /** Makes an error of what it said no with. */
  faultOf?: (said: FaultFields) => Error;
  maxAttempts?: number | undefined;
};

export type CallService = (action: string, body: string) => Promise<string>;

/**
 * Calls one service by plain signed requests over connections that stay open, and returns the text of its answer. Keys,
 * region and address are those that Lambda gives. Throws what the service said, or that the way failed, once trying
 * again did not help.
 */
export const jsonService = (about: JsonService): CallService => {
  const { service, target, version, faultOf = faultAsSaid } = about;
  const { keys, region, endpoint, trace } = serviceSurroundings(about);
  const url = new URL(endpoint);
  const signing = { keys, region, service };
  const again = sendingAgain({ attempts: about.maxAttempts ?? 4 });
  let sending: Promise<Send> | undefined;
  return (action, body) =>
    again(async () => {
      const send = await (sending ??= senderTo(url));
      const headers = {
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': `${target}.${action}`,
      };
      const signed = signedHeaders({ url, headers, body }, signing, systemNow());
      const answer = await send({ ...signed, ...trace() }, body);
      if (answer.status < 300) return answer.text;
      throw faultOf(readFault(answer));
    });
};

const faultAsSaid = (said: FaultFields): Error => new ServiceFault(said);

type Answer = { status: number; text: string; headers: IncomingMessage['headers'] };
type Send = (headers: Record<string, string>, body: string) => Promise<Answer>;

/** What TLS needs is loaded where an address asks for it. */
const senderTo = async (url: URL): Promise<Send> => {
  const bySafe = url.protocol === 'https:' && (await import('node:https'));
  const agent = new (bySafe ? bySafe.Agent : Agent)({ keepAlive: true, maxSockets: 50 });
  const { hostname, port, pathname: path } = url;
  const options: RequestOptions = { method: 'POST', hostname, port, path, agent };
  const begin = bySafe ? bySafe.request : request;
  return (headers, body) =>
    new Promise((resolve, reject) => {
      const length = String(Buffer.byteLength(body));
      begin({ ...options, headers: { ...headers, 'content-length': length } })
        .on('error', reject)
        .on('response', (response) => read(response, resolve, reject))
        .end(body);
    });
};

const read = (
  response: IncomingMessage,
  resolve: (answer: Answer) => void,
  reject: (error: unknown) => void,
): void => {
  const chunks: Buffer[] = [];
  response
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('error', reject)
    .on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        text: Buffer.concat(chunks).toString(),
        headers: response.headers,
      }),
    );
};

/** Names end in a comment of the service (`…#Name`, `Name:http://…`). */
const readFault = ({ status, text, headers }: Answer): FaultFields => {
  const fields = fieldsOf(text);
  const type = headers['x-amzn-errortype'] ?? fields['__type'] ?? fields['code'];
  const named = typeof type === 'string' ? type : 'UnknownError';
  const name = (named.split('#').at(-1) ?? '').split(':')[0] ?? '';
  const said = fields['message'] ?? fields['Message'];
  const message = typeof said === 'string' ? said : name;
  const requestId = headers['x-amzn-requestid'];
  return { name, message, status, fields, requestId: requestId?.toString() };
};

/** What stands before a service may answer by a page. */
const fieldsOf = (text: string): Record<string, unknown> => {
  try {
    return z.parse(z.record(z.string(), z.unknown()), readJson(text));
  } catch {
    return {};
  }
};
