import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the issuer answers; turned into an HTTP response in one place. */
export type Reply =
  | { kind: 'json'; status: number; body: unknown }
  | { kind: 'page'; status: number; html: string }
  | { kind: 'redirect'; location: string };

/** An error as RFC 6749 §5.2 writes it. */
export const oauthError = (error: string, description: string): Reply => ({
  kind: 'json',
  status: error === 'invalid_client' ? 401 : 400,
  body: { error, error_description: description },
});

/** Writes a reply; nothing of it is to be kept by a cache. */
export const sendReply = (res: ServerResponse, reply: Reply): void => {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (reply.kind === 'redirect') {
    res.writeHead(303, { ...headers, location: reply.location }).end();
    return;
  }
  const [type, body] =
    reply.kind === 'json'
      ? ['application/json', JSON.stringify(reply.body)]
      : ['text/html; charset=utf-8', reply.html];
  res.writeHead(reply.status, { ...headers, 'content-type': type }).end(body);
};

const bodyLimitBytes = 16_384;

/** Reads a form; undefined if it is larger than 16 KB. */
export const readForm = async (req: IncomingMessage): Promise<URLSearchParams | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bodyLimitBytes) chunks.push(chunk);
  }
  return bytes > bodyLimitBytes
    ? undefined
    : new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};
