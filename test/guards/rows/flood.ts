import type { Entry } from '../guard.ts';
import { puzzleGuards } from './puzzle.ts';

const alerts = 'functions/satgas/alerts';
const clusters = 'test/unit/satgas/clusters.test.ts';
const senderLimit = 'shared/limits/sender-limit.ts';
const queue = 'functions/reports/cases/list-cases.ts';

/** What a flood of reports may not do: hide a true one, ring for each, or say where its sender is. */
export const floodGuards: readonly Entry[] = [
  {
    row: 'flood-one-place',
    in: senderLimit,
    guard: '(await count(address, now)) > 1 ?',
    without: '(await count(address, now)) > 1e9 ?',
    shownBy: 'test/store/sender-limit.test.ts',
    test: 'is a number for each address',
  },
  {
    row: 'flood-one-place',
    in: senderLimit,
    guard: 'keyedHash(secret, `sender/${kind}/${by}/${day}`, sender[by])',
    without: '`sender/${kind}/${by}/${day}/${sender[by]}`',
    shownBy: 'test/store/sender-limit.test.ts',
    test: 'stores no address',
  },
  {
    row: 'flood-one-place',
    in: `${alerts}/clusters.ts`,
    guard: "alert.heldUntil === undefined ? '' : 'held-'",
    without: "''",
    shownBy: clusters,
    test: 'holds no other back, though its own was never stored',
  },
  {
    row: 'flood-one-place',
    in: `${alerts}/new-alert.ts`,
    guard: 'if (heldUntil === undefined || heldUntil <= under.now) return alert;',
    without: 'if (heldUntil === undefined || heldUntil > 0) return alert;',
    shownBy: clusters,
    test: 'is told of after',
  },
  {
    row: 'flood-one-place',
    in: 'functions/satgas/telling/notify-officers.ts',
    guard: "if (alert.heldUntil !== undefined) return 'again';",
    without: '',
    shownBy: clusters,
    test: 'leaves the money of first alerts to others',
  },
  ...puzzleGuards,
  {
    row: 'flood-queue',
    in: queue,
    guard: 'if (own !== undefined) firsts.set(own, kept.caseKey);',
    without: '',
    shownBy: 'test/unit/cases/clusters.test.ts',
    test: 'shows each other case on its first page',
  },
  {
    row: 'flood-queue',
    in: queue,
    guard: '`${cluster}#${kept.severity}`',
    without: 'cluster',
    shownBy: 'test/unit/cases/clusters.test.ts',
    test: 'gives a more urgent case of a cluster a line of its own',
  },
  {
    row: 'flood-queue',
    in: queue,
    guard: 'const mostGrouped = 12_000;',
    without: 'const mostGrouped = 500;',
    shownBy: 'test/unit/cases/clusters.test.ts',
    test: 'shows each other case on its first page',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/clusters.ts`,
    guard: 'if (joins) return joining(alert, seen.leadId, now());',
    without: '',
    shownBy: clusters,
    test: 'raise one ladder, and each is a case on it',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/clusters.ts`,
    guard: 'one.severity <= lead.severity &&',
    without: '',
    shownBy: clusters,
    test: 'raise their own beside one',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/clusters.ts`,
    guard: 'one.accusedUnit === lead.accusedUnit &&',
    without: '',
    shownBy: clusters,
    test: 'raise their own beside one',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/clusters.ts`,
    guard: 'JSON.stringify(one.barring) === JSON.stringify(lead.barring)',
    without: 'true',
    shownBy: clusters,
    test: 'raise their own beside one',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/clusters.ts`,
    guard: "state === 'open' && takers.length === 0",
    without: 'takers.length >= 0',
    shownBy: clusters,
    test: 'are all taken by whoever takes the alert, and the next raises its own',
  },
  {
    row: 'flood-one-person',
    in: `${alerts}/act-on-alert.ts`,
    guard: 'joined.filter((one) => who.idFor(asToldWith(one, alert), satgas) !== undefined)',
    without: 'joined',
    shownBy: clusters,
    test: 'show nobody a case that keeps them away',
  },
  {
    row: 'flood-one-person',
    in: 'functions/reports/intake/alike-mark.ts',
    guard: '...wordsOf(accusedUnit));',
    without: ');',
    shownBy: 'test/unit/alike-mark.test.ts',
    test: 'is another for somebody',
  },
];
