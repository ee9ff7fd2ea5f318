import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it came. */
export type Came = { status: number; headers: IncomingHttpHeaders; text: string };
type Sent = { headers?: Record<string, string>; body: string };

/**
 * Posts from another address of this machine (127.x.y.z, which Linux has without setting up): the suite exempts only
 * 127.0.0.1, which runs it.
 */
export const postFrom = (localAddress: string, url: string, { headers = {}, body }: Sent) =>
  new Promise<Came>((resolve, reject) => {
    const asked = request(url, { method: 'POST', localAddress, headers }, (came) => {
      const parts: Buffer[] = [];
      came.on('data', (part: Buffer) => parts.push(part));
      came.on('end', () =>
        resolve({
          status: came.statusCode ?? 0,
          headers: came.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** A way to the suite for a browser, whose calls then come from another address of this machine. */
export const wayFrom = async (localAddress: string, site: string) => {
  const server = createServer((req, res) => {
    const to = new URL(req.url ?? '/', site);
    const onward = request(
      to,
      { method: req.method, localAddress, headers: { ...req.headers, host: to.host } },
      (came) => {
        res.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(res);
      },
    );
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, close };
};
