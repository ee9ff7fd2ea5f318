import type { Entry } from '../guard.ts';

const person = 'test/unit/ending/person.test.ts';
const stored = 'test/store/ending.test.ts';

/** Who ends a campaign, and what must not be lost by it. */
export const endingGuards: readonly Entry[] = [
  {
    row: 'end-by-one',
    in: 'infra/ending/person.ts',
    guard: 'one.kind === other.kind && one.name !== other.name;',
    without: 'one.kind === other.kind;',
    shownBy: person,
    test: 'one user twice',
  },
  {
    row: 'end-by-one',
    in: 'infra/ending/person.ts',
    guard: 'assumed-role\\/AWSReservedSSO_[^/]+',
    without: 'assumed-role\\/[^/]+',
    shownBy: person,
    test: 'are never those of whoever may be anybody',
  },
  {
    row: 'end-by-one',
    in: 'infra/ending/end-campaign.ts',
    guard: 'now <= proposedAt + secondWithinMs && areSameSteps(proposed.steps, steps);',
    without: 'now > 0 && proposed.steps.length <= steps.length;',
    shownBy: stored,
    test: 'takes no second word for another name, after a day, or for other things than were shown',
  },
  {
    row: 'end-loses-open',
    in: 'infra/ending/end-campaign.ts',
    guard: '  refuseOpen(ending, look);',
    without: '',
    shownBy: stored,
    test: 'is named with how many and what to do, and nothing is destroyed',
  },
  {
    row: 'end-loses-open',
    in: 'infra/ending/steps.ts',
    guard: "fate !== 'term' || left === 0",
    without: "fate !== 'kept' || left === 0",
    shownBy: stored,
    test: 'is not while a single object of evidence is there',
  },
];
