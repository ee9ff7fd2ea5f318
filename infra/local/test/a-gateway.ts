import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { InvokeOutcome } from '../contracts.ts';
import { createGateway } from '../gateway/gateway.ts';
import { anApi } from './an-api.ts';

type Api = Parameters<typeof anApi>[0];
type Stub = (functionId: string, event: APIGatewayProxyEvent) => unknown;
type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};
type Heard = { status: number; headers: Record<string, unknown>; body: Buffer };

/** A gateway over real HTTP, with what its functions and its log were given. */
export type ServedApi = {
  send: (sent: Sent) => Promise<Heard>;
  events: { functionId: string; event: APIGatewayProxyEvent }[];
  logged: string[];
  /** Puts the clock forward. */
  forward: (ms: number) => void;
};

export const ok = { statusCode: 200, body: 'fine' };
export const startOfTest = Date.UTC(2027, 0, 5, 3, 4, 5);

const servers: Server[] = [];

/** Serves an API whose functions answer as the stub says: an Error is a failure. */
export const serveApi = async (api: Api, stub: Stub = () => ok): Promise<ServedApi> => {
  let [ids, now] = [0, startOfTest];
  const [logged, events]: [string[], ServedApi['events']] = [[], []];
  const listener = createGateway({
    resources: anApi(api),
    invoke: async (functionId, event) => {
      const seen = JSON.parse(JSON.stringify(event)) as APIGatewayProxyEvent;
      events.push({ functionId, event: seen });
      return outcomeOf(await stub(functionId, seen));
    },
    clock: { now: () => now },
    log: (part, message) => logged.push(`${part}: ${message}`),
    newId: () => `id-${++ids}`,
  });
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const send = (sent: Sent) => sendTo((server.address() as AddressInfo).port, sent);
  return { send, events, logged, forward: (ms) => (now += ms) };
};

/** Ends what serveApi started. */
export const stopServers = (): void => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
};

const outcomeOf = (said: unknown): InvokeOutcome =>
  said instanceof Error
    ? { kind: 'failed', errorType: said.name, message: said.message }
    : { kind: 'returned', payload: said };

const sendTo = (
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Sent,
): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const req = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    req.on('error', reject);
    req.end(body);
  });
