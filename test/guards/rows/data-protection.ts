import type { Entry } from '../guard.ts';

const requests = 'functions/site/requests';
const ofRequests = 'test/unit/site/data-requests.test.ts';

/** Who may do what, walked as a whole; what is said of personal data, what is requested, and when it ends. */
export const dataProtectionGuards: readonly Entry[] = [
  {
    row: 'rights-differ',
    in: 'shared/operation/access.ts',
    guard: "if (reach === 'covered') return covers(person.region, region);",
    without: "if (reach === 'covered') return true;",
    shownBy: 'test/acceptance/rights.test.ts',
    test: 'is what the operations declare',
  },
  {
    row: 'request-pledge-oracle',
    in: `${requests}/requests.http.ts`,
    guard: "form.outcome !== 'refused' && form.proof === 'none'",
    without: 'false',
    shownBy: ofRequests,
    test: 'granted to nobody whose identity was not checked',
  },
  {
    row: 'request-pledge-oracle',
    in: `${requests}/shown-request.ts`,
    guard: '{ outcome: answer.outcome, text: answer.text, at: iso(answer.at) }',
    without: '{ ...answer, at: iso(answer.at) }',
    shownBy: ofRequests,
    test: 'without who gave it',
  },
  {
    row: 'request-reporter-seen',
    in: `${requests}/data-request.ts`,
    guard: "about === 'report' ? nation : region",
    without: 'region',
    shownBy: ofRequests,
    test: 'about a report is shown to nobody of its region',
  },
  {
    row: 'request-left',
    in: `${requests}/overdue-requests.ts`,
    guard: 'if (due > 0) late(due);',
    without: '',
    shownBy: ofRequests,
    test: 'rings a day before its answer is due',
  },
  {
    row: 'request-left',
    in: `${requests}/requests.http.ts`,
    guard: 'found.answer || (await needs.requests.answer',
    without: '(await needs.requests.answer',
    shownBy: ofRequests,
    test: 'answered once, by an admin of its region',
  },
  {
    row: 'notice-stale',
    in: 'infra/data-protection/stored-reports.ts',
    guard: 'kept: ({ webhookRetentionDays }) => days(webhookRetentionDays),',
    without: 'kept: () => days(14),',
    shownBy: 'test/unit/data-protection.test.ts',
    test: 'say the periods that the code stores by',
  },
  {
    row: 'pledges-for-ever',
    in: 'functions/pledges/register/pledge-store.ts',
    guard: ', expiresAt = :endsAt',
    without: ', endsAt = :endsAt',
    shownBy: 'test/store/pledge-repeats.test.ts',
    test: 'ends a year after its campaign',
  },
  {
    row: 'pledges-for-ever',
    in: 'functions/pledges/counting/tally.stream.ts',
    guard: '...(!hasEnded(record) && {',
    without: '...((hasEnded(record) || true) && {',
    shownBy: 'test/unit/participation/pledges-end.test.ts',
    test: 'still counts where its time was over',
  },
  {
    row: 'number-invented',
    in: 'functions/reports/cases/move-case.ts',
    guard: 'await checkNumber(needs, request, at);',
    without: '',
    shownBy: 'test/unit/cases/register-number.test.ts',
    test: 'is asked about once',
  },
  {
    row: 'number-invented',
    in: 'functions/reports/cases/move-case.ts',
    guard: '...(named && { number: [needs.numberRow(kept, named)] }),',
    without: '',
    shownBy: 'test/store/register-number.test.ts',
    test: 'is asked about when another case has it',
  },
];
