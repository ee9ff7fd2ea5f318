import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { HostLog } from '../contracts.ts';
import { ServiceError } from '../messaging/service-error.ts';
import type { SigningKeys } from './presigned.ts';
import { announcedCheck } from './s3-checksums.ts';
import { asSeenBy, checkRights, checkSigned, unguarded, type S3Guard } from './s3-guard.ts';
import { listXml } from './s3-list.ts';
import { overridden } from './s3-overrides.ts';
import { versionsXml } from './s3-versions.ts';
import { openObjects, type Objects, type StoredObject } from './s3-objects.ts';
import { asServiceError, escapeXml } from './wire.ts';

type Needs = {
  /** Holds one folder per bucket. */
  folder: string;
  buckets: DeclaredBucket[];
  keys: SigningKeys;
  now: () => number;
  newId: () => string;
  log: HostLog;
  /** Who may do what; without it, everybody everything. */
  guard?: S3Guard;
};

/**
 * A bucket of the template, whether it keeps what was written over or deleted, and for how many days no version of an
 * object can be deleted (object lock; 0 for none).
 */
export type DeclaredBucket = { name: string; isVersioned: boolean; lockedDays?: number };

/** Hosts the buckets under `/s3/bucket/key`; answers as S3 does, in path style. */
export const openS3 = async (needs: Needs): Promise<RequestListener> => {
  const buckets = new Map<string, Objects>();
  for (const { name, isVersioned, lockedDays = 0 } of needs.buckets)
    buckets.set(
      name,
      await openObjects({ ...needs, isVersioned, lockedDays, folder: join(needs.folder, name) }),
    );
  return (req, res) => {
    serve(needs, buckets, { req, res }).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) needs.log('s3', String(error));
      if (res.headersSent) res.destroy();
      else sendError(res, asServiceError(error));
    });
  };
};

type Exchange = { req: IncomingMessage; res: ServerResponse };
type ObjectCall = Exchange & { objects: Objects; bucket: string; key: string; url: URL };

const serve = async (needs: Needs, buckets: Map<string, Objects>, { req, res }: Exchange) => {
  const url = new URL(req.url ?? '/', `http://${req.headers.host ?? 'localhost'}`);
  const [bucket = '', ...rest] = url.pathname.replace(/^\/s3\//, '').split('/');
  checkSigned(needs, req, url);
  const objects = buckets.get(bucket);
  if (!objects) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404);
  const key = decode(rest.join('/'));
  if (Buffer.byteLength(key) > 1024)
    throw new ServiceError('KeyTooLongError', 'Your key is too long');
  const { guard = unguarded } = needs;
  checkRights(guard, req, { bucket, key, query: url.searchParams });
  const asked = { req, res, objects, bucket, key, url };
  const answer = (key === '' ? onBucket : onObject)[req.method ?? ''];
  if (!answer || [...url.searchParams.keys()].some((name) => subresources.has(name)))
    throw new ServiceError(
      'NotImplemented',
      `${req.method ?? ''} ${url.search} is not supported by the local host.`,
      501,
    );
  await answer(asked).catch((error: unknown) => {
    throw asSeenBy(guard, req, { bucket, error });
  });
};

const subresources = new Set(
  'acl cors delete encryption lifecycle location logging policy tagging uploads uploadId versioning'.split(
    ' ',
  ),
);

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.");
  }
};

type Answer = (asked: ObjectCall) => Promise<void>;

const putObject: Answer = async ({ req, res, objects, key, url }) => {
  refuseCopies(req);
  const announced = announcedIn(req, url);
  const headers = keptHeaders(announced);
  const check = announcedCheck(announced);
  const object = await objects.put(key, { body: req, headers, check, onlyNew: onlyNew(req) });
  res
    .writeHead(200, {
      etag: `"${object.etag}"`,
      ...checksumsOf(object),
      ...versionOf(object.versionId),
    })
    .end();
};

const refuseCopies = ({ headers }: IncomingMessage): void => {
  const refused = ['x-amz-copy-source', 'if-match'].find((name) => name in headers);
  if (refused !== undefined)
    throw new ServiceError('NotImplemented', `${refused} is not supported by the local host.`, 501);
};

// S3 knows this condition with a star only: "if there is no such object".
const onlyNew = ({ headers }: IncomingMessage): boolean => {
  const condition = headers['if-none-match'];
  if (condition === undefined || condition === '*') return condition === '*';
  throw new ServiceError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    501,
  );
};

// A presigner may move headers into the address.
const announcedIn = ({ headers }: IncomingMessage, { searchParams }: URL): Map<string, string> => {
  const told = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const moved = [...searchParams].map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  return new Map([...moved.filter(([name]) => name.startsWith('x-amz-')), ...told]);
};

const kept =
  /^(content-(type|disposition|encoding|language)|cache-control|x-amz-(meta|checksum)-.+)$/;

const keptHeaders = (announced: Map<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...announced].filter(([name]) => kept.test(name) && name !== 'x-amz-checksum-mode'),
  );

const checksumsOf = ({ headers }: StoredObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('x-amz-checksum-')),
  );

// A bucket without versions names none.
const versionOf = (versionId: string | undefined): Record<string, string> =>
  versionId === undefined || versionId === 'null' ? {} : { 'x-amz-version-id': versionId };

const getObject: Answer = async ({ req, res, objects, key, url }) => {
  const object = await found(objects, key, url.searchParams.get('versionId') ?? undefined);
  const range = readRange(req.headers.range, object.bytes);
  const length = range ? range.end - range.start + 1 : object.bytes;
  res.writeHead(range ? 206 : 200, {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    ...overridden(url),
    ...versionOf(object.versionId),
    'content-length': length,
    'accept-ranges': 'bytes',
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${object.bytes}` }),
  });
  if (req.method === 'HEAD' || length === 0) res.end();
  else await pipeline(objects.read(object, range), res);
};

const found = async (
  objects: Objects,
  key: string,
  versionId: string | undefined,
): Promise<StoredObject> => {
  const object = await objects.find(key, versionId);
  if (object) return object;
  if (versionId !== undefined)
    throw new ServiceError('NoSuchVersion', 'The specified version does not exist.', 404);
  throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
};

// A range that is not one is ignored (RFC 9110 §14.2); one beyond the end is refused.
const readRange = (header: string | undefined, bytes: number) => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(bytes - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (start > end)
    throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { start, end };
};

const onObject: Partial<Record<string, Answer>> = {
  PUT: putObject,
  GET: getObject,
  HEAD: getObject,
  DELETE: async ({ res, objects, key, url }) => {
    const named = url.searchParams.get('versionId') ?? undefined;
    const mark = await objects.remove(key, named);
    const isMark = mark !== undefined && { 'x-amz-delete-marker': 'true' };
    res.writeHead(204, { ...versionOf(mark ?? named), ...isMark }).end();
  },
};

const onBucket: Partial<Record<string, Answer>> = {
  GET: async ({ res, objects, bucket, url }) => {
    const asked = url.searchParams;
    const xml = asked.has('versions')
      ? versionsXml({ bucket, versions: await objects.versions(), asked })
      : listXml({ bucket, objects: await objects.list(), asked });
    res.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
  },
  HEAD: ({ res }) => {
    res.writeHead(200).end();
    return Promise.resolve();
  },
};

const sendError = (res: ServerResponse, { code, message, status }: ServiceError): void => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  res.writeHead(status, { 'content-type': 'application/xml', connection: 'close' }).end(xml);
};
