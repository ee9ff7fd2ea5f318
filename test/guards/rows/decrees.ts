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
];
