import type { Entry } from '../guard.ts';

const letters = 'functions/reports/hand-over';

/** Who has a circular or a letter to Bawaslu signed, or changes one that was; and who learns names of staff. */
export const signingGuards: readonly Entry[] = [
  {
    row: 'staff-names',
    in: 'functions/site/requests/request-view.ts',
    guard: 'answer: answer ? { outcome:',
    without: 'answer: answer ? { ...answer, outcome:',
    shownBy: 'test/unit/person-names.test.ts',
    test: 'is never shown to who reported',
  },
  {
    row: 'staff-names',
    in: 'functions/reports/cases/relay-cases.ts',
    guard: '...(kept.finder && { finder: kept.finder }),',
    without: '...(kept.finder && { ...kept, finder: kept.finder }),',
    shownBy: 'test/unit/person-names.test.ts',
    test: 'and in no event of it',
  },
  {
    row: 'staff-names',
    in: 'functions/reports/cases/pages/waiting-files.tsx',
    guard: '<PersonName frame={frame} id={one.askedBy} name={one.askedByName} />',
    without: '{one.askedBy}',
    shownBy: 'test/architecture/person-names.test.ts',
    test: 'is printed by their name',
  },
  {
    row: 'letter-signed-by-other',
    in: `${letters}/letter-signature.ts`,
    guard: "partOf(one, person) !== 'none' &&",
    without: 'partOf(one, person) !== undefined &&',
    shownBy: 'test/store/sign-letter.test.ts',
    test: 'is signed by one of the two who released it',
  },
  {
    row: 'letter-signed-by-other',
    in: `${letters}/letter-signature.ts`,
    guard: 'maySecond(person, region);',
    without: "maySecond(person, '');",
    shownBy: 'test/store/sign-letter.test.ts',
    test: 'is signed by one of the two who released it',
  },
  {
    row: 'letter-signed-by-other',
    in: `${letters}/letter-signature.ts`,
    guard: "firstOf(one, 'receipt') === undefined &&",
    without: "firstOf(one, 'receipt') !== null &&",
    shownBy: 'test/store/sign-letter.test.ts',
    test: 'is not signed once Bawaslu has it',
  },
  {
    row: 'letter-changed',
    in: `${letters}/package-letter.ts`,
    guard: 'checkWhole({ item: signedLetter, sha256 }, pdf);',
    without: 'void sha256;',
    shownBy: 'test/store/sign-letter.test.ts',
    test: 'that is not what was signed is not handed out',
  },
  {
    row: 'circular-signed-by-other',
    in: 'functions/pledges/circulars/sign-circular.http.ts',
    guard: 'if (person.region !== region)',
    without: "if (person.region === '')",
    shownBy: 'test/store/sign-circular.test.ts',
    test: 'is signed by the chair of the very region',
  },
];
