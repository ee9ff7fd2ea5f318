import type { Entry } from '../guard.ts';

const readings = 'functions/reports/readings';
const guardOfCases = 'test/unit/follow-up/case-guard.test.ts';

/** What keeps a reading from being unseen, or from being seen no more. */
export const readingGuards: readonly Entry[] = [
  {
    row: 'reading-unseen',
    in: 'functions/reports/case-access.ts',
    guard: 'await desk.noteReading({ ...read, person: officer.person });',
    without: '',
    shownBy: guardOfCases,
    test: 'leaves an entry before anything is looked at',
  },
  {
    row: 'reading-unseen',
    in: 'functions/reports/case-access.ts',
    guard: 'await desk.noteReading({ ...read, person: officer.person });',
    without: 'await desk.noteReading({ ...read, person: officer.person }).catch(() => undefined);',
    shownBy: guardOfCases,
    test: 'is refused together with its entry',
  },
  {
    row: 'reading-unseen',
    in: 'functions/reports/cases/list-cases.http.ts',
    guard:
      'return noteReading({ about: aboutQueue(within), reads, region: within, person, cases });',
    without: 'return Promise.resolve();',
    shownBy: guardOfCases,
    test: 'names the cases a list, a search and an export held',
  },
  {
    row: 'readings-rewritten',
    in: `${readings}/chain.ts`,
    guard: 'link.hash !== hashOf(link) || link.region !== region',
    without: 'link.region !== region',
    shownBy: 'test/unit/readings/chain.test.ts',
    test: 'names every link that was changed',
  },
  {
    row: 'readings-rewritten',
    in: `${readings}/chain.ts`,
    guard: 'head.sequence === sequence - 1 && link.previous !== head.hash',
    without: 'head.sequence === sequence',
    shownBy: 'test/unit/readings/chain.test.ts',
    test: 'names the link behind one that was replaced by a sound one of another reading',
  },
  {
    row: 'readings-rewritten',
    in: 'infra/readings/check-readings.ts',
    guard: 'if (!row && reading.expiresAt * 1000 > needs.now) found.gone.push(name);',
    without: '',
    shownBy: 'test/local/readings-chain.test.ts',
    test: 'finds what was deleted from the table, changed there, or never copied',
  },
  {
    row: 'readings-rewritten',
    in: 'infra/readings/check-readings.ts',
    guard: 'if (row && !isSame(row, reading)) found.changed.push(name);',
    without: '',
    shownBy: 'test/local/readings-chain.test.ts',
    test: 'finds what was deleted from the table, changed there, or never copied',
  },
];
