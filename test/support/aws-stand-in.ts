import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A call as a service gets it: its input as the wire has it, by the service's own names. */
export type Call = {
  /** As the signature names it: `sns`, `monitoring`, `cognito-idp`. */
  service: string;
  /** The action, or method and path of a REST service. */
  action: string;
  input: Record<string, unknown>;
  /** What was sent, as it was. */
  body: Buffer;
};

/** An answer that is no document of its protocol: of S3. */
export class Raw {
  readonly status: number;
  readonly body: string;

  constructor(status: number, body = '') {
    this.status = status;
    this.body = body;
  }
}

/** A refusal, as the service's documents write it. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message = 'refused', status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Every service refuses like this whoever lacks a right; SNS and CloudFormation have other words. */
export const denied = (): never => {
  throw new Refused('AccessDeniedException', 'User is not authorized to perform this', 403);
};

export const throttled = (): never => {
  throw new Refused('ThrottlingException', 'Rate exceeded', 400);
};

export type Answers = Record<string, (input: Record<string, unknown>, call: Call) => unknown>;

export type StandIn = {
  url: string;
  calls: Call[];
  /** What the commands need to find it in the place of AWS. */
  environment: Record<string, string>;
  close: () => Promise<void>;
};

/**
 * Answers as the services do, on one port of this machine, in the protocol of each: AWS Query, AWS JSON and REST JSON.
 * A call that nobody wrote an answer for is refused by name, so that no test passes by a service that does not exist.
 */
export const startStandIn = async (answers: Answers): Promise<StandIn> => {
  const calls: Call[] = [];
  const server = createServer((req, res) => {
    void readAll(req).then((body) => answer(answers, calls, { req, res, body }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    calls,
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'AKIDSTANDIN',
      AWS_SECRET_ACCESS_KEY: 'stand-in',
      AWS_REGION: 'ap-southeast-3',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const readAll = async (req: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
};

type Exchange = { req: IncomingMessage; res: ServerResponse; body: Buffer };

const answer = async (answers: Answers, calls: Call[], { req, res, body }: Exchange) => {
  const call = callOf(req, body);
  calls.push(call);
  const write = isQuery(call.service) ? writeQuery : writeJson;
  try {
    const key = `${call.service} ${call.action}`;
    const found = answers[key] ?? answers[`${call.service} *`];
    if (!found) throw new Refused('UnknownOperationException', `nobody answers ${key}`);
    const said = await found(call.input, call);
    if (said instanceof Raw) res.writeHead(said.status).end(said.body);
    else write(res, call, { status: 200, body: said });
  } catch (error) {
    const refused =
      error instanceof Refused ? error : new Refused('InternalFailure', String(error), 500);
    write(res, call, { status: refused.status, refused });
  }
};

const isQuery = (service: string): boolean => ['sns', 'sts', 'cloudformation'].includes(service);

const callOf = (req: IncomingMessage, body: Buffer): Call => {
  const service =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(req.headers.authorization ?? '')?.[1] ?? '';
  const target = req.headers['x-amz-target'];
  const text = body.toString('utf8');
  if (isQuery(service)) {
    const input = Object.fromEntries(new URLSearchParams(text));
    return { service, action: input['Action'] ?? '', input, body };
  }
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://stand-in');
  const given = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return typeof target === 'string'
    ? { service, action: target.split('.').at(-1) ?? '', input: given, body }
    : {
        service,
        action: `${req.method ?? ''} ${pathname}`,
        input: { ...Object.fromEntries(searchParams), ...given },
        body,
      };
};

type Said = { status: number; body?: unknown; refused?: Refused };

const writeJson = (res: ServerResponse, _: Call, { status, body, refused }: Said): void => {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  if (refused) {
    const said = JSON.stringify({ __type: refused.code, message: refused.message });
    res.writeHead(status, { ...headers, 'x-amzn-errortype': refused.code }).end(said);
  } else res.writeHead(status, headers).end(JSON.stringify(body ?? {}));
};

const writeQuery = (
  res: ServerResponse,
  { action }: Call,
  { status, body, refused }: Said,
): void => {
  const metadata = '<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>';
  const xml = refused
    ? `<ErrorResponse><Error><Type>Sender</Type><Code>${refused.code}</Code><Message>${escaped(refused.message)}</Message></Error></ErrorResponse>`
    : `<${action}Response><${action}Result>${xmlOf(body ?? {})}</${action}Result>${metadata}</${action}Response>`;
  res.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
};

/** Lists as members; what is written by hand (a map of SNS attributes) is given as `{ $xml }`. */
const xmlOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((one) => `<member>${xmlOf(one)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escaped(String(value));
  if ('$map' in value && typeof value.$map === 'object' && value.$map !== null)
    return Object.entries(value.$map)
      .map(([key, one]) => `<entry><key>${key}</key><value>${xmlOf(one)}</value></entry>`)
      .join('');
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${xmlOf(inner)}</${name}>`)
    .join('');
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
