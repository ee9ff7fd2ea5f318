import type { ServerResponse } from 'node:http';
import { ServiceError } from '../messaging/service-error.ts';

/** Writes an answer in the AWS JSON protocol. */
export const sendJson = (res: ServerResponse, version: '1.0' | '1.1', body: unknown): void => {
  const type = `application/x-amz-json-${version}`;
  res.writeHead(200, { 'content-type': type }).end(JSON.stringify(body ?? {}));
};

/** Writes an error in the AWS JSON protocol, so that the SDK raises the exception of that name. */
export const sendJsonError = (
  res: ServerResponse,
  { version, error }: { version: '1.0' | '1.1'; error: ServiceError },
): void => {
  const body = { __type: error.code, message: error.message };
  const headers = {
    'content-type': `application/x-amz-json-${version}`,
    'x-amzn-errortype': error.code,
  };
  res.writeHead(error.status, headers).end(JSON.stringify(body));
};

/** Writes an answer in the REST JSON protocol. */
export const sendRest = (res: ServerResponse, body: unknown): void => {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
};

/** Writes an error in the REST JSON protocol, so that the SDK raises the exception of that name. */
export const sendRestError = (
  res: ServerResponse,
  { code, message, status }: ServiceError,
): void => {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
  res.writeHead(status, headers).end(JSON.stringify({ message }));
};

/** What a fault looks like from outside; its detail is only logged. */
export const asServiceError = (error: unknown): ServiceError =>
  error instanceof ServiceError
    ? error
    : new ServiceError('InternalFailure', 'The host failed; see its log.', 500);

/** Reads a form of the AWS Query protocol: `a.member.1.b=c` becomes `{ a: [{ b: 'c' }] }`, map entries a record. */
export const readQuery = (form: string): Record<string, unknown> => {
  const root: Tree = new Map();
  for (const [name, value] of new URLSearchParams(form)) plant(root, name.split('.'), value);
  const asked = fold(root);
  return typeof asked === 'object' ? (asked as Record<string, unknown>) : {};
};

type Tree = Map<string, Tree | string>;

const plant = (tree: Tree, [head = '', ...rest]: string[], value: string): void => {
  if (rest.length === 0) {
    tree.set(head, value);
    return;
  }
  const known = tree.get(head);
  const branch: Tree = known instanceof Map ? known : new Map<string, Tree | string>();
  tree.set(head, branch);
  plant(branch, rest, value);
};

const fold = (tree: Tree | string): unknown => {
  if (typeof tree === 'string') return tree;
  const members = tree.get('member');
  if (members instanceof Map) return inOrder(members).map(fold);
  const entries = tree.get('entry');
  if (entries instanceof Map) return Object.fromEntries(inOrder(entries).map(foldEntry));
  return Object.fromEntries([...tree].map(([name, branch]) => [name, fold(branch)]));
};

const inOrder = (tree: Tree): (Tree | string)[] =>
  [...tree].sort(([a], [b]) => Number(a) - Number(b)).map(([, branch]) => branch);

const foldEntry = (entry: Tree | string): [string, unknown] => {
  if (typeof entry === 'string') return [entry, ''];
  const key = entry.get('key') ?? entry.get('Name');
  const value = entry.get('value') ?? entry.get('Value');
  return [typeof key === 'string' ? key : '', fold(value ?? '')];
};

/** Writes an answer of the AWS Query protocol. */
export const sendQuery = (
  res: ServerResponse,
  { action, body, requestId }: { action: string; body: unknown; requestId: string },
): void => {
  const result = `<${action}Result>${toXml(body ?? {})}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata>`;
  const xml = `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`;
  res.writeHead(200, { 'content-type': 'text/xml' }).end(xml);
};

/** Writes an error of the AWS Query protocol. */
export const sendQueryError = (
  res: ServerResponse,
  { error, requestId }: { error: ServiceError; requestId: string },
): void => {
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const told = { Type: type, Code: error.code, Message: error.message };
  const xml = `<ErrorResponse xmlns="${namespace}"><Error>${toXml(told)}</Error><RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`;
  res.writeHead(error.status, { 'content-type': 'text/xml' }).end(xml);
};

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';

// Lists are written as members, and attributes (of topics, of the account) are the one map SNS answers with.
const toXml = (value: unknown, name = ''): string => {
  if (Array.isArray(value)) return value.map((one) => `<member>${toXml(one)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (name.toLowerCase() === 'attributes')
    return entries
      .map(
        ([key, one]) => `<entry><key>${escapeXml(key)}</key><value>${toXml(one)}</value></entry>`,
      )
      .join('');
  return entries.map(([key, one]) => `<${key}>${toXml(one, key)}</${key}>`).join('');
};

/** A text as it stands between two XML tags; characters XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
