import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Officer } from '../../functions/satgas/officer.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };
import { aReportReceived, anOfficer } from '../support/builders.ts';
import { theSatgas } from '../support/memory-satgas.ts';

type Month = {
  regions: number;
  reports: number;
  days: number;
  /** What the month's budget has room for. */
  monthlySms: number;
  seed: number;
};

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** The schedule ticks every minute; five are one step here, so that a month takes minutes. */
const tickMinutes = 5;
const firstOfNovember = Date.parse('2026-10-31T17:00:00Z');

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

const week = [1, 2, 3, 4, 5];

/** Five of each region: three by roster, one of them on leave for a week, one always, and a chair. */
const teamOf = (region: string): Officer[] => [
  anOfficer('pagi', { region, duty: [{ days: week, from: '06:00', to: '14:00' }] }),
  anOfficer('sore', { region, duty: [{ days: week, from: '14:00', to: '22:00' }] }),
  anOfficer('akhir-pekan', {
    region,
    duty: [{ days: [6, 7], from: '00:00', to: '23:59' }],
    leave: [{ from: '2026-11-09', to: '2026-11-15' }],
  }),
  anOfficer('cadangan', { region, unit: 'DISDIK' }),
  anOfficer('ketua', { region, rung: 'chair', unit: 'SEKDA' }),
];

const everybody = (regions: string[]): Officer[] => [
  ...regions.flatMap(teamOf),
  ...[...new Set(regions.map((code) => code.slice(0, 2)))].map((region) =>
    anOfficer('provinsi', { region, rung: 'province' }),
  ),
  anOfficer('nasional', { region: 'ID', rung: 'national' }),
];

const units = [undefined, undefined, 'DISDIK', 'SEKDA', 'DINKES'];

/** When each report comes in, where, how urgent: spread over the month, with a burst of a tenth in one day and region. */
const reportsOf = ({ reports, days, seed }: Month, regions: string[]) => {
  const chance = random(seed);
  const pick = <One>(list: readonly One[]) => list[Math.floor(chance() * list.length)];
  return Array.from({ length: reports }, (_, n) => {
    const inBurst = n % 10 === 0;
    const minute = inBurst
      ? 3 * dayMinutes + Math.floor(chance() * dayMinutes)
      : Math.floor(chance() * days * dayMinutes);
    const region = inBurst ? regions[0] : pick(regions);
    return {
      n,
      minute,
      region: region ?? '',
      severity: 1 + Math.floor(chance() * 5),
      unit: pick(units),
    };
  }).sort((a, b) => a.minute - b.minute);
};

/**
 * Runs a month of the alert line on a pushed clock: half of what officers are told they take
 * within an hour, a tenth of the regions never answer. Answers what became of every alert.
 */
export const simulateMonth = async (month: Month) => {
  const regions = rows.map(({ code }) => code).slice(0, month.regions);
  const chance = random(month.seed + 1);
  const satgas = theSatgas({
    officers: everybody(regions),
    regions,
    monthlySms: month.monthlySms,
    now: firstOfNovember,
  });
  const coming = reportsOf(month, regions);
  const silent = new Set(regions.filter((_, n) => n % 10 === 9));
  const told = new Set<string>();
  let seen = 0;
  let exhausted = 0;
  const takeSome = async () => {
    for (const message of satgas.sent.slice(seen)) {
      const found = /LP-\d{6}/.exec(message.text)?.[0];
      if (found) told.add(found);
    }
    seen = satgas.sent.length;
    for (const alert of satgas.kept.values()) {
      if (alert.state !== 'open' || silent.has(alert.region)) continue;
      const [officer] = alert.telling;
      if (officer !== undefined && chance() < 0.5)
        await satgas.act.take(
          alert,
          alert.telling[Math.floor(chance() * alert.telling.length)] ?? officer,
        );
    }
    await satgas.settle();
  };
  let next = 0;
  for (let minute = 0; minute < month.days * dayMinutes; minute += tickMinutes) {
    for (let one = coming[next]; one && one.minute < minute + tickMinutes; one = coming[next]) {
      next += 1;
      const caseNumber = `LP-${String(one.n).padStart(6, '0')}`;
      await satgas.open(
        aReportReceived({
          reportKey: `${String(one.n).padStart(6, '0')}-laporan-abcdefghijkl`,
          caseNumber,
          region: one.region,
          severity: one.severity,
          accusedUnit: one.unit,
          receivedAt: satgas.now(),
        }),
      );
    }
    satgas.waitMinutes(tickMinutes);
    await satgas.tick();
    if (minute % 60 === 0) await takeSome();
  }
  await takeSome();
  exhausted = satgas.counted.filter((metric) => metric === 'AlertsExhausted').length;
  const alerts = [...satgas.kept.values()];
  const held = new Set(
    [...satgas.deliveries.values()].filter(({ step }) => step === 0).map(({ alertId }) => alertId),
  );
  return {
    served: regions.length,
    reports: coming.length,
    alerts: alerts.length,
    taken: alerts.filter(({ state }) => state !== 'open').length,
    open: alerts.filter(({ state }) => state === 'open'),
    lastRung: alerts.filter(({ state, rung }) => state === 'open' && rung === 4).length,
    exhausted,
    withoutFirstAlert: alerts.filter(
      ({ alertId, caseNumber }) => !told.has(caseNumber) && !held.has(alertId),
    ).length,
    spent: satgas.spent(),
    sms: satgas.sent.filter(({ channel }) => channel === 'sms').length,
    email: satgas.sent.filter(({ channel }) => channel === 'email').length,
    endedAt: satgas.now(),
  };
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { reports: { type: 'string' }, sms: { type: 'string' }, seed: { type: 'string' } },
  });
  const month: Month = {
    regions: 552,
    reports: Number(values.reports ?? 60_000),
    days: 30,
    monthlySms: Number(values.sms ?? 60_000),
    seed: Number(values.seed ?? 1),
  };
  const started = process.hrtime.bigint();
  const { open, ...found } = await simulateMonth(month);
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  const waiting = open.filter(({ dueAt }) => dueAt < found.endedAt - minuteMs * 60 * 11).length;
  console.table({ ...month, ...found, stillOpen: open.length, stuck: waiting, seconds });
  if (waiting > 0 || found.withoutFirstAlert > 0 || found.spent > month.monthlySms)
    process.exitCode = 1;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
