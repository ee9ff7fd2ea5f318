import { ServerResponse, type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http';

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

const lostBody = JSON.stringify({
  status: 503,
  title:
    'Folder data suite ini hilang atau diganti: tidak ada lagi yang disimpan. ' +
    'The data folder of this suite is gone or was replaced: nothing is stored any more.',
});

/**
 * Responses for a server that may say only what is durable: whatever an answer was to be, it is a 503 once the files
 * it was written to are not those of the data folder any more.
 */
export const responsesWhile = (isHeld: () => boolean) =>
  class HeldResponse extends ServerResponse {
    isLost = false;

    override writeHead(status: number, message?: string | Headers, headers?: Headers): this {
      this.isLost = !isHeld();
      if (this.isLost) {
        for (const name of this.getHeaderNames()) this.removeHeader(name);
        return super.writeHead(503, {
          'content-type': 'application/problem+json',
          connection: 'close',
        });
      }
      return typeof message === 'string'
        ? super.writeHead(status, message, headers)
        : super.writeHead(status, message);
    }

    override write(chunk: unknown, encoding?: BufferEncoding | Written, done?: Written): boolean {
      if (!this.headersSent) this.writeHead(this.statusCode);
      if (this.isLost) return true;
      return typeof encoding === 'string'
        ? super.write(chunk, encoding, done)
        : super.write(chunk, encoding);
    }

    override end(chunk?: unknown, encoding?: BufferEncoding | Ended, done?: Ended): this {
      if (!this.headersSent && !isHeld()) this.writeHead(this.statusCode);
      if (this.isLost) return super.end(lostBody);
      return typeof encoding === 'string'
        ? super.end(chunk, encoding, done)
        : super.end(chunk, encoding);
    }
  };

type Written = (error: Error | null | undefined) => void;
type Ended = () => void;
