import { validateHeaderName, validateHeaderValue, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { Refused } from './refused.ts';

/** What goes back to the caller. */
export type Answer = {
  status: number;
  /** Each value becomes a header line of its own. */
  headers: [name: string, values: string[]][];
  body: Buffer;
};

const text = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));

const proxyResult = z.object({
  statusCode: z.coerce.number().check(z.int(), z.minimum(200), z.maximum(599)),
  headers: z.nullish(z.record(z.string(), text)),
  multiValueHeaders: z.nullish(z.record(z.string(), z.array(text))),
  body: z.nullish(z.string()),
  isBase64Encoded: z.nullish(z.boolean()),
});

/** Reads what a proxy function returned; throws Refused if it is not a proxy answer. */
export const readProxyResult = (payload: unknown): Answer => {
  const parsed = z.safeParse(proxyResult, payload);
  if (!parsed.success) throw new Refused('INTEGRATION_FAILURE');
  const { statusCode, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: withContentType(validated(mergedHeaders(parsed.data))),
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
};

/** A name in both maps is said by multiValueHeaders alone. */
const mergedHeaders = ({
  headers,
  multiValueHeaders,
}: z.infer<typeof proxyResult>): Answer['headers'] => {
  const many = Object.entries(multiValueHeaders ?? {});
  const named = new Set(many.map(([name]) => name.toLowerCase()));
  const single = Object.entries(headers ?? {})
    .filter(([name]) => !named.has(name.toLowerCase()))
    .map(([name, value]): [string, string[]] => [name, [value]]);
  return [...single, ...many].filter(([name]) => name.toLowerCase() !== 'content-length');
};

const withContentType = (headers: Answer['headers']): Answer['headers'] =>
  headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? headers
    : [...headers, ['Content-Type', ['application/json']]];

/** API Gateway lets no function say these itself. */
const remapped =
  /^(connection|content-md5|date|expect|host|max-forwards|proxy-authenticate|server|te|trailer|upgrade|user-agent|via|warning|www-authenticate)$/i;

const validated = (headers: Answer['headers']): Answer['headers'] => {
  try {
    for (const [name, values] of headers) {
      validateHeaderName(name);
      for (const value of values) validateHeaderValue(name, value);
      if (name.toLowerCase() === 'transfer-encoding') throw new Error('not for functions to say');
    }
  } catch {
    throw new Refused('INTEGRATION_FAILURE');
  }
  return headers.map(([name, values]) => [
    remapped.test(name) ? `x-amzn-Remapped-${name}` : name,
    values,
  ]);
};

/** Sends an answer under its request id. */
export const sendAnswer = (res: ServerResponse, answer: Answer, requestId: string): void => {
  const { status, body } = answer;
  for (const [name, values] of answer.headers) {
    for (const value of values) res.appendHeader(name, value);
  }
  res.setHeader('x-amzn-RequestId', requestId);
  // How long the body of the GET would have been is known to nobody here.
  const bodiless = status === 204 || status === 304 || res.req.method === 'HEAD';
  if (!bodiless) res.setHeader('Content-Length', body.length);
  // A body too large to read leaves the connection with bytes that no next request may start with.
  if (status === 413) res.setHeader('Connection', 'close');
  res.writeHead(status);
  res.end(bodiless ? undefined : body);
};
