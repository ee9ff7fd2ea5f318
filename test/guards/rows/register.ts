import type { Entry } from '../guard.ts';

/** That what others know of the register of officers is what it says. */
export const registerGuards: readonly Entry[] = [
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: 'if (!officer.active) return entry?.active !== true;',
    without: 'if (!officer.active) return true;',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is found within the hour, for somebody who',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: '    entry.unit === officer.unit &&',
    without: '    true &&',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is found within the hour, for somebody who',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: 'active && !rows.has(officerId)',
    without: 'active && rows.size < 0',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is found within the hour, for somebody who',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: '(one.changedAt ?? 0) < sweptAt - graceMs',
    without: 'sweptAt > 0',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is a change of the last quarter of an hour',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: 'needs.now() - sweptAt >= staleAfterMs',
    without: 'sweptAt < 0',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is everything where the roll was read a day ago',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: 'known.get(officerId)?.order ?? unordered',
    without: 'unordered',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is mended also where the stream counts from the beginning again',
  },
  {
    row: 'officer-out-of-step',
    in: 'functions/satgas/officers/compare-roll.ts',
    guard: '(after === undefined || officerId > after) && ',
    without: '',
    shownBy: 'test/store/out-of-step.test.ts',
    test: 'is compared in parts, which leave out nobody',
  },
];
