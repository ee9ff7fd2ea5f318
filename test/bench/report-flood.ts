import { readCommand } from '../../infra/command-line.ts';
import { fileURLToPath } from 'node:url';
import type { Barring } from '../../events/barring.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import type { ReadQueue } from '../../functions/reports/cases/case-queue.ts';
import { listCases } from '../../functions/reports/cases/list-cases.ts';
import { reportLimits, slowerByMs } from '../../functions/reports/intake/flood-policy.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';
import { sendersOf } from '../../shared/limits/sender-limit.ts';
import { aReportReceived, anOfficer } from '../support/builders.ts';
import { aCase } from '../support/cases.ts';
import { demoCampaign } from '../support/campaign.ts';
import { mondayMorning, theSatgas } from '../support/memory-satgas.ts';
import { countOption } from './options.ts';
import { runBench } from './run-bench.ts';

/** So many reports of a flood over so many minutes, and ten others among them. */
type Flood = { reports: number; minutes: number; monthlySms: number };

type Report = {
  n: number;
  minute: number;
  severity: number;
  address: string;
  /** Whom it accuses; nobody who can be compared where it is left out. */
  accused?: string;
  isTrue: boolean;
};

const minuteMs = 60_000;
const region = '18.09';
const trueReports = 10;
const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const barring: Barring = { standing: 'named', units: ['KEC-PADANGCERMIN'], names: [] };
const markOf = (accused: string) => keyedHash(Buffer.alloc(32, 3), 'alike', accused);
const keyOf = (n: number) => `${String(n).padStart(6, '0')}-laporan-abcdefghijkl`;
const numberOf = (n: number) => `LP-${String(n).padStart(6, '0')}`;

/** Of a flood nine in ten are about one of eight people, and the rest about as many as there are; they come from eight networks. */
const floodOf = ({ reports, minutes }: Flood): Report[] => {
  const junk = Array.from({ length: reports }, (_, n): Report => ({
    n,
    minute: Math.floor((n * minutes) / reports),
    severity: 3 + (n % 2),
    address: `203.0.${String(n % 8)}.${String((n >> 3) % 16)}`,
    accused: n % 10 === 0 ? `seseorang ${String(n)}` : `orang ${String(n % 8)}`,
    isTrue: false,
  }));
  const others = Array.from({ length: trueReports }, (_, i): Report => ({
    n: reports + i,
    minute: Math.floor(((i + 0.5) * minutes) / trueReports),
    severity: i % 3 === 0 ? 5 : 3,
    // The last has no script, and shares the network of a flood.
    address: i === trueReports - 1 ? '203.0.0.200' : `198.51.${String(i)}.7`,
    ...(i % 2 === 0 && { accused: `terlapor ${String(i)}` }),
    isTrue: true,
  }));
  return [...junk, ...others].sort((a, b) => a.minute - b.minute);
};

/** Counts senders as the table does: a day at a time. */
const counting = () => {
  const calls = new Map<string, number>();
  const add = (sender: string) => {
    calls.set(sender, (calls.get(sender) ?? 0) + 1);
    return calls.get(sender) ?? 0;
  };
  return ({ address, minute }: Report): boolean => {
    const day = Math.floor(minute / 1440);
    const { address: own, network } = sendersOf(address);
    const ofAddress = add(`${day} ${own}`);
    return add(`${day} net ${network}`) > reportLimits.network || ofAddress > reportLimits.address;
  };
};

type Told = { severity: number; isHeld: boolean; afterMinutes: number | undefined; rungs: number };
type FloodFound = {
  reports: number;
  alerts: number;
  raised: number;
  held: number;
  spent: number;
  told: Told[];
  /** True reports that the first page of the queue does not show. */
  notOnFirstPage: number;
  lines: number;
};

/** Lets a flood come in by a pushed clock, minute by minute, with nobody taking anything; returns what became of it. */
export const simulateFlood = async (flood: Flood): Promise<FloodFound> => {
  const satgas = theSatgas({ officers: team, monthlySms: flood.monthlySms, regions: [region] });
  const isOver = counting();
  const reports = floodOf(flood);
  const held = new Map<number, boolean>();
  let next = 0;
  for (let minute = 0; minute < flood.minutes + 180; minute += 1) {
    for (; next < reports.length && (reports[next]?.minute ?? 0) <= minute; next += 1) {
      const report = reports[next];
      if (!report) break;
      held.set(report.n, isOver(report));
      await satgas.open(eventOf(report, held.get(report.n) === true, satgas.now()));
    }
    await satgas.pass(1);
  }
  const alerts = [...satgas.kept.values()];
  const ofReport = new Map(alerts.map((one) => [one.reportKey, one]));
  const told = reports
    .filter(({ isTrue }) => isTrue)
    .map((report): Told => {
      const said = satgas.sent.filter(({ text }) => text.includes(numberOf(report.n)));
      const arrived = mondayMorning + report.minute * minuteMs;
      const first = said.at(0)?.at;
      return {
        severity: report.severity,
        isHeld: held.get(report.n) === true,
        afterMinutes: first === undefined ? undefined : (first - arrived) / minuteMs,
        rungs: (ofReport.get(keyOf(report.n))?.rung ?? -1) + 1,
      };
    });
  const page = await firstPage(reports, held);
  const shown = new Set(page.cases.map(({ caseNumber }) => caseNumber));
  const hidden = reports.filter(({ isTrue, n }) => isTrue && !shown.has(numberOf(n)));
  return {
    reports: reports.length,
    alerts: alerts.length,
    raised: alerts.filter(({ joins }) => joins === undefined).length,
    held: [...held.values()].filter(Boolean).length,
    spent: satgas.spent(),
    told,
    notOnFirstPage: hidden.length,
    lines: page.cases.length,
  };
};

const eventOf = (report: Report, isHeld: boolean, now: number) =>
  aReportReceived({
    reportKey: keyOf(report.n),
    caseNumber: numberOf(report.n),
    receivedAt: now,
    severity: report.severity,
    accusedUnit: 'KEC-PADANGCERMIN',
    barring,
    ...(report.accused !== undefined && { alike: markOf(report.accused) }),
    ...(isHeld && { heldUntil: now + slowerByMs(report.severity) }),
  });

const firstPage = (reports: Report[], held: Map<number, boolean>) => {
  const one = aCase();
  const cases = reports.map((report): Case => ({
    ...one,
    caseKey: keyOf(report.n),
    caseNumber: numberOf(report.n),
    region,
    severity: report.severity,
    dueAt: mondayMorning + report.minute * minuteMs + 3 * 86_400_000,
    expiresAt: mondayMorning / 1000 + 86_400,
    ...(report.accused !== undefined && { alike: markOf(report.accused) }),
    ...(held.get(report.n) === true && { overLimit: true }),
  }));
  const readQueue: ReadQueue = ({ after, most }) => {
    const from = after ? cases.findIndex(({ caseKey }) => caseKey === after.caseKey) + 1 : 0;
    return Promise.resolve(cases.slice(from, from + most));
  };
  const list = listCases({ readQueue, campaign: demoCampaign(), now: () => mondayMorning });
  return list({
    regions: [region],
    mayRead: () => true,
    state: 'open',
    isGrouped: true,
    after: {},
  });
};

/** What of a flood is not as it must be. */
export const floodFaults = (found: FloodFound, { monthlySms }: Flood): string[] =>
  [
    found.alerts !== found.reports &&
      `${String(found.reports)} reports made ${String(found.alerts)} alerts`,
    found.told.some(({ afterMinutes = Infinity, isHeld }) => afterMinutes > (isHeld ? 10 : 0)) &&
      'a true report was told late, or never',
    found.told.some(({ rungs }) => rungs < 4) && 'a true report did not climb its ladder',
    // The day of a region, and of the region a day later where the flood goes past midnight.
    found.spent > Math.max(2 * 0.1 * monthlySms, 40) &&
      `${String(found.spent)} SMS were sent of ${String(monthlySms)}`,
    found.notOnFirstPage > 0 && `${String(found.notOnFirstPage)} true reports are hidden`,
  ].filter((fault) => fault !== false);

const readOptions = (): Flood => {
  const { values } = readCommand({
    usage: 'npm run bench:flood',
    about:
      'Lets a flood of reports come in with ten true ones among them, and says when each of those was alerted.',
    options: {
      reports: { type: 'string', default: '10000', about: 'how many' },
      minutes: { type: 'string', default: '1440', about: 'over how long' },
      sms: { type: 'string', default: '757', about: "what the month's budget has room for" },
    },
  });
  return {
    reports: countOption('reports', values.reports),
    minutes: countOption('minutes', values.minutes),
    monthlySms: countOption('sms', values.sms),
  };
};

const bench = async (): Promise<string[]> => {
  const flood = readOptions();
  const { told, ...rest } = await simulateFlood(flood);
  console.table({ ...flood, ...rest });
  console.table(told);
  return floodFaults({ told, ...rest }, flood);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await runBench(bench);
