import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusalsIn } from './refusals.ts';
import { removeDataFolder, startSuiteProcess, type SuiteProcess } from './suite-process.ts';

// Lends suites to the workers of jest, one to each, started when it first asks. All of them end when jest says so,
// or when jest itself has ended.
const lent = new Map<string, Promise<SuiteProcess>>();

const suiteOf = (worker: string): Promise<SuiteProcess> => {
  const started = lent.get(worker) ?? startSuiteProcess();
  lent.set(worker, started);
  return started;
};

/** Ends every suite; returns what their functions lacked rights for. */
const endAll = async (): Promise<string[]> => {
  const suites = await Promise.allSettled([...lent.values()]);
  lent.clear();
  const running = suites.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return (await Promise.all(running.map(end))).flat();
};

const end = async (suite: SuiteProcess): Promise<string[]> => {
  // What is wrong is told to jest, which asked.
  await suite.stop().catch(() => undefined);
  const refusals = refusalsIn(suite.dataFolder);
  removeDataFolder(suite.dataFolder);
  return refusals;
};

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const office = createServer((request, response) => {
  if (request.method === 'POST') {
    void endAll().then((refusals) => answer(response, 200, refusals));
    return;
  }
  suiteOf(request.url ?? '').then(
    ({ url, dataFolder }) => answer(response, 200, { url, dataFolder }),
    (error: unknown) => answer(response, 500, String(error)),
  );
});
office.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(office.address() as AddressInfo).port}`);
});
process.on('SIGINT', () => undefined);
process.stdin.resume().once('end', () => void endAll().then(() => process.exit()));
