import { readCommand } from '../../infra/command-line.ts';
import { fileURLToPath } from 'node:url';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };
import { aReportReceived, anOfficer } from '../support/builders.ts';
import { theSatgas } from '../support/memory-satgas.ts';
import { countOption } from './options.ts';
import { runBench } from './run-bench.ts';

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

/** When each report comes in, where, how urgent: spread over the month, with a burst of a tenth on the fourth day in one region. */
const reportsOf = ({ reports, days, seed }: Month, regions: string[]) => {
  const chance = random(seed);
  const pick = <One>(list: readonly One[]) => list[Math.floor(chance() * list.length)];
  return Array.from({ length: reports }, (_, n) => {
    const inBurst = n % 10 === 0;
    const minute = inBurst
      ? (Math.min(4, days) - 1) * dayMinutes + Math.floor(chance() * dayMinutes)
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

/** A month takes long: which day it is, and how many alerts there are, on the terminal. */
const sayDay = (day: number, days: number, alerts: number): void =>
  void process.stderr.write(
    `day ${String(day + 1)} of ${String(days)}: ${String(alerts)} alerts\n`,
  );

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
    if (minute % dayMinutes === 0) sayDay(minute / dayMinutes, month.days, satgas.kept.size);
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
    /** Taken once, and open again since nobody did anything: nobody ends a case here. */
    takenAndLeft: alerts.filter(({ state, takenAt }) => state === 'open' && takenAt !== undefined)
      .length,
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

type Found = Awaited<ReturnType<typeof simulateMonth>>;

/** Alerts that are open and should have moved on hours ago. */
const stuckOf = ({ open, endedAt }: Pick<Found, 'open' | 'endedAt'>): number =>
  open.filter(({ dueAt }) => dueAt < endedAt - 11 * 60 * minuteMs).length;

/** What does not hold of a month that must: every report an alert, none silent or stuck, no SMS beyond the budget. */
export const monthFaults = (
  found: Pick<Found, 'open' | 'endedAt' | 'reports' | 'alerts' | 'withoutFirstAlert' | 'spent'>,
  { monthlySms }: Pick<Month, 'monthlySms'>,
): string[] =>
  [
    found.reports === 0 && 'no report came in',
    found.alerts !== found.reports &&
      `${String(found.reports)} reports made ${String(found.alerts)} alerts`,
    found.withoutFirstAlert > 0 && `${String(found.withoutFirstAlert)} first alerts were lost`,
    stuckOf(found) > 0 && `${String(stuckOf(found))} alerts are stuck`,
    found.spent > monthlySms && `${String(found.spent)} SMS were sent of ${String(monthlySms)}`,
  ].filter((fault) => fault !== false);

const readOptions = (): Month => {
  const { values } = readCommand({
    usage: 'npm run bench:satgas',
    about: 'A month of reports, alerts and ladders on a pushed clock.',
    options: {
      regions: { type: 'string', default: '552', about: 'of how many regions' },
      reports: { type: 'string', default: '60000', about: 'how many reports' },
      days: { type: 'string', default: '30', about: 'over how many days' },
      sms: { type: 'string', default: '60000', about: "what the month's budget has room for" },
      seed: { type: 'string', default: '1', about: 'the same month for the same seed' },
    },
  });
  return {
    regions: countOption('regions', values.regions),
    reports: countOption('reports', values.reports),
    days: countOption('days', values.days),
    monthlySms: countOption('sms', values.sms),
    seed: countOption('seed', values.seed),
  };
};

const bench = async (): Promise<string[]> => {
  const month = readOptions();
  const startedAt = performance.now();
  const found = await simulateMonth(month);
  const { open, ...rest } = found;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  console.table({ ...month, ...rest, stillOpen: open.length, stuck: stuckOf(found), seconds });
  return monthFaults(found, month);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await runBench(bench);
