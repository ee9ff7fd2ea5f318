import { Agent, request } from 'node:http';

/** What one call came to: `ms` from the moment it was due, so that waiting for a free connection counts. */
export type Called = {
  status: number;
  ms: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
};

export type Call = {
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
};

/** Who gets no answer for so long has none. */
const answerWithinMs = 30_000;

/** A caller with at most so many connections open at once; who finds none free waits. Status 0 is no answer at all. */
export const openCaller = (url: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const call = ({ path, method = 'GET', headers, body }: Call, dueAt = performance.now()) =>
    new Promise<Called>((resolve) => {
      const failed = () =>
        resolve({ status: 0, ms: performance.now() - dueAt, headers: {}, body: '' });
      const asked = request({ agent, hostname, port, path, method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            ms: performance.now() - dueAt,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      });
      asked.setTimeout(answerWithinMs, () => asked.destroy());
      asked.on('error', failed).end(body);
    });
  return { call, close: () => agent.destroy() };
};

export type Caller = ReturnType<typeof openCaller>;

type Pace = {
  perSecond: number;
  seconds: number;
  /** How many may be under way at once: the open connections. Who is due while all are taken waits for the first free. */
  most: number;
};

/**
 * Begins `act` at a steady rate whatever the answers take, as people do who know nothing of each other. What could
 * not begin by the end is not begun any more. Answers how many were due and how many began.
 */
export const openLoop = async (
  { perSecond, seconds, most }: Pace,
  act: (dueAt: number) => Promise<void>,
): Promise<{ due: number; begun: number }> => {
  const startedAt = performance.now();
  const due = Math.round(perSecond * seconds);
  const dueAt = (n: number) => startedAt + (n * 1000) / perSecond;
  const underWay = new Set<Promise<void>>();
  let begun = 0;
  while (begun < due && performance.now() < startedAt + seconds * 1000) {
    while (begun < due && underWay.size < most && dueAt(begun) <= performance.now()) {
      const one = act(dueAt(begun)).finally(() => underWay.delete(one));
      underWay.add(one);
      begun += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  return { due, begun };
};
