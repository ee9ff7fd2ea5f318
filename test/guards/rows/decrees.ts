import type { Entry } from '../guard.ts';

const decrees = 'functions/reports/decrees';

/** Who changes the days off that the nation counts by. */
export const decreeGuards: readonly Entry[] = [
  {
    row: 'decree-alone',
    in: 'shared/decrees/by-two.ts',
    guard: "if (is === 'agreed' && asked.by.personId === person.personId)",
    without: "if (is === 'agreed' && asked.by.personId === '')",
    shownBy: 'test/store/decrees.test.ts',
    test: 'changes nothing by one person alone',
  },
  {
    row: 'decree-hidden',
    in: `${decrees}/change-store.ts`,
    guard: 'add: (entry) => putOnce(stored, entry),',
    without: 'add: (entry) => putOnce(stored, { ...entry, item: `${entry.item}#` }),',
    shownBy: 'test/store/decrees.test.ts',
    test: 'stays in a history that no later write changes',
  },
  {
    row: 'ruled-alone',
    in: 'shared/decrees/by-two.ts',
    guard: "if (is === 'agreed' && asked.by.personId === person.personId)",
    without: "if (is === 'agreed' && asked.by.personId === '')",
    shownBy: 'test/store/campaign-decrees.test.ts',
    test: 'changes nothing by one person alone, by whichever tab',
  },
  {
    row: 'ruled-elsewhere',
    in: 'shared/decrees/desk.http.ts',
    guard: "    within(scope);\n    zoneOf(needs, scope);\n    const subject",
    without: '    zoneOf(needs, scope);\n    const subject',
    shownBy: 'test/store/campaign-decrees.test.ts',
    test: 'of a region is for its own admins, and for nobody of another',
  },
  {
    row: 'ruled-back',
    in: 'shared/decrees/desk.http.ts',
    guard: 'const isPast = momentOf(validFrom, zone) < today;',
    without: 'const isPast = momentOf(validFrom, zone) < today - now;',
    shownBy: 'test/store/campaign-decrees.test.ts',
    test: 'is refused for a day that is over on the wall there',
  },
  {
    row: 'ruled-back',
    in: 'shared/decrees/held.ts',
    guard: 'Math.max(momentOf(validFrom, zone), agreedAt)',
    without: 'Math.max(momentOf(validFrom, zone), 0 * agreedAt)',
    shownBy: 'test/unit/decrees/live-campaign.test.ts',
    test: 'never holds before it was agreed to',
  },
  {
    row: 'ruled-stale',
    in: 'shared/decrees/live-over.ts',
    guard: 'return Object.freeze(live);',
    without: 'return Object.freeze({ ...base });',
    shownBy: 'test/unit/decrees/live-campaign.test.ts',
    test: 'throws where something is made of it before the first call',
  },
  {
    row: 'ruled-stale',
    in: 'shared/decrees/live-decrees.ts',
    guard: 'dueAt = now() + bounds.maxAgeMs;',
    without: 'dueAt = now() + bounds.maxAgeMs * 10_000;',
    shownBy: 'test/unit/decrees/live-campaign.test.ts',
    test: 'follows a decree within a minute',
  },
  {
    row: 'ruled-unreadable',
    in: 'shared/decrees/campaign-kind.ts',
    guard: 'const read = z.safeParse(shape, hold.value);',
    without: 'const read = { success: true, data: z.parse(shape, hold.value) };',
    shownBy: 'test/unit/decrees/live-campaign.test.ts',
    test: 'leaves out what it cannot read',
  },
];
