import { readCommand } from '../../infra/command-line.ts';
import { fileURLToPath } from 'node:url';
import type { Delivery } from '../../functions/satgas/telling/delivery.ts';
import type { OutgoingMessage } from '../../functions/satgas/telling/outgoing.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };
import { anAttempt } from '../support/attempts.ts';
import { aReportReceived, anOfficer } from '../support/builders.ts';
import { theSatgas } from '../support/memory-satgas.ts';
import { countOption } from './options.ts';
import { runBench } from './run-bench.ts';

type Plan = { deliveries: number; regions: number; days: number; seed: number };

const tickMinutes = 5;
const dayMinutes = 24 * 60;
const firstOfNovember = Date.parse('2026-10-31T17:00:00Z');

/** How many of a thousand calls of a service meet each fault; far more than any service promises. */
const perMille = { throttled: 20, refused: 2, lost: 2 };

/** The same numbers for the same seed (mulberry32). */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

/** Services with faults, which keep a receipt of each message they took, and know whose answer was lost. */
const theServices = (chance: () => number) => {
  const taken = new Map<string, number>();
  const lost = new Map<string, number>();
  const add = (to: Map<string, number>, { region, to: id, channel }: OutgoingMessage) => {
    const key = `${region}/${id} ${channel}`;
    to.set(key, (to.get(key) ?? 0) + 1);
  };
  // What is taken is counted and not held: a month of texts would fill the memory.
  const carrier = (message: OutgoingMessage) => {
    const drawn = chance() * 1000;
    if (drawn < perMille.throttled) throw answered('Throttled', 429);
    if (drawn < perMille.throttled + perMille.refused)
      throw answered('InvalidParameterException', 400);
    add(taken, message);
    if (drawn > 1000 - perMille.lost) {
      add(lost, message);
      throw new Error('socket hang up');
    }
  };
  return { taken, lost, carrier };
};

/** Who hears by WhatsApp too, and has confirmed all of it. */
const byWhatsapp = {
  ...{ phoneConfirmedAt: 1, emailConfirmedAt: 1 },
  ...{ whatsappAskedAt: 1, whatsappConfirmedAt: 1 },
};

const everybody = (regions: string[]) => [
  ...regions.flatMap((region) => [
    ...[1, 2].map((n) => anOfficer(`petugas-${String(n)}`, { region })),
    ...[3, 4].map((n) => anOfficer(`petugas-${String(n)}`, { region, ...byWhatsapp })),
    anOfficer('ketua', { region, rung: 'chair' }),
  ]),
  ...[...new Set(regions.map((code) => code.slice(0, 2)))].map((region) =>
    anOfficer('provinsi', { region, rung: 'province' }),
  ),
  anOfficer('nasional', { region: 'ID', rung: 'national' }),
];

/**
 * Lets so many messages be planned over so many days on a pushed clock, reports, digests and announcements alike, by
 * services with faults; then until all have ended. Tells after each day how many were planned. Returns what does not add
 * up.
 */
export const simulateDeliveries = async (
  { deliveries: wanted, days, seed, ...plan }: Plan,
  dayIsOver: (rows: number) => void = () => undefined,
) => {
  const chance = random(seed);
  const regions = rows.map(({ code }) => code).slice(0, plan.regions);
  const { taken, lost, carrier } = theServices(chance);
  const officers = everybody(regions);
  const satgas = theSatgas({
    ...{ officers, regions, carrier, order: ['whatsapp', 'sms', 'email'] },
    ...{ monthlySms: wanted * 20, now: firstOfNovember },
  });
  const ticks = (days * dayMinutes) / tickMinutes;
  const sums = theSums();
  let n = 0;
  const report = async () => {
    n += 1;
    const id = String(n).padStart(7, '0');
    await satgas.open(
      aReportReceived({
        ...{ reportKey: `${id}-laporan-abcdefghijk`, caseNumber: `LP-${id}` },
        ...{ region: regions[Math.floor(chance() * regions.length)] ?? '' },
        ...{ severity: 1 + Math.floor(chance() * 5), receivedAt: satgas.now() },
      }),
    );
  };
  const takeSome = async () => {
    for (const alert of satgas.kept.values()) {
      const [officer] = alert.telling;
      if (alert.state !== 'open' || officer === undefined || chance() < 0.5) continue;
      await satgas.act.take(alert, officer);
    }
    await satgas.settle();
  };
  for (let tick = 0; tick < ticks; tick += 1) {
    const share = (wanted * (tick + 1)) / ticks;
    while (sums.seen.planned + satgas.deliveries.size < share) await report();
    if (tick % (dayMinutes / tickMinutes) === 120)
      await satgas.announce({
        ...{ scope: 'ID', announcementId: `${String(satgas.now()).slice(0, 11)}-abcdefghijkl` },
        ...{ title: 'Rapat koordinasi', text: 'Rapat daring.', bySms: true },
        ...{ at: satgas.now(), bodyHash: anAttempt('x').body },
      });
    satgas.waitMinutes(tickMinutes);
    await satgas.tick();
    if (tick % 24 === 0) await takeSome();
    if (tick % (dayMinutes / tickMinutes) !== 0) continue;
    forgetOld(satgas, sums);
    dayIsOver(sums.seen.planned + satgas.deliveries.size);
  }
  // What is open is taken, so that nothing climbs any more; two days let everything end.
  for (let times = 0; times < 60; times += 1) await takeSome();
  for (let tick = 0; tick < (2 * dayMinutes) / tickMinutes; tick += 1) {
    satgas.waitMinutes(tickMinutes);
    await satgas.digest();
  }
  for (const row of satgas.deliveries.values()) sums.add(row);
  return { reports: n, ...addUp(sums, { taken, lost }, satgas.spent()) };
};

type Receipts = { taken: Map<string, number>; lost: Map<string, number> };

const sum = (of: Map<string, number>) => [...of.values()].reduce((all, one) => all + one, 0);
const ended = new Set<Delivery['state']>([
  'accepted',
  'delivered',
  'failed',
  'bundled',
  'not-needed',
]);

/** Sums of messages, one at a time: what is in them need not be held any longer. */
const theSums = () => {
  const accepted = new Map<string, number>();
  const seen = { planned: 0, digests: 0, bundled: 0, announcements: 0, failed: 0, byWhatsapp: 0 };
  const checks = { held: 0, paid: 0, notEnded: 0, mostAttempts: 0 };
  const add = (row: Delivery): void => {
    const { region, officerId, channel, state, about, attempts, holds = [] } = row;
    const key = `${region}/${officerId} ${channel}`;
    if (state === 'accepted') accepted.set(key, (accepted.get(key) ?? 0) + 1);
    seen.planned += 1;
    if (about === 'digest') seen.digests += 1;
    if (about === 'digest') checks.held += holds.length;
    if (about === 'announcement') seen.announcements += 1;
    if (state === 'bundled') seen.bundled += 1;
    if (state === 'failed') seen.failed += 1;
    if (channel === 'whatsapp') seen.byWhatsapp += 1;
    if (channel !== 'email' && isPaid(row)) checks.paid += 1;
    if (!ended.has(state)) checks.notEnded += 1;
    checks.mostAttempts = Math.max(checks.mostAttempts, attempts);
  };
  return { accepted, seen, checks, add };
};

/** A lost answer may have been a message that was sent: its price is not given back, whatever became of it later. */
const isPaid = ({ state, attempts }: Delivery): boolean =>
  state === 'accepted' || (attempts > 0 && state !== 'bundled');

/** Whether what was planned has ended, what has ended as sent was taken, and what was spent was sent. */
const addUp = (
  { accepted, seen, checks }: ReturnType<typeof theSums>,
  { taken, lost }: Receipts,
  spent: number,
) => {
  const unequal = [...new Set([...accepted.keys(), ...taken.keys()])].filter(
    (key) => (accepted.get(key) ?? 0) + (lost.get(key) ?? 0) !== (taken.get(key) ?? 0),
  );
  return {
    ...seen,
    taken: sum(taken),
    answersLost: sum(lost),
    spent,
    notEnded: checks.notEnded,
    mostAttempts: checks.mostAttempts,
    /** Officers and channels whose receipts differ from their rows. */
    unequal: unequal.length,
    /** Messages that say they are in a digest, beyond those that digests say they hold. */
    strayed: seen.bundled - checks.held,
    /** What was spent beyond what was sent. */
    overspent: spent - checks.paid,
  };
};

/** Nothing asks for what is older, or has ended: repeats, ladders and digests look two days back at most. */
const forgetAfterMs = 4 * dayMinutes * 60_000;

/** Counts what has ended long ago, and forgets it: a month needs no more memory than its last days. */
const forgetOld = (satgas: ReturnType<typeof theSatgas>, sums: ReturnType<typeof theSums>) => {
  const before = satgas.now() - forgetAfterMs;
  for (const row of satgas.deliveries.values()) {
    if (row.at >= before || !ended.has(row.state)) continue;
    sums.add(row);
    satgas.forgetMessage(row);
  }
  for (const alert of satgas.kept.values())
    if (alert.state !== 'open' && alert.openedAt < before) satgas.forgetAlert(alert);
  satgas.counted.length = 0;
};

/** What does not hold of a month. */
const faultsOf = (found: Awaited<ReturnType<typeof simulateDeliveries>>): string[] =>
  [
    found.notEnded !== 0 && `${String(found.notEnded)} rows have not ended`,
    found.mostAttempts > 2 && `a message was tried ${String(found.mostAttempts)} times`,
    found.unequal !== 0 && `${String(found.unequal)} officers' receipts differ from their rows`,
    found.strayed !== 0 && `${String(found.strayed)} messages are in no digest that holds them`,
    found.overspent !== 0 &&
      `${String(found.overspent)} messages to phones were paid for and not sent`,
  ].filter((fault) => fault !== false);

const bench = async (): Promise<string[]> => {
  const { values } = readCommand({
    usage: 'npm run bench:deliveries',
    about:
      'Plans and sends a month of messages by services with faults, and compares rows, receipts and spend.',
    options: {
      deliveries: { type: 'string', default: '1000000', about: 'how many messages' },
      regions: { type: 'string', default: '40', about: 'of how many regions' },
      days: { type: 'string', default: '30', about: 'over how many days' },
      seed: { type: 'string', default: '1', about: 'the same faults for the same seed' },
    },
  });
  const started = performance.now();
  const plan = {
    deliveries: countOption('deliveries', values.deliveries),
    regions: countOption('regions', values.regions),
    days: countOption('days', values.days),
    seed: countOption('seed', values.seed),
  };
  // A run that somebody ends has said how far it came, and at what cost.
  const found = await simulateDeliveries(plan, (rows) => {
    const processor = Math.round(process.cpuUsage().user / 1e6);
    const passed = Math.round((performance.now() - started) / 1000);
    console.error(`${String(rows)} rows, ${String(passed)} s, ${String(processor)} s of processor`);
  });
  console.table({ ...found, seconds: Math.round((performance.now() - started) / 1000) });
  return faultsOf(found);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await runBench(bench);
