import type { IncomingMessage } from 'node:http';

/** The access key that signed a request: in its header, or in a presigned address. */
export const accessKeyOf = ({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>) => {
  const signed = /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
  return signed ?? presigner(url) ?? '';
};

const presigner = (url: string): string | undefined =>
  url.includes('X-Amz-Credential=')
    ? new URLSearchParams(url.slice(url.indexOf('?'))).get('X-Amz-Credential')?.split('/')[0]
    : undefined;
