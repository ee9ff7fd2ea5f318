import type { StoredVersion } from './s3-objects.ts';
import { element, mostKeys, writerFor } from './s3-list.ts';

type ListVersions = { bucket: string; versions: StoredVersion[]; asked: URLSearchParams };

/** The answer of ListObjectVersions: prefix, max-keys, and the two markers to go on behind. */
export const versionsXml = ({ bucket, versions, asked }: ListVersions): string => {
  const write = writerFor(asked);
  const most = mostKeys(asked);
  const found = versions.filter(({ key }) => key.startsWith(asked.get('prefix') ?? ''));
  const rest = behind(found, asked);
  const page = rest.slice(0, most);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  const body = [
    element('Name', bucket),
    element('Prefix', write(asked.get('prefix') ?? '')),
    element('MaxKeys', most),
    element('IsTruncated', last !== undefined),
    last ? element('NextKeyMarker', write(last.key)) : '',
    last ? element('NextVersionIdMarker', last.versionId) : '',
    ...page.map((one) => entryXml(one, write)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body.join('')}</ListVersionsResult>`;
};

const behind = (versions: StoredVersion[], asked: URLSearchParams): StoredVersion[] => {
  const key = asked.get('key-marker');
  if (key === null) return versions;
  const id = asked.get('version-id-marker');
  const at = versions.findIndex((one) => one.key === key && one.versionId === id);
  if (at >= 0) return versions.slice(at + 1);
  return versions.filter((one) => Buffer.compare(Buffer.from(one.key), Buffer.from(key)) > 0);
};

const entryXml = (one: StoredVersion, write: (text: string) => string): string => {
  const told = [
    element('Key', write(one.key)),
    element('VersionId', one.versionId),
    element('IsLatest', one.isLatest),
    element('LastModified', new Date(one.modifiedAt).toISOString()),
  ].join('');
  if (one.file === undefined) return `<DeleteMarker>${told}</DeleteMarker>`;
  return `<Version>${told}${element('ETag', `"${one.etag}"`)}${element('Size', one.bytes)}</Version>`;
};
