import type { CallNeed } from './needs.ts';

/** A request to S3: `key` is empty where it is about the bucket. */
export type S3Call = {
  method: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  ifNoneMatch: string | undefined;
};

/** What a request to S3 needs (S3 user guide, "Required permissions for Amazon S3 API operations"). */
export const s3Needs = (call: S3Call): CallNeed[] => {
  const bucketArn = `arn:aws:s3:::${call.bucket}`;
  const context = {
    ...(call.ifNoneMatch !== undefined && { 's3:if-none-match': call.ifNoneMatch }),
  };
  if (call.key === '') return [{ ...listing(call), resource: bucketArn }];
  const resource = `${bucketArn}/${call.key}`;
  const version = call.query.has('versionId') ? 'Version' : '';
  if (call.method === 'PUT')
    return [{ action: 's3:PutObject', resource, context, keyUse: 'writes' }];
  if (call.method === 'DELETE') return [{ action: `s3:DeleteObject${version}`, resource, context }];
  return [{ action: `s3:GetObject${version}`, resource, context, keyUse: 'reads' }];
};

/** What tells somebody that an object is not there, instead of that they may not see it. */
export const maySeeGaps = (bucket: string): CallNeed => ({
  action: 's3:ListBucket',
  resource: `arn:aws:s3:::${bucket}`,
});

const listing = ({ query }: S3Call) => {
  const prefix = query.get('prefix');
  return {
    action: query.has('versions') ? 's3:ListBucketVersions' : 's3:ListBucket',
    context: { ...(prefix !== null && { 's3:prefix': prefix }) },
  };
};
