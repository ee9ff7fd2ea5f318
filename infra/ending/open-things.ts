import * as z from 'zod/mini';
import { isLive, fileRequestShape } from '../../functions/reports/cases/file-request.ts';
import { handOversIn, handOverStanding } from '../../functions/reports/identity/hand-over-trail.ts';

type Item = Record<string, unknown>;

/** Counts the rows of a table that are open, one after the other. */
type Counter = { see: (row: Item) => void; count: () => number };

/** What must not be lost while it is open. */
export type OpenThing = {
  table: string;
  says: string;
  whatToDo: string;
  /** `now` in milliseconds since the epoch. */
  counter: (now: number) => Counter;
};

const each = (isOpen: (row: Item, now: number) => boolean) => (now: number) => {
  let found = 0;
  return {
    see: (row: Item) => {
      if (isOpen(row, now)) found += 1;
    },
    count: () => found,
  };
};

const begins = (value: unknown, start: string): boolean =>
  typeof value === 'string' && value.startsWith(start);
const ends = (value: unknown, end: string): boolean =>
  typeof value === 'string' && value.endsWith(end);

/** The rows about hand-overs, put together once all were seen. */
const handOvers = (now: number): Counter => {
  const rows = new Map<string, Item[]>();
  return {
    see: (row) => {
      if (!begins(row['item'], 'handover')) return;
      const report = String(row['reportKey']);
      rows.set(report, [...(rows.get(report) ?? []), row]);
    },
    count: () =>
      [...rows.values()]
        .flatMap(handOversIn)
        .filter((one) => ['waiting', 'open'].includes(handOverStanding(one, now))).length,
  };
};

const isWaitingFile = (row: Item, now: number): boolean => {
  const request = z.safeParse(fileRequestShape, row);
  return request.success && isLive(request.data, now);
};

/** Everything that keeps a campaign from ending: by the logical id of its table. */
export const openThings: readonly OpenThing[] = [
  {
    table: 'SatgasAlerts4D4E7CFF',
    says: 'alerts are not resolved',
    whatToDo: 'Officers take and resolve them (/v1/alerts).',
    counter: each(({ state }) => state === 'open' || state === 'taken'),
  },
  {
    table: 'ReportsCases76B7826D',
    says: 'cases have not ended',
    whatToDo:
      'Officers end or refer each (/v1/cases); a closed case stays until its own time is over.',
    counter: each(({ item, queue }) => item === 'case' && !ends(queue, '#closed')),
  },
  {
    table: 'ReportsCases76B7826D',
    says: 'requests to open a sealed file are under way',
    whatToDo: 'The second person answers, or they lapse in 72 hours.',
    counter: each(isWaitingFile),
  },
  {
    table: 'SatgasDeliveries1AA6FCE9',
    says: 'messages to officers were not sent yet',
    whatToDo:
      'They go within the hour or at the next digest; look at the dead letters (npm run redrive).',
    counter: each(({ state }) => state === 'queued' || state === 'held'),
  },
  {
    table: 'ReportsIdentityAccess15D17678',
    says: 'hand-overs to Bawaslu wait for an answer, or their link is open',
    whatToDo: 'The second person answers, Bawaslu confirms, or the link ends after seven days.',
    counter: handOvers,
  },
  {
    table: 'SiteDataRequests5FB281B5',
    says: 'requests about personal data are not answered',
    whatToDo: 'Admins answer them (/v1/data-requests): the law gives 72 hours.',
    counter: each(({ queue }) => queue !== undefined && !ends(queue, '#answered')),
  },
  {
    table: 'ReportsQuarantine178AA92E',
    says: 'deliveries wait in quarantine, and may be reports',
    whatToDo: 'Replay them, or discard them by two (/v1/quarantine).',
    // Raw bodies, names and counts are in partitions that no source can be called by.
    counter: each(
      (row) => 'bodyBytes' in row && !('outcome' in row) && !String(row['source']).includes('/'),
    ),
  },
  {
    table: 'PledgesTableB1F94A67',
    says: 'pledges have no end',
    whatToDo: 'npm run end-pledges gives each its end.',
    counter: each(({ expiresAt }) => expiresAt === undefined),
  },
];
