import type { Entry } from '../guard.ts';

const nation = 'functions/satgas/nation';
const verify = `${nation}/verify-aggregate.ts`;
const verified = 'test/unit/nation/verify-aggregate.test.ts';
const told = 'test/unit/nation/tell-nation.test.ts';

/** The nation believes no number that its own deployment did not sign, and learns of nobody. */
export const nationGuards: readonly Entry[] = [
  {
    row: 'nation-forged',
    in: 'shared/aggregate/signed-aggregate.ts',
    guard: "return isSigned ? { keyId, text: decode(payload) } : { flaw: 'forged', keyId };",
    without: 'return { keyId, text: isSigned ? decode(payload) : decode(payload) };',
    shownBy: verified,
    test: 'is refused as forged once a character of it is another',
  },
  {
    row: 'nation-forged',
    in: 'infra/satgas/nation.ts',
    guard: "conditions: { ArnEquals: { 'aws:SourceArn': topics } },",
    without: '',
    shownBy: 'test/infra/nation.test.ts',
    test: 'take messages of those topics, and of no other',
  },
  {
    row: 'nation-foreign',
    in: verify,
    guard: "if (codes.some((code) => !owner.regions.includes(code))) return 'foreign-region';",
    without: '',
    shownBy: verified,
    test: 'of one member is not taken for that of another, whoever signs it',
  },
  {
    row: 'nation-foreign',
    in: verify,
    guard: "if (one.deployment !== owner.deployment) return 'another-deployment';",
    without: '',
    shownBy: verified,
    test: 'of one member is not taken for that of another, whoever signs it',
  },
  {
    row: 'nation-lies',
    in: verify,
    guard: "if (!partsAgree(one)) return 'parts-differ';",
    without: '',
    shownBy: verified,
    test: 'is refused as %s',
  },
  {
    row: 'nation-lies',
    in: verify,
    guard: "return isDeepStrictEqual(one.totals, totalsAgain(one)) ? undefined : 'totals-differ';",
    without: 'return isDeepStrictEqual(one.totals, totalsAgain(one)) ? undefined : undefined;',
    shownBy: verified,
    test: 'that add up are taken, and refused once any number in them is another',
  },
  {
    row: 'nation-lies',
    in: `${nation}/nation-store.ts`,
    guard: 'before.madeAt === taken.madeAt && before.text !== taken.text',
    without: 'false',
    shownBy: 'test/store/nation.test.ts',
    test: 'refuses by name another one of the same moment',
  },
  {
    row: 'nation-replayed',
    in: `${nation}/nation-store.ts`,
    guard: 'if (before && before.madeAt >= taken.madeAt)',
    without: 'if (before && before.madeAt === taken.madeAt)',
    shownBy: 'test/store/nation.test.ts',
    test: 'changes nothing by one that comes late or twice',
  },
  {
    row: 'nation-replayed',
    in: verify,
    guard: "if (one.madeAt < now - staleMs) return 'stale';",
    without: '',
    shownBy: verified,
    test: 'is refused as %s',
  },
  {
    row: 'nation-singled-out',
    in: 'functions/reports/cases/tell-reports.ts',
    guard: 'received: total,',
    without: 'received: cases.length,',
    shownBy: told,
    test: 'of fewer than five reports is nothing',
  },
  {
    row: 'nation-singled-out',
    in: 'functions/satgas/oversight/tell-alerts.ts',
    guard: 'waits.length < fewest ? undefined : quantile(waits, 0.5)',
    without: 'quantile(waits, 0.5)',
    shownBy: told,
    test: 'of alerts is no count of them, and no median of fewer than five',
  },
  {
    row: 'nation-seen',
    in: `${nation}/operations.ts`,
    guard: "who: signedIn({ admin: 'nation', oversight: 'nation' }),",
    without: "who: signedIn({ admin: 'all', oversight: 'all' }),",
    shownBy: 'test/unit/access.test.ts',
  },
];
