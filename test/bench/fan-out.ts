import { readCommand } from '../../infra/command-line.ts';
import { openHostStore } from '@netral/local-host/engine/host-store';
import { startServices } from '@netral/local-host/testing/messaging';
import { addressedPublisher } from '../../functions/satgas/telling/addressed-publisher.ts';
import { everyRegion, type Officer } from '../../functions/satgas/officers/officer.ts';
import { planAnnouncement } from '../../functions/satgas/telling/plan-announcement.ts';
import { noticeOf } from '../../functions/satgas/telling/relay-messages.ts';
import { sendMessage } from '../../functions/satgas/telling/send-message.ts';
import type { Delivery } from '../../functions/satgas/telling/delivery.ts';
import { eachOf } from '../../shared/each-of.ts';
import { memoryDeliveries } from '../support/memory-deliveries.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { quantile } from '../../functions/satgas/oversight/oversee.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };
import { anAttempt } from '../support/attempts.ts';
import { anOfficer } from '../support/builders.ts';
import { startBenchEngine } from './bench-engine.ts';
import { countOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';
import { asReleased } from '../support/policy.ts';

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
  const { values } = readCommand({
    usage: 'npm run bench:fan-out',
    about: 'Sends one national announcement to every officer.',
    options: {
      regions: {
        type: 'string',
        about:
          'task forces of so many regions, their provinces and the nation; of all unless given',
      },
    },
  });
  const codes = rows.map(({ code }) => code);
  const { regions } = values;
  return codes.slice(0, regions === undefined ? codes.length : countOption('regions', regions));
};

/** As many messages as the queue of announcements has under way: two batches of ten. */
const atOnce = 20;

/**
 * One national announcement to every task force: planned in memory, then sent as its queue does, through the local host's
 * SNS over HTTP, each message durable in the embedded engine before it counts as sent. Prints how long after the start the officers were sent it; returns what
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
  const planned: Delivery[] = [];
  const { deliveries, kept } = memoryDeliveries((row) => planned.push(row));
  const listOf = ([region]: string[]) =>
    Promise.resolve(officers.filter((one) => one.region === region));
  const shared = { officers: { listOf }, deliveries, now: () => mondayMorning };
  const announced = announcement();
  const plan = planAnnouncement({
    ...shared,
    policyOf: asReleased,
    regions,
    announcements: {
      listOutcomes: () => Promise.resolve([]),
      noteOutcome: () => Promise.resolve(),
    },
    budget: { partMicroUsd: 350_000, reserve: () => Promise.resolve('reserved') },
  });
  const publish = addressedPublisher(host, {
    ...{ partMicroUsd: 350_000, senderId: 'NETRAL' },
    ...{ mailFrom: 'siaga@satgas.example', mailSet: 'bench' },
  });
  const send = sendMessage({
    ...shared,
    unread: { seenAmong: () => Promise.resolve(() => 0) },
    alerts: { findMany: () => Promise.resolve([]) },
    announcements: { find: () => Promise.resolve(announced) },
    budget: { giveBack: () => Promise.resolve() },
    publish: async (message) => {
      const messageId = await publish(message);
      toldAt.push(performance.now() - started);
      return messageId;
    },
    linkKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    publicUrl: 'https://netral.contoh.test',
    count: () => undefined,
  });
  const { told } = await plan(announced);
  const plannedSeconds = (performance.now() - started) / 1000;
  await eachOf(planned, { atOnce }, (row) => send(noticeOf(row)));
  const failed = [...kept.values()].filter(({ state }) => state !== 'accepted').length;
  const sorted = toldAt.sort((a, b) => a - b);
  const seconds = (ms: number | undefined) => Number(((ms ?? 0) / 1000).toFixed(2));
  const received = host.outbox.list({ limit: 5000 }).length;
  console.table({
    regions: regions.length,
    officers: officers.length,
    told,
    failed,
    received,
    plannedSeconds: Number(plannedSeconds.toFixed(2)),
    medianSeconds: seconds(quantile(sorted, 0.5)),
    p99Seconds: seconds(quantile(sorted, 0.99)),
    lastSeconds: seconds(sorted.at(-1)),
  });
  return [
    received !== officers.length &&
      `${String(received)} messages arrived for ${String(officers.length)} officers`,
    failed > 0 && `${String(failed)} messages failed`,
  ].filter((fault) => fault !== false);
};

const announcement = () => ({
  scope: 'ID',
  announcementId: '01795399200-abcdefghijkl',
  title: 'Rapat koordinasi nasional',
  text: 'Rapat daring hari Rabu pukul 09.00 WIB.',
  bySms: true,
  at: mondayMorning,
  bodyHash: anAttempt('x').body,
});

await runBench(bench);
