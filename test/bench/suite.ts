import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { insideCounts } from '../support/inside-counts.ts';
import { insideTables } from '../support/inside-tables.ts';
import { startSuiteProcess } from '../support/suite-process.ts';

const connections = 32;
const seconds = 10;

/** Pledges through the whole suite for ten seconds at 32 connections, then proves the count equal to what was accepted. */
export const measureSuite = async (say: (line: string) => void): Promise<void> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'netral-bench-data-'));
  const suite = await startSuiteProcess(dataFolder);
  const { regions } = (await suite.client.get('/v1/campaign')).body as {
    regions: { code: string; units: { code: string }[] }[];
  };
  const units = regions.find(({ code }) => code === '18.09')?.units.map(({ code }) => code) ?? [];
  let next = 0;
  const result = await autocannon({
    url: suite.url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/v1/pledges',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(person(units, next++)) }),
      },
    ],
  });
  const accepted = result['2xx'];
  say(
    `whole suite: ${(accepted / seconds).toFixed(0)} pledges/s at ${connections} connections, ` +
      `p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${result.non2xx} refused, ${result.errors} errors`,
  );
  await steadyCount(suite.client.get);
  await suite.stop();
  const { counted, pledges } = insideCounts(await insideTables(dataFolder), '18.09');
  say(
    `accepted ${accepted}, sent ${next}, kept ${pledges}, counted ${counted}: ${counted === pledges && counted >= accepted && counted <= next ? 'equal' : 'DIFFERENT'}`,
  );
  rmSync(dataFolder, { recursive: true, force: true });
};

/** A new person at every call. */
const person = (units: string[], n: number) => {
  const unit = units[n % units.length] ?? '';
  return { region: '18.09', unit, staffKind: 'non-asn', staffNumber: `THL-${n}`, agreed: true };
};

type Get = (path: string) => Promise<{ body: unknown }>;

const steadyCount = async (get: Get): Promise<number> => {
  let before = -1;
  for (;;) {
    const { body } = await get('/v1/participation?region=18.09');
    const now = (body as { regions: { pledged: number | null }[] }).regions[0]?.pledged ?? 0;
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 4000));
  }
};
