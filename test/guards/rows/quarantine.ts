import type { Entry } from '../guard.ts';

const sources = 'functions/reports/sources';
const byTwo = `${sources}/by-two.ts`;
const storeOfTwo = 'test/store/quarantine-by-two.test.ts';
const inTheStack = 'test/infra/reporters-key.test.ts';

/** What it takes to read a delivery in quarantine, or to make one go; what lies there at rest, and what a mapping may cost. */
export const quarantineGuards: readonly Entry[] = [
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: "if (asked.by.personId === person.personId) throw refuse('not-allowed', 'own-request');",
    without: '',
    shownBy: storeOfTwo,
    test: 'is never agreed to by who asked',
  },
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: 'proposed: { at: asked.at, withinMs: decideWithinMs },',
    without: 'proposed: { at: asked.at, withinMs: Infinity },',
    shownBy: storeOfTwo,
    test: 'nor after 72 hours',
  },
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: "if (is === 'agreed' && asked.wants === 'discard')",
    without: "if (asked.wants === 'discard')",
    shownBy: storeOfTwo,
    test: 'is never agreed to by who asked',
  },
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: [
      "    if (asked.wants !== 'open' || decision?.is !== 'agreed' || !isOneOfTwo)",
      "      throw refuse('not-allowed', 'needs-two');",
      '    const at = now();',
      '    const until = decision.at + openWithinMs;',
    ].join('\n'),
    without: 'const at = now(); const until = (decision?.at ?? at) + openWithinMs;',
    shownBy: storeOfTwo,
    test: 'opens for the two, for 24 hours',
  },
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: " || decision?.is !== 'agreed' || !isOneOfTwo",
    without: " || decision?.is !== 'agreed'",
    shownBy: storeOfTwo,
    test: 'opens for the two, for 24 hours',
  },
  {
    row: 'quarantine-alone',
    in: byTwo,
    guard: "if (at > until) throw refuse('too-late', 'expired');",
    without: '',
    shownBy: storeOfTwo,
    test: 'opens for the two, for 24 hours',
  },
  {
    row: 'quarantine-forgotten',
    in: byTwo,
    guard:
      "if ((await trail.add(opened)) !== 'added') throw new Error('Two openings have one id');",
    without: '',
    shownBy: storeOfTwo,
    test: 'nothing is read without an entry',
  },
  {
    row: 'quarantine-forgotten',
    in: 'infra/reports/sources.ts',
    guard: 'IDENTITY_ACCESS_TABLE: tables.identityAccess.append(),',
    without: 'IDENTITY_ACCESS_TABLE: tables.identityAccess.write(),',
    shownBy: inTheStack,
    test: 'can add to and not change',
  },
  {
    row: 'quarantine-copied',
    in: `${sources}/sealed-delivery.ts`,
    guard: 'return seal(sealing, forBody(place), packBody(Buffer.concat([beside, body])));',
    without:
      'return Promise.resolve(packBody(Buffer.concat([beside, body]))) || seal(sealing, forBody(place), body);',
    shownBy: 'test/store/sealed-bodies.test.ts',
    test: 'holds nothing of what was said',
  },
  {
    row: 'quarantine-copied',
    in: `${sources}/sealed-delivery.ts`,
    guard: "purpose: 'delivery', place: `${source}\\n${id}`",
    without: "purpose: 'delivery', place: `${source}${id}`.slice(0, 0)",
    shownBy: 'test/unit/sources/sealed-delivery.test.ts',
    test: 'opens at its own row',
  },
  {
    row: 'quarantine-copied',
    in: 'shared/sealed.ts',
    guard: '`netral/${purpose}`',
    without: '`netral/${purpose.slice(0, 0)}`',
    shownBy: 'test/unit/sealed.test.ts',
    test: 'does not open at another',
  },
  {
    row: 'quarantine-copied',
    in: 'infra/reports.ts',
    guard: 'key: reportersKey,',
    without: 'key: house.key,',
    shownBy: inTheStack,
    test: 'are sealed by a secret under that key',
  },
  {
    row: 'quarantine-copied',
    in: 'infra/reports/sources.ts',
    guard: 'QUARANTINE_TABLE: tables.quarantine.read(),',
    without: 'QUARANTINE_TABLE: tables.quarantine.read(), SEAL_SECRET_ARN: deliveries.read(),',
    shownBy: inTheStack,
    test: 'are sealed by a secret under that key',
  },
  {
    row: 'mapping-bomb',
    in: `${sources}/bounded-search.ts`,
    guard: 'const patienceMs = 400;',
    without: 'const patienceMs = 8_000;',
    shownBy: 'test/unit/sources/mapping-bombs.test.ts',
    test: 'is refused at once',
  },
  {
    row: 'mapping-bomb',
    in: `${sources}/measured.ts`,
    guard: "left -= typeof one === 'string' ? one.length + 2 : 1;",
    without: 'left -= 1;',
    shownBy: 'test/unit/sources/mapping-bombs.test.ts',
    test: 'stops at the bound',
  },
];
