import type { Entry } from '../guard.ts';

const handOver = 'functions/reports/hand-over';
const shownBy = 'test/store/hand-over.test.ts';

/** How a named report goes to Bawaslu. */
export const handOverGuards: readonly Entry[] = [
  {
    row: 'hand-over-alone',
    in: `${handOver}/hand-over.ts`,
    guard:
      "if (one.asked.personId === about.person.personId) throw refuse('not-allowed', 'own-request');",
    without: '',
    shownBy,
    test: 'is released by two',
  },
  {
    row: 'hand-over-alone',
    in: `${handOver}/hand-over.ts`,
    guard:
      "if (!maySecond(about.person, about.report.region)) throw refuse('not-allowed', 'needs-a-chair');",
    without: '',
    shownBy,
    test: 'is released by two',
  },
  {
    row: 'hand-over-alone',
    in: `${handOver}/hand-over.http.ts`,
    guard: "part === 'link' ?",
    without: "part !== 'none' ?",
    shownBy,
    test: 'gives the link to who asked and the code to who agreed',
  },
  {
    row: 'hand-over-link',
    in: `${handOver}/open-package.ts`,
    guard: "if (countOf(handOver, 'wrong-code') >= mostWrongCodes) throw refuseLink();",
    without: '',
    shownBy,
    test: 'opens by its code only',
  },
  {
    row: 'hand-over-link',
    in: `${handOver}/open-package.ts`,
    guard: 'if (!(await underLiveKey(needs.key, opens))) {',
    without: "if (code === '') {",
    shownBy,
    test: 'opens by its code only',
  },
  {
    row: 'hand-over-link',
    in: 'functions/reports/identity/hand-over-trail.ts',
    guard: "return now > answer.at + linkGoodMs ? 'over' : 'open';",
    without: "return 'open';",
    shownBy,
    test: 'opens no more once its time is over',
  },
  {
    row: 'hand-over-conflict',
    in: `${handOver}/open-package.ts`,
    guard: 'if (!(await areClear(needs, report, [handOver.asked, answer]))) throw refuseLink();',
    without: '',
    shownBy,
    test: 'opens no more once one of the two',
  },
  {
    row: 'hand-over-unseen',
    in: `${handOver}/package.http.ts`,
    guard: "await noteOpening(needs, open, { what: 'file', file: paper });",
    without: '',
    shownBy,
    test: 'is noted before anything of it is read',
  },
  {
    row: 'hand-over-told',
    in: 'functions/reports/cases/list-hand-overs.ts',
    guard: 'if (!mayRead(kept) || !isForThem(row, person, holders.find(isItsCase))) return [];',
    without: '',
    shownBy,
    test: 'say it to nobody of the accused’s unit',
  },
];
