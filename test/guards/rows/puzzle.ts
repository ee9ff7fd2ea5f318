import type { Entry } from '../guard.ts';

const unit = 'test/unit/puzzle.test.ts';
const pledge = 'test/unit/submit-pledge.test.ts';
const places = 'test/unit/participation/busy-places.test.ts';
const made = 'shared/puzzle/puzzles.ts';
const gate = 'shared/puzzle/puzzle-gate.ts';

/** What a puzzle may not do: serve twice or elsewhere, keep somebody away, tell of a number, hide a flood. */
export const puzzleGuards: readonly Entry[] = [
  {
    row: 'flood-puzzled',
    in: 'shared/puzzle/spend-once.ts',
    guard: 'before === undefined || before.attempt === attempt',
    without: 'before === undefined || before.attempt !== attempt || true',
    shownBy: 'test/store/spend-once.test.ts',
    test: 'serves one of twenty',
  },
  {
    row: 'flood-puzzled',
    in: made,
    guard: 'if (expiresAt * 1000 <= now()) return false;',
    without: '',
    shownBy: unit,
    test: 'serves nothing once its time is over',
  },
  {
    row: 'flood-puzzled',
    in: made,
    guard:
      "'puzzle/challenge', purpose),\n  hmacKeySignatureSecret: keyedHash(key, 'puzzle/solution', purpose)",
    without:
      "'puzzle/challenge', ''),\n  hmacKeySignatureSecret: keyedHash(key, 'puzzle/solution', '')",
    shownBy: unit,
    test: 'that was made for something else',
  },
  {
    row: 'flood-puzzled',
    in: made,
    guard: 'if (!(await isSolved(secretsOf(secret, purpose), payload))) return false;',
    without: 'await isSolved(secretsOf(secret, purpose), payload);',
    shownBy: unit,
    test: 'when its end, its work or its answer was changed',
  },
  {
    row: 'flood-puzzled',
    in: 'shared/puzzle/puzzle-policy.ts',
    guard: 'Math.floor(fewestTries * load)',
    without: 'fewestTries',
    shownBy: unit,
    test: 'is more for who is further above the limit',
  },
  {
    row: 'puzzle-kept-away',
    in: gate,
    guard: 'if (takesOne) throw',
    without: 'throw',
    shownBy: unit,
    test: 'leads whoever takes no puzzle',
  },
  {
    row: 'puzzle-kept-away',
    in: 'shared/puzzle/sent-puzzle.ts',
    guard: 'request.wantsHtml ? inForm(request) : undefined',
    without: 'inForm(request)',
    shownBy: unit,
    test: 'in a form that a phone stored',
  },
  {
    row: 'puzzle-kept-away',
    in: 'functions/pledges/pledging/submit-pledge.ts',
    guard: "standing === 'claimed' ? await needs.passClaim(region, sent) : 'usual'",
    without: 'await needs.passClaim(region, sent)',
    shownBy: pledge,
    test: 'with eight hundred live tickets',
  },
  {
    row: 'puzzle-kept-away',
    in: 'functions/pledges/counting/busy-places.ts',
    guard: 'fault(error);\n      return 0;',
    without: 'throw error;',
    shownBy: places,
    test: 'where nobody can look',
  },
  {
    row: 'puzzle-oracle',
    in: 'functions/pledges/counting/busy-places.ts',
    guard: 'networks[network] ?? 0',
    without: 'Object.values(networks)[0] ?? 0',
    shownBy: places,
    test: 'is nothing to other addresses',
  },
  {
    row: 'puzzle-unseen',
    in: 'functions/pledges/counting/arrivals.ts',
    guard: 'parseInt(receiptId.slice(0, 6), 16) % policy.solvedOneIn === 0',
    without: 'false',
    shownBy: 'test/unit/participation/arrivals.test.ts',
    test: 'counts one in five',
  },
];
