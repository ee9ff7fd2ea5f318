import { parseArgs } from 'node:util';
import { openHostStore } from '@netral/local-host/engine/host-store';
import { startServices } from '@netral/local-host/testing/messaging';
import type { RegionOutcome } from '../../functions/satgas/announcements/announcement.ts';
import { addressedPublisher } from '../../functions/satgas/telling/addressed-publisher.ts';
import { everyRegion, type Officer } from '../../functions/satgas/officers/officer.ts';
import { sendAnnouncement } from '../../functions/satgas/announcements/send-announcement.ts';
import { quantile } from '../../functions/satgas/oversight/oversee.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };
import { anAttempt } from '../support/attempts.ts';
import { anOfficer } from '../support/builders.ts';
import { startBenchEngine } from './bench-engine.ts';
import { countOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';

const perRegion = 5;
const mail = {
  identities: ['satgas.example'],
  configurationSets: ['bench'],
  suppressing: [],
  destinations: [],
};

/** Five officers of every region, province and the nation, each with a phone. */
const everybody = (regions: string[]): Officer[] =>
  regions.flatMap((region, r) =>
    Array.from({ length: perRegion }, (_, n) => ({
      ...anOfficer(`petugas-${String(n)}`, { region }),
      phone: `+6281${String(100_000_000 + r * perRegion + n)}`,
      email: undefined,
    })),
  );

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      /** Task forces of so many regions, their provinces and the nation; left out, of all. */
      regions: { type: 'string' },
    },
  });
  const codes = rows.map(({ code }) => code);
  const { regions } = values;
  return codes.slice(0, regions === undefined ? codes.length : countOption('regions', regions));
};

/**
 * One national announcement to every task force through the local host's SNS over HTTP, each message durable in the
 * embedded engine before it counts as sent. Prints how long after the start the officers were sent it; returns what
 * did not hold.
 */
const bench = async (run: BenchRun): Promise<string[]> => {
  const regions = everyRegion(readOptions());
  const engine = await startBenchEngine(run);
  const host = await startServices({ store: await openHostStore(engine.client), mail });
  run.stopAtEnd(host.stop);
  const officers = everybody(regions);
  console.log(
    `Sending to ${String(officers.length)} officers of ${String(regions.length)} regions`,
  );
  const toldAt: number[] = [];
  const started = performance.now();
  const send = sendAnnouncement({
    regions,
    officers: {
      listOf: ([region]) => Promise.resolve(officers.filter((one) => one.region === region)),
    },
    announcements: {
      listOutcomes: () => Promise.resolve([]),
      noteOutcome: (_: string, { told }: RegionOutcome) => {
        toldAt.push(...Array<number>(told).fill(performance.now() - started));
        return Promise.resolve();
      },
    },
    budget: { reserve: () => Promise.resolve('reserved') },
    publish: addressedPublisher(host, {
      ...{ partMicroUsd: 350_000, senderId: 'NETRAL' },
      ...{ mailFrom: 'siaga@satgas.example', mailSet: 'bench' },
    }),
    linkKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    publicUrl: 'https://netral.contoh.test',
    now: () => Date.now(),
  });
  const sums = await send(announcement());
  const sorted = toldAt.sort((a, b) => a - b);
  const seconds = (ms: number | undefined) => Number(((ms ?? 0) / 1000).toFixed(2));
  const received = host.outbox.list({ limit: 5000 }).length;
  console.table({
    regions: regions.length,
    officers: officers.length,
    ...sums,
    received,
    medianSeconds: seconds(quantile(sorted, 0.5)),
    p99Seconds: seconds(quantile(sorted, 0.99)),
    lastSeconds: seconds(sorted.at(-1)),
  });
  return [
    received !== officers.length &&
      `${String(received)} messages arrived for ${String(officers.length)} officers`,
    sums.failed > 0 && `${String(sums.failed)} messages failed`,
  ].filter((fault) => fault !== false);
};

const announcement = () => ({
  scope: 'ID',
  announcementId: '01795399200-abcdefghijkl',
  title: 'Rapat koordinasi nasional',
  text: 'Rapat daring hari Rabu pukul 09.00 WIB.',
  bySms: true,
  at: Date.now(),
  bodyHash: anAttempt('x').body,
});

await runBench(bench);
