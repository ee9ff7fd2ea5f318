import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchBytes } from '../../../functions/reports/sources/providers/ask-provider.ts';

/** What was asked of a provider's stand-in. */
export type ApiRequest = { url: URL; headers: Record<string, string> };
export type ApiAnswer = {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array;
};
export type Answers = (request: ApiRequest) => ApiAnswer;

/** What goes wrong with one question; what is unanswered takes longer than whoever asks will wait. */
export type Trouble =
  | { status: number; retryAfter?: string }
  | { unanswered: true }
  | { hangUp: true }
  | { body: string };

/** Asks a stand-in without a network between: for many thousands of questions. */
export const fetchFrom =
  (answers: Answers): FetchBytes =>
  (url, { headers }) => {
    const { status, headers: told = {}, ...rest } = answers({ url: new URL(url), headers });
    return Promise.resolve({ status, headers: told, body: bytesOf(rest) });
  };

/** For whoever must not ask at all. */
export const neverAsked: FetchBytes = () => Promise.reject(new Error('not asked here'));

/** Asks over the network as our functions do; how long they wait, the test decides and no clock. */
const patientFetch = () => {
  const waiting = new Set<AbortController>();
  const fetchBytes: FetchBytes = async (url, { headers }) => {
    const patience = new AbortController();
    waiting.add(patience);
    try {
      const answer = await fetch(url, { headers, redirect: 'manual', signal: patience.signal });
      return await bytesFrom(answer);
    } finally {
      waiting.delete(patience);
    }
  };
  const giveUp = () => {
    for (const patience of waiting) patience.abort(new DOMException('Too late', 'TimeoutError'));
  };
  return { fetch: fetchBytes, giveUp };
};

const bytesFrom = async (answer: Response) => {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => (headers[name] = value));
  return { status: answer.status, headers, body: new Uint8Array(await answer.arrayBuffer()) };
};

/** A provider's stand-in behind a port of this machine, with a queue of troubles: each spoils one question. */
export const serveStandIn = async (answers: Answers) => {
  const troubles: Trouble[] = [];
  const asked: ApiRequest[] = [];
  const asking = patientFetch();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in.test');
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    asked.push({ url, headers });
    const trouble = troubles.shift();
    const own = () => {
      const { status, headers: told = {}, ...rest } = answers({ url, headers });
      response.writeHead(status, told).end(bytesOf(rest));
    };
    if (!trouble) own();
    else if ('status' in trouble) {
      const after = trouble.retryAfter;
      response.writeHead(trouble.status, after === undefined ? {} : { 'retry-after': after }).end();
    } else if ('unanswered' in trouble) asking.giveUp();
    else if ('body' in trouble) response.writeHead(200).end(trouble.body);
    else request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Asks as our functions do, and gives up on what stays unanswered. */
    fetch: asking.fetch,
    /** What goes wrong with the next questions, one each. */
    troubles,
    asked,
    stop: () => stopped(server),
  };
};

const stopped = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

const bytesOf = ({ json, bytes }: Omit<ApiAnswer, 'status' | 'headers'>): Uint8Array =>
  bytes ?? Buffer.from(json === undefined ? '' : JSON.stringify(json));

/** 401 unless the header says exactly this. */
export const guarded =
  (header: string, expected: string, answers: Answers): Answers =>
  (request) =>
    request.headers[header] === expected
      ? answers(request)
      : { status: 401, json: { detail: 'Authentication credentials were not provided.' } };
