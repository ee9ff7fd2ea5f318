import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/** An HTTP request as the gateway understood it; names and values as they were sent. */
export type ApiRequest = {
  requestId: string;
  method: string;
  /** As sent, without stage and query. */
  path: string;
  /** '' at the root, '/live' under a stage. */
  base: string;
  /** Decoded parts of the path; empty ones at its end left out. */
  segments: string[];
  /** In the order they came, repeated ones repeated. */
  headers: [name: string, value: string][];
  query: [name: string, value: string][];
  protocol: string;
  sourceIp: string;
  host: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

export type Arrival = { requestId: string; receivedAt: number; stageName: string };

/** All header bytes together, as API Gateway counts them. */
export const maxHeaderBytes = 10_240;

/** Understands a request; what cannot be decoded comes out as a Refused beside the rest. */
export const readApiRequest = (
  req: IncomingMessage,
  { requestId, receivedAt, stageName }: Arrival,
): { request: ApiRequest; refused: Refused | undefined } => {
  const [target, queryText] = splitTarget(req.url ?? '/');
  const { base, path } = withoutStage(target, stageName);
  const headers = pairs(req.rawHeaders).filter(([name]) => !hopByHop.has(name.toLowerCase()));
  const sourceIp = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const segments = attempt(() => decodedSegments(path));
  const query = attempt(() => decodedQuery(queryText));
  return {
    request: {
      requestId,
      method: req.method ?? 'GET',
      path,
      base,
      segments: segments ?? [],
      headers: withForwarded(headers, { sourceIp, port: req.socket.localPort ?? 0 }),
      query: query ?? [],
      protocol: `HTTP/${req.httpVersion}`,
      sourceIp,
      host: req.headers.host ?? '',
      receivedAt,
    },
    refused: refusalOf(req, segments !== undefined && query !== undefined),
  };
};

const refusalOf = (req: IncomingMessage, decoded: boolean): Refused | undefined => {
  const bytes = req.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > maxHeaderBytes) return new Refused('DEFAULT_4XX', 431);
  return decoded ? undefined : new Refused('BAD_REQUEST_PARAMETERS');
};

/** The value of a header, whatever its case; of a repeated one the last. */
export const headerOf = ({ headers }: ApiRequest, wanted: string): string | undefined =>
  lastHeader(headers, wanted);

const lastHeader = (headers: [string, string][], wanted: string): string | undefined =>
  headers.findLast(([name]) => name.toLowerCase() === wanted)?.[1];

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect']);

/** API Gateway says who it heard from, after whoever an earlier proxy heard from. */
const withForwarded = (
  headers: [string, string][],
  { sourceIp, port }: { sourceIp: string; port: number },
): [string, string][] => {
  const earlier = lastHeader(headers, 'x-forwarded-for');
  const own: [string, string][] = [
    ['X-Forwarded-For', earlier === undefined ? sourceIp : `${earlier}, ${sourceIp}`],
    ['X-Forwarded-Port', String(port)],
    ['X-Forwarded-Proto', 'http'],
  ];
  return [...headers.filter(([name]) => !/^x-forwarded-(for|port|proto)$/i.test(name)), ...own];
};

const splitTarget = (url: string): [path: string, query: string] => {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  return [path.startsWith('/') ? path : `/${path}`, at < 0 ? '' : target.slice(at + 1)];
};

const withoutStage = (path: string, stageName: string): { base: string; path: string } => {
  const base = `/${stageName}`;
  if (path !== base && !path.startsWith(`${base}/`)) return { base: '', path };
  return { base, path: path.slice(base.length) || '/' };
};

const decodedSegments = (path: string): string[] => {
  const segments = path.slice(1).split('/').map(decodeURIComponent);
  while (segments.at(-1) === '') segments.pop();
  return segments;
};

const decodedQuery = (text: string): [string, string][] =>
  text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.replaceAll('+', ' ').split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
    });

const attempt = <Value>(act: () => Value): Value | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

const pairs = (raw: string[]): [string, string][] => {
  const found: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) found.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return found;
};
