import type { Entry } from '../guard.ts';

const findings = 'functions/reports/findings';
const store = 'test/store/findings.test.ts';

/** What somebody of the satgas finds themselves. */
export const findingGuards: readonly Entry[] = [
  {
    row: 'finding-decides-alone',
    in: 'functions/reports/cases/case-for-officer.ts',
    guard: 'if (isFinder(officer.kept, officer.person))',
    without: 'if (officer.kept === undefined)',
    shownBy: store,
    test: 'takes no step by whoever found it, and every step by another',
  },
  {
    row: 'finding-decides-alone',
    in: 'functions/satgas/alerts/new-alert.ts',
    guard: 'finder ? [finder.officerId] : [];',
    without: 'finder ? [] : [];',
    shownBy: 'test/unit/satgas/findings.test.ts',
    test: 'is told to others than its finder, for as long as it climbs',
  },
  {
    row: 'finding-own-unit',
    in: `${findings}/file-finding.ts`,
    guard: 'if (conflict === undefined || conflict === settledAbove) return;',
    without: 'if (conflict !== settledAbove) return;',
    shownBy: store,
    test: 'is no officer’s who serves in the accused’s unit, nor of one above or below it',
  },
  {
    row: 'finding-files',
    in: 'functions/reports/evidence/add-to-finding.ts',
    guard: 'if (!isFinder(report, person))',
    without: 'if (report.lane === undefined && !isFinder(report, person))',
    shownBy: 'test/store/finding-files.test.ts',
    test: 'is refused from anybody else, and to what somebody reported',
  },
  {
    row: 'finding-counts',
    in: 'functions/reports/cases/funnel.ts',
    guard: "(is && kept.reached['checked'] !== undefined ? 1 : 0);",
    without: '(is ? 1 : 0);',
    shownBy: store,
    test: 'counts apart, and only once somebody else has checked it',
  },
  {
    row: 'finding-counts',
    in: `${findings}/finder-limit.ts`,
    guard: "ConditionExpression: 'attribute_not_exists(calls) OR calls < :most',",
    without: "ConditionExpression: 'attribute_not_exists(calls) OR calls > :one OR calls < :most',",
    shownBy: store,
    test: 'may be filed twenty times a day by one officer',
  },
];
