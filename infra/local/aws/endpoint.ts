import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostLog, Running } from '../contracts.ts';
import { accessKeyOf } from '../iam/access-key.ts';
import { responsesWhile } from '../held-response.ts';
import type { Actions } from '../messaging/action.ts';
import { ServiceError } from '../messaging/service-error.ts';
import { LostAnswer } from '../messaging/ses.ts';
import {
  asServiceError,
  readQuery,
  sendJson,
  sendJsonError,
  sendQuery,
  sendQueryError,
  sendRest,
  sendRestError,
} from './wire.ts';

/** What the endpoint serves once it is known. */
export type AwsServices = {
  sns: Actions;
  sqs: Actions;
  ses: Actions;
  whatsapp: Actions;
  secretsManager: Actions;
  s3: RequestListener;
  lambda: RequestListener;
};

/** Throws the service's own error where whoever signed a call may not do what it asks for. */
export type Authorise = (
  service: 'sns' | 'sqs' | 'ses' | 'whatsapp' | 'secretsManager',
  accessKeyId: string,
  call: { action: string; asked: unknown },
) => void;

/** The one loopback server the SDK talks to; its address is known before what it serves. */
export type AwsEndpoint = Running & {
  url: string;
  queueUrl: (name: string) => string;
  /** The SDK's own variables for the hosted functions. */
  environment: Record<string, string>;
  /** Without `authorise`, everybody may do everything. */
  serve: (services: AwsServices, authorise?: Authorise) => void;
};

type Needs = {
  port?: number;
  accountId: string;
  newId: () => string;
  log: HostLog;
  /** Whether what is written is still stored; every answer is a 503 once it is not. */
  isHeld?: () => boolean;
};

/** Listens on loopback; until `serve` is called every request gets a 503 the SDK tries again. */
export const startAwsEndpoint = async (needs: Needs): Promise<AwsEndpoint> => {
  let serving: Serving | undefined;
  const { isHeld = () => true } = needs;
  const server = createServer({ ServerResponse: responsesWhile(isHeld) }, (req, res) => {
    if (serving) route(needs, serving, { req, res });
    else res.writeHead(503).end();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(needs.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    queueUrl: (name) => `${url}/sqs/${needs.accountId}/${name}`,
    environment: environmentOf(url),
    serve: (services, authorise = () => undefined) => (serving = { services, authorise }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const environmentOf = (url: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_SNS: `${url}/sns`,
  AWS_ENDPOINT_URL_SQS: `${url}/sqs`,
  AWS_ENDPOINT_URL_SESV2: `${url}/ses`,
  AWS_ENDPOINT_URL_SOCIALMESSAGING: `${url}/whatsapp`,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: `${url}/secretsmanager`,
  AWS_ENDPOINT_URL_S3: `${url}/s3`,
  AWS_ENDPOINT_URL_LAMBDA: `${url}/lambda`,
});

type Exchange = { req: IncomingMessage; res: ServerResponse };

type Serving = { services: AwsServices; authorise: Authorise };

const route = (needs: Needs, { services, authorise }: Serving, exchange: Exchange): void => {
  const { req, res } = exchange;
  const [, room = ''] = /^\/([a-z0-9]+)/.exec(req.url ?? '') ?? [];
  const [service] = String(req.headers['x-amz-target'] ?? '').split('.');
  const may: May = (name, call) => authorise(name, accessKeyOf(req), call);
  if (room === 's3') services.s3(req, res);
  else if (room === 'lambda') services.lambda(req, res);
  else if (room === 'sns') answer(needs, exchange, inQuery(services.sns, may));
  else if (room === 'ses') answer(needs, exchange, inRest(services.ses, 'ses', may));
  else if (room === 'whatsapp') answer(needs, exchange, inRest(services.whatsapp, 'whatsapp', may));
  else if (room === 'sqs' || service === 'AmazonSQS')
    answer(needs, exchange, inJson(services.sqs, { may, name: 'sqs', version: '1.0' }));
  else if (room === 'secretsmanager' || service === 'secretsmanager')
    answer(
      needs,
      exchange,
      inJson(services.secretsManager, { may, name: 'secretsManager', version: '1.1' }),
    );
  else res.writeHead(404).end();
};

/** How one protocol reads what is asked and writes what is answered. */
type Protocol = {
  run: (exchange: Exchange, body: string, signal: AbortSignal) => Promise<Answered>;
  sendError: (res: ServerResponse, error: ServiceError, requestId: string) => void;
};
type Answered = (res: ServerResponse, requestId: string) => void;

const answer = (needs: Needs, exchange: Exchange, protocol: Protocol): void => {
  const { req, res } = exchange;
  const requestId = needs.newId();
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  res.setHeader('x-amzn-requestid', requestId);
  readBody(req)
    .then((body) => protocol.run(exchange, body, gone.signal))
    .then((send) => send(res, requestId))
    .catch((error: unknown) => {
      if (error instanceof LostAnswer) return void res.destroy();
      if (!(error instanceof ServiceError)) needs.log('aws', String(error));
      if (!res.headersSent) protocol.sendError(res, asServiceError(error), requestId);
    });
};

/** Throws where the caller may not; asked before anything is looked at. */
type May = (service: Parameters<Authorise>[0], call: { action: string; asked: unknown }) => void;

const inQuery = (actions: Actions, may: May): Protocol => ({
  run: async (_, body, signal) => {
    const asked = readQuery(body);
    const action = typeof asked['Action'] === 'string' ? asked['Action'] : '';
    delete asked['Action'];
    delete asked['Version'];
    may('sns', { action, asked });
    const answered = await actionNamed(actions, action)(asked, signal);
    return (res, requestId) => sendQuery(res, { action, body: answered, requestId });
  },
  sendError: (res, error, requestId) => sendQueryError(res, { error, requestId }),
});

type JsonService = { may: May; name: 'sqs' | 'secretsManager'; version: '1.0' | '1.1' };

const inJson = (actions: Actions, { may, name: service, version }: JsonService): Protocol => ({
  run: async ({ req }, body, signal) => {
    const name =
      String(req.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    const asked = parseJson(body);
    may(service, { action: name, asked });
    const answered = await actionNamed(actions, name)(asked, signal);
    return (res) => sendJson(res, version, answered);
  },
  sendError: (res, error) => sendJsonError(res, { version, error }),
});

/** The operations of the SES API v2, and of AWS End User Messaging Social, by method and path. */
const restPaths: Record<string, string> = {
  'POST /ses/v2/email/outbound-emails': 'SendEmail',
  'POST /whatsapp/v1/whatsapp/send': 'SendWhatsAppMessage',
};

const inRest = (actions: Actions, service: 'ses' | 'whatsapp', may: May): Protocol => ({
  run: async ({ req }, body, signal) => {
    const path = `${req.method ?? ''} ${(req.url ?? '').replace(/\?.*$/, '')}`;
    const action = restPaths[path] ?? path;
    const asked = parseJson(body);
    may(service, { action, asked });
    const answered = await actionNamed(actions, action)(asked, signal);
    return (res) => sendRest(res, answered);
  },
  sendError: (res, error) => sendRestError(res, error),
});

const actionNamed = (actions: Actions, name: string) => {
  const action = actions.get(name);
  if (action) return action;
  throw new ServiceError('InvalidAction', `The action ${name} is not supported by the local host.`);
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.');
  }
};

const bodyLimitBytes = 8 * 1024 * 1024;

const readBody = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyLimitBytes)
      throw new ServiceError('RequestEntityTooLarge', 'The request is larger than 8 MB.', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
