import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { HostError, type HostClock, type HostStore, type Running } from './contracts.ts';
import { responsesWhile } from './held-response.ts';
import { localPages, type OwnPage } from './local-pages.ts';
import type { Usage } from './usage.ts';
import type { Alarms } from './alarms/start-alarms.ts';
import type { Messaging } from './messaging/messaging.ts';

/** What stands behind the one public address of the host. */
export type Behind = {
  gateway: RequestListener;
  issuers: RequestListener;
  clock: HostClock;
  /** Resolves when no function works. */
  quiet: () => Promise<void>;
  store: HostStore;
  messaging: Messaging;
  /** The SDK's variables for whoever works on this host from outside. */
  services: Readonly<Record<string, string>>;
  usage: Pick<Usage, 'report'>;
  alarms: Pick<Alarms, 'report'>;
  ownPages: Readonly<Record<string, OwnPage>>;
};

/** The one address people and programs use: the API at its root, what only this machine has below /_local. */
export type FrontDoor = Running & { url: string; serve: (behind: Behind) => void };

/**
 * Listens on loopback before anything stands behind it, so that the address is known; throws HostError when it is
 * taken. Answers 503 once the data folder is not held any more.
 */
export const startFrontDoor = async (port: number, isHeld: () => boolean): Promise<FrontDoor> => {
  let handle: RequestListener = (_, res) => res.writeHead(503, { 'retry-after': '1' }).end();
  const server = createServer(
    { keepAliveTimeout: 60_000, ServerResponse: responsesWhile(isHeld) },
    (req, res) => handle(req, res),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new HostError(portMessage(port, error.code)));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('clientError', sayUnreadable);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    serve: (behind) => (handle = route(behind)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const unreadable: Record<string, [status: number, title: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

/** What is not HTTP, or does not arrive in time, is refused before anything else is known of it. */
const sayUnreadable = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, title] = unreadable[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify({ type: 'about:blank', title, status });
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};

const portMessage = (port: number, code: string | undefined): string =>
  code === 'EADDRINUSE'
    ? `Port ${port} is busy. Stop what uses it, or choose another: npm start -- --port ${port + 1}`
    : `Port ${port} cannot be used (${code ?? 'unknown'}). Choose another: npm start -- --port 4050`;

const route = (behind: Behind): RequestListener => {
  const local = localPages(behind);
  return (req: IncomingMessage, res: ServerResponse) => {
    const path = req.url ?? '/';
    if (path.startsWith('/_local/') && !namesThisMachine(req.headers.host)) misdirected(res);
    else if (/^\/_local\/(issuer|realms)\//.test(path)) behind.issuers(req, res);
    else if (path.startsWith('/_local/')) local(req, res);
    else behind.gateway(req, res);
  };
};

/**
 * Whether a request was meant for this machine. A web page that is open here can let its own name lead to 127.0.0.1 and
 * then read what answers: tokens of the issuer and the outbox are for nobody who calls us by another name.
 */
const namesThisMachine = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);

const misdirected = (res: ServerResponse): void => {
  res.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
  res.end('Ask for localhost or 127.0.0.1: this address is for this machine only.\n');
};
