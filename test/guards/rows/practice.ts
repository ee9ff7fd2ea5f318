import type { Entry } from '../guard.ts';

const satgas = 'test/unit/satgas/practice.test.ts';
const counts = 'test/unit/participation/practice.test.ts';
const store = 'test/store/practice.test.ts';
const marks = 'test/unit/http/practised.test.ts';
const moves = 'moves no number of any other region or of the nation';

/** The practice region: what happens there stays there, and emptying it takes nothing else. */
export const practiceGuards: readonly Entry[] = [
  {
    row: 'practice-counts',
    in: 'functions/satgas/officers/officer.ts',
    guard: "...(isPractice(region) ? [] : ['ID'])",
    without: "'ID'",
    shownBy: satgas,
    test: moves,
  },
  {
    row: 'practice-counts',
    in: 'functions/satgas/telling/delivery-plan.ts',
    guard: "if (channel !== 'email' && isPractice(its.region))",
    without: 'if (false)',
    shownBy: satgas,
    test: moves,
  },
  {
    row: 'practice-counts',
    in: 'functions/satgas/telling/plan-announcement.ts',
    guard: 'const isPaid = announcement.bySms && !isPractice(officer.region);',
    without: 'const isPaid = announcement.bySms;',
    shownBy: satgas,
    test: moves,
  },
  {
    row: 'practice-counts',
    in: 'functions/satgas/alerts/climb-ladder.ts',
    guard: 'isPractice(alert.region)',
    without: 'false',
    shownBy: satgas,
    test: 'rings no alarm where nobody has registered',
  },
  {
    row: 'practice-counts',
    in: 'functions/pledges/counting/note-arrivals.ts',
    guard: ' && !isPractice(region)',
    without: '',
    shownBy: counts,
    test: 'rings no alarm, however many come at once',
  },
  {
    row: 'practice-counts',
    in: 'functions/pledges/counting/recount.ts',
    guard: ' || isPractice(pledge.region)',
    without: '',
    shownBy: counts,
    test: 'the nightly recount leaves it alone',
  },
  {
    row: 'practice-counts',
    in: 'shared/campaign.ts',
    guard: '(isPractice(scope) ? everyServed(campaign) : campaign.regions)',
    without: 'everyServed(campaign)',
    shownBy: counts,
    test: 'moves no count of any other region',
  },
  {
    row: 'practice-takes-pledge',
    in: 'functions/pledges/register/person-key.ts',
    guard: 'region !== undefined && isPractice(region)',
    without: 'false',
    shownBy: 'test/unit/identity.test.ts',
    test: 'is another in practice',
  },
  {
    row: 'practice-takes-pledge',
    in: 'functions/pledges/confirming/confirm-pledge.ts',
    guard: "if (isPractice(form.region)) throw refuseField('region', 'unknown-region');",
    without: '',
    shownBy: counts,
    test: 'is not made by whoever signed in as a civil servant',
  },
  {
    row: 'practice-empties-real',
    in: 'functions/pledges/practice/practice-store.ts',
    guard: 'Items.filter(onlyPractised)',
    without: 'Items',
    shownBy: store,
    test: 'loses what was practised and nothing else',
  },
  {
    row: 'practice-empties-real',
    in: 'functions/pledges/practice/empty-practice.ts',
    guard: 'if (now() - emptiedAt >= staleAfterMs) return { pledges: 0 };',
    without: '',
    shownBy: store,
    test: 'is left alone by an event of long ago',
  },
  {
    row: 'practice-empties-real',
    in: 'functions/reports/practice/empty-practice.ts',
    guard: ' && kept.receivedAt <= emptiedAt',
    without: '',
    shownBy: store,
    test: 'of other regions, and of after the button, they stay',
  },
  {
    row: 'practice-unmarked',
    in: 'shared/http/practised.ts',
    guard: 'saysPractice(answer);',
    without: 'false;',
    shownBy: marks,
    test: 'is seen by',
  },
  {
    row: 'practice-unmarked',
    in: 'shared/http/practised.ts',
    guard: 'return said.every(',
    without: 'return said.some(',
    shownBy: marks,
    test: 'is not taken from',
  },
  {
    row: 'practice-right',
    in: 'infra/pledges/practice.ts',
    guard: 'tables.pledges.scanAndDelete(practiceMark)',
    without: "tables.pledges.only('dynamodb:Scan', 'dynamodb:DeleteItem')",
    shownBy: 'test/infra/erasure.test.ts',
    test: 'and the end of a practice are the only rights',
  },
];
