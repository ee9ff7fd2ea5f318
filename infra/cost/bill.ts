import type { Price } from './price.ts';
import type { Standing } from './standing.ts';
import { timesOf, type Traffic } from './traffic.ts';
import { measuredOperations, type MeasuredOperation, type Units, type Used } from './units.ts';

/** One row of a bill: how much of what, at which price. `usd` is null where there is no price. */
export type BillLine = { price: Price; quantity: number; usd: number | null; what: string };

export type Bill = {
  lines: BillLine[];
  /** Of the lines that have a price. */
  usd: number;
  /** What is used and has no price: the bill is higher than `usd` by as much. */
  unpriced: BillLine[];
  /** The part of `usd` each operation makes, the highest first; what stands is `standing`. */
  byCause: { cause: MeasuredOperation | 'standing'; usd: number }[];
};

export type BillNeeds = {
  traffic: Traffic;
  units: Units;
  standing: Standing;
  prices: ReadonlyMap<string, Price>;
};

/** Memory of a function, which AWS bills by the second, as infra/parts/function.ts sets it unless said. */
const functionGb = 1;
const daysOfMonth = 30;
/** Stored of one pledge and one report with all that belongs to it, in kilobytes: bounds, not measured. */
const storedKb = { pledge: 1, report: 12 };
/** Bytes of a gigabyte as AWS bills transfer and storage. */
const kbOfGb = 1024 * 1024;

/** What one operation uses in the deployment that is priced. */
type InDeployment = Used & { whatsappMessages: number };

/** What one use of an operation takes of each priced thing, and what it is called on the bill. */
const metered: readonly [price: string, what: string, of: (used: InDeployment) => number][] = [
  ['api-request', 'requests to the API', ({ requests }) => requests],
  ['waf-request', 'requests the firewall looks at', ({ requests }) => requests],
  ['lambda-request', 'invocations', ({ invocations }) => invocations],
  ['lambda-gb-second', 'time of functions', ({ functionMs }) => (functionMs / 1000) * functionGb],
  ['write-unit', 'write units', ({ writeUnits }) => writeUnits],
  ['read-unit', 'read units', ({ readUnits }) => readUnits],
  ['sns-publish', 'published messages', ({ publishes }) => publishes],
  ['sqs-request', 'requests to queues', ({ queueRequests }) => queueRequests],
  ['secret-request', 'reads of secrets', ({ secretRequests }) => secretRequests],
  ['s3-put', 'objects written', ({ objectWrites }) => objectWrites],
  ['s3-get', 'objects read', ({ objectReads }) => objectReads],
  ['log-gb', 'logs', ({ logKilobytes }) => logKilobytes / kbOfGb],
  ['data-out-gb', 'bytes sent to people', ({ kilobytesOut }) => kilobytesOut / kbOfGb],
  ['sms-part', 'parts of SMS', ({ smsParts }) => smsParts],
  ['whatsapp-message', 'messages by WhatsApp', ({ whatsappMessages }) => whatsappMessages],
  ['whatsapp-fee', 'the same, what AWS adds', ({ whatsappMessages }) => whatsappMessages],
  ['email', 'e-mails', ({ emails }) => emails],
];

/** What CloudFront takes of each request that comes through it, stored or not; its answers leave AWS there. */
const throughDoor: typeof metered = [
  ['edge-request', 'requests to CloudFront', ({ requests }) => requests],
  ['edge-function', 'runs of the function at the edge', ({ requests }) => requests],
  ['edge-out-gb', 'bytes sent to people by CloudFront', (used) => used.kilobytesOut / kbOfGb],
];

/** What people open of which CloudFront may store the answer (`stored` of the operations). */
const storedAtEdge: readonly MeasuredOperation[] = ['pledge-page', 'counts'];

/** What is paid for by the month, whatever is used. */
const monthly: readonly [price: string, what: string, of: (standing: Standing) => number][] = [
  ['kms-key-month', 'keys', ({ keys }) => keys],
  ['secret-month', 'secrets', ({ secrets }) => secrets],
  ['alarm-month', 'metrics that alarms watch', ({ alarmMetrics }) => alarmMetrics],
  [
    'composite-alarm-month',
    'alarms that ring for several',
    ({ compositeAlarms }) => compositeAlarms,
  ],
  ['metric-month', 'metrics of our own', ({ ownMetrics }) => ownMetrics],
  ['waf-acl-month', 'firewall', ({ webAcls }) => webAcls],
  ['waf-rule-month', 'rules of the firewall', ({ webAclRules }) => webAclRules],
];

/** Prices what a deployment uses; throws Error where the table has no row for something used. */
export const billOf = ({ traffic, units, standing, prices }: BillNeeds): Bill => {
  const priced = (id: string, what: string, quantity: number): BillLine => {
    const price = prices.get(id);
    if (!price) throw new Error(`There is no row ${id} in the table of prices`);
    return {
      price,
      what,
      quantity,
      usd: price.usd === null ? null : (quantity / price.per) * price.usd,
    };
  };
  const usedLines = (operation: MeasuredOperation): BillLine[] => {
    const used = inDeployment(operation, { traffic, units });
    const times = timesOf(traffic)[operation];
    const linesOf = (rows: typeof metered, uses: InDeployment) =>
      rows.map(([id, what, of]) => priced(id, what, of(uses) * times));
    if (standing.doors === 0) return linesOf(metered, used);
    return [
      ...linesOf(metered, behindDoor(operation, used, traffic.fromEdge)),
      ...linesOf(throughDoor, used),
    ];
  };
  const months = traffic.days / daysOfMonth;
  const storedGb = (traffic.pledges * storedKb.pledge + traffic.reports * storedKb.report) / kbOfGb;
  const standingLines = [
    ...monthly.map(([id, what, of]) => priced(id, what, of(standing) * months)),
    priced('table-gb-month', 'rows stored', storedGb * months),
    priced('table-backup-gb-month', 'rows that can be restored', storedGb * months),
  ];
  const byOperation = measuredOperations.map((cause) => ({ cause, lines: usedLines(cause) }));
  const lines = joined([...byOperation.flatMap(({ lines: own }) => own), ...standingLines]);
  return {
    lines,
    usd: sumOf(lines),
    unpriced: lines.filter(({ usd }) => usd === null),
    byCause: [...byOperation, { cause: 'standing' as const, lines: standingLines }]
      .map(({ cause, lines: own }) => ({ cause, usd: sumOf(own) }))
      .sort((a, b) => b.usd - a.usd),
  };
};

/**
 * What was measured, as it is in the deployment that is priced. What a function does every minute it does for each
 * region served: it runs as often, and reads, writes and computes as much more. Messages go to each officer: to one who hears
 * by WhatsApp as many as by SMS, each of one part.
 */
const inDeployment = (
  operation: MeasuredOperation,
  { traffic, units }: Pick<BillNeeds, 'traffic' | 'units'>,
): InDeployment => {
  const used = units.operations[operation];
  const officers = traffic.officers / units.officersTold;
  const regions = operation === 'idle-minute' ? traffic.regions / units.regions : 1;
  return {
    ...used,
    functionMs: used.functionMs * regions,
    readUnits: used.readUnits * regions,
    writeUnits: used.writeUnits * regions,
    smsParts: used.smsParts * officers,
    whatsappMessages: used.smsParts * officers * traffic.whatsappShare,
    emails: used.emails * officers,
  };
};

/** What is left for the API and all behind it; what it sends to CloudFront is free. */
const behindDoor = (
  operation: MeasuredOperation,
  used: InDeployment,
  fromEdge: number,
): InDeployment => {
  const share = storedAtEdge.includes(operation) ? 1 - fromEdge : 1;
  const left: InDeployment = { ...used };
  for (const name of Object.keys(used) as (keyof InDeployment)[]) left[name] = used[name] * share;
  return { ...left, kilobytesOut: 0 };
};

const sumOf = (lines: readonly BillLine[]): number =>
  lines.reduce((sum, { usd }) => sum + (usd ?? 0), 0);

/** One line for each price; what is not used at all has none. */
const joined = (lines: readonly BillLine[]): BillLine[] => {
  const byPrice = new Map<string, BillLine>();
  for (const line of lines.filter(({ quantity }) => quantity > 0)) {
    const before = byPrice.get(line.price.id);
    const quantity = line.quantity + (before?.quantity ?? 0);
    const usd = line.usd === null ? null : line.usd + (before?.usd ?? 0);
    byPrice.set(line.price.id, { ...line, quantity, usd });
  }
  return [...byPrice.values()];
};
