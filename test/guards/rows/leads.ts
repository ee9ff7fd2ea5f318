import type { Entry } from '../guard.ts';

const answers = 'functions/reports/answers';

/** Who sends leads in free words, holds their links, or reads what is stored of them. */
export const leadGuards: readonly Entry[] = [
  {
    row: 'lead-link',
    in: `${answers}/lead-links.ts`,
    guard: 'isExpired: until <= now()',
    without: 'isExpired: until <= now() - 1e12',
    shownBy: 'test/unit/leads/lead-links.test.ts',
    test: 'ends after three days',
  },
  {
    row: 'lead-link',
    in: `${answers}/lead-links.ts`,
    guard: 'Buffer.from(await seal(sealing, sealedFor, link))',
    without: '(await seal(sealing, sealedFor, link), link)',
    shownBy: 'test/unit/leads/lead-links.test.ts',
    test: 'says nothing',
  },
  {
    row: 'lead-link',
    in: 'functions/reports/leads/lead-store.ts',
    guard: 'attribute_exists(toComplete) AND attribute_not_exists(#completedAt) AND',
    without: 'attribute_exists(toComplete) AND',
    shownBy: 'test/store/leads.test.ts',
    test: 'by one of two only',
  },
  {
    row: 'lead-phone',
    in: `${answers}/plan-answer.ts`,
    guard: 'sealed: await sealAnswer(sealing, reportKey, inside),',
    without:
      'sealed: (await sealAnswer(sealing, reportKey, inside), Buffer.from(JSON.stringify(inside))),',
    shownBy: 'test/store/answers.test.ts',
    test: 'holds one row a lead',
  },
  {
    row: 'lead-phone',
    in: `${answers}/answer-store.ts`,
    guard: "isEnd ? ' REMOVE sealed' : ''",
    without: "isEnd ? '' : ''",
    shownBy: 'test/store/answers.test.ts',
    test: 'loses what was sealed',
  },
  {
    row: 'lead-answered-twice',
    in: `${answers}/send-answer.ts`,
    guard:
      "if (claimed !== 'moved') return end(needs, reportKey, { from: 'sending', to: 'unsure' });",
    without: '',
    shownBy: 'test/unit/leads/send-answer.test.ts',
    test: 'is not sent again',
  },
  {
    row: 'lead-lets-in',
    in: 'functions/reports/leads/complete-own-lead.ts',
    guard: "if (!before || before.standing === 'to-be-named') return settled;",
    without: 'if (before) return settled;\n  if (!before) return settled;',
    shownBy: 'test/store/leads.test.ts',
    test: 'lets nobody in again',
  },
  {
    row: 'lead-lets-in',
    in: 'functions/reports/cases/report-reader.ts',
    guard: "toComplete ? ' AND attribute_not_exists(completedAt)' : ''",
    without: "toComplete ? '' : ''",
    shownBy: 'test/store/leads.test.ts',
    test: 'lets nobody in again',
  },
];
