import { ServiceError } from '../messaging/service-error.ts';
import type { StoredObject } from './s3-objects.ts';
import { escapeXml } from './wire.ts';

type ListObjects = { bucket: string; objects: StoredObject[]; asked: URLSearchParams };
type Entry = { after: string; prefix?: string; object?: StoredObject };

/** The answer of ListObjectsV2: prefix, delimiter, start-after, max-keys and continuation tokens. */
export const listXml = ({ bucket, objects, asked }: ListObjects): string => {
  if (asked.get('list-type') !== '2')
    throw new ServiceError(
      'NotImplemented',
      'Only ListObjectsV2 is supported by the local host.',
      501,
    );
  const after = readToken(asked.get('continuation-token')) ?? asked.get('start-after') ?? '';
  const most = mostKeys(asked);
  const entries = entriesOf(objects, asked).filter((one) => isAfter(one.after, after));
  const page = entries.slice(0, most);
  const last = page.at(-1);
  const next = last !== undefined && entries.length > page.length ? last.after : undefined;
  const write = writerFor(asked);
  const body = [
    element('Name', bucket),
    element('Prefix', write(asked.get('prefix') ?? '')),
    element('KeyCount', page.length),
    element('MaxKeys', most),
    element('IsTruncated', next !== undefined),
    ...(next === undefined
      ? []
      : [element('NextContinuationToken', Buffer.from(next).toString('base64url'))]),
    ...page.map((one) => entryXml(one, write)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body.join('')}</ListBucketResult>`;
};

/** How many entries are asked for: a thousand at most. */
export const mostKeys = (asked: URLSearchParams): number => {
  const most = Math.min(Number(asked.get('max-keys') ?? 1000), 1000);
  if (Number.isSafeInteger(most) && most >= 0) return most;
  throw new ServiceError('InvalidArgument', 'max-keys must be an integer between 0 and 2147483647');
};

/** How keys are written: encoded where that is asked for. */
export const writerFor = (asked: URLSearchParams): ((text: string) => string) =>
  asked.get('encoding-type') === 'url' ? encodeURIComponent : (text) => text;

const readToken = (token: string | null): string | undefined =>
  token === null ? undefined : Buffer.from(token, 'base64url').toString();

const isAfter = (key: string, mark: string): boolean =>
  Buffer.compare(Buffer.from(key), Buffer.from(mark)) > 0;

// Keys that share all up to the delimiter become one entry, which stands where the last of them stood.
const entriesOf = (objects: StoredObject[], asked: URLSearchParams): Entry[] => {
  const prefix = asked.get('prefix') ?? '';
  const delimiter = asked.get('delimiter') ?? '';
  const entries: Entry[] = [];
  for (const object of objects.filter(({ key }) => key.startsWith(prefix))) {
    const { key } = object;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    const last = entries.at(-1);
    if (common === undefined) entries.push({ after: key, object });
    else if (last?.prefix === common) last.after = key;
    else entries.push({ after: key, prefix: common });
  }
  return entries;
};

const entryXml = ({ prefix, object }: Entry, write: (text: string) => string): string => {
  if (!object) return `<CommonPrefixes>${element('Prefix', write(prefix ?? ''))}</CommonPrefixes>`;
  const fields = [
    element('Key', write(object.key)),
    element('LastModified', new Date(object.modifiedAt).toISOString()),
    element('ETag', `"${object.etag}"`),
    element('Size', object.bytes),
    element('StorageClass', 'STANDARD'),
  ];
  return `<Contents>${fields.join('')}</Contents>`;
};

/** An element of XML with a text in it. */
export const element = (name: string, value: string | number | boolean): string =>
  `<${name}>${escapeXml(String(value))}</${name}>`;
