import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/** The largest body API Gateway takes, in bytes. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The caller went away before the body was complete: there is nobody to answer. */
export class HungUp extends Error {}

/** The exact bytes of a body; throws Refused as soon as there are more than 10 MB, HungUp if it breaks off. */
export const readBody = async (req: IncomingMessage): Promise<Buffer> => {
  if (hasNoBody(req)) return nothing;
  if (Number(req.headers['content-length'] ?? 0) > maxBodyBytes) throw tooLarge(req);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) return void chunks.push(chunk);
      req.removeAllListeners('data');
      reject(tooLarge(req));
    });
    req.on('end', () => resolve(Buffer.concat(chunks, bytes)));
    req.on('error', () => reject(new HungUp()));
    req.on('close', () => reject(new HungUp()));
  });
};

const nothing = Buffer.alloc(0);

const hasNoBody = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;

/** How long a caller may go on sending what nobody reads, so that it can hear the answer. */
const lingerMs = 2_000;

const tooLarge = (req: IncomingMessage): Refused => {
  req.on('error', () => undefined);
  req.resume();
  setTimeout(() => req.destroy(), lingerMs).unref();
  return new Refused('REQUEST_TOO_LARGE');
};
