import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';

/** What the engine said its calls consumed, by table; a refused condition costs what the write would have. */
export type Consumed = { writes: number; writeUnits: number; readUnits: number };

const asked = z.looseObject({ TableName: z.optional(z.string()) });
const capacity = z.object({ TableName: z.string(), CapacityUnits: z.number() });
const answered = z.object({
  ConsumedCapacity: z.optional(z.union([capacity, z.array(capacity)])),
});
const writing = /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem)$/;
const reading = /^(GetItem|Query|Scan|TransactGetItems|BatchGetItem)$/;

/** Stands before the engine, has it tell what each call consumes, and adds up by table. */
export const startMeteringProxy = async (engine: string) => {
  const { hostname, port } = new URL(engine);
  const agent = new Agent({ keepAlive: true });
  const consumed = new Map<string, Consumed>();
  const add = (table: string, operation: string, units: number) => {
    const sum = consumed.get(table) ?? { writes: 0, writeUnits: 0, readUnits: 0 };
    consumed.set(table, sum);
    if (reading.test(operation)) sum.readUnits += units;
    else {
      sum.writes += 1;
      sum.writeUnits += units;
    }
  };
  const note = (table: string, operation: string, answer: string) => {
    const { ConsumedCapacity } = z.parse(answered, JSON.parse(answer));
    // A condition that was refused names no units, and costs what the write would have.
    const named = ConsumedCapacity ?? { TableName: table, CapacityUnits: 1 };
    for (const one of [named].flat()) add(one.TableName, operation, one.CapacityUnits);
  };
  const server = createServer((req, res) => {
    void relay(req).then(
      ({ status, headers, body }) => res.writeHead(status, headers).end(body),
      () => res.destroy(),
    );
  });
  const relay = async (req: IncomingMessage) => {
    const operation = String(req.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const sent = await textOf(req);
    const metered = writing.test(operation) || reading.test(operation);
    const question = metered ? z.parse(asked, JSON.parse(sent)) : undefined;
    const body = question ? JSON.stringify({ ...question, ReturnConsumedCapacity: 'TOTAL' }) : sent;
    const headers = { ...req.headers, 'content-length': String(Buffer.byteLength(body)) };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ agent, hostname, port, path: req.url, method: req.method, headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    const said = await textOf(answer);
    if (question) note(question.TableName ?? '', operation, said);
    return { status: answer.statusCode ?? 500, headers: answer.headers, body: said };
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    /** What was consumed since the last call, by table. */
    take: () => {
      const taken = new Map(consumed);
      consumed.clear();
      return taken;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
};

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
