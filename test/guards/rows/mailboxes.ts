import type { Entry } from '../guard.ts';

const mailbox = 'functions/pledges/mailbox';

/** Who confirms by an office mailbox, and rosters that are brought back. */
export const mailboxGuards: readonly Entry[] = [
  {
    row: 'mailbox-oracle',
    in: `${mailbox}/ask.ts`,
    guard: 'Buffer.from(JSON.stringify(inside).padEnd(insideBytes))',
    without: 'Buffer.from(JSON.stringify(inside).padEnd(0 * insideBytes))',
    shownBy: 'test/store/mailbox-links.test.ts',
    test: 'leaves the same row whatever is listed or pledged',
  },
  {
    row: 'mailbox-shared',
    in: `${mailbox}/send-link.ts`,
    guard: 'if (await isShared(needs, ask, mark)) {',
    without: 'if ((await isShared(needs, ask, mark)) && mark === "") {',
    shownBy: 'test/store/mailbox-links.test.ts',
    test: 'confirms nobody where a mailbox is listed for two',
  },
  {
    row: 'mailbox-another',
    in: `${mailbox}/send-link.ts`,
    guard: "if (row?.mailbox !== mark) return 'not-listed';",
    without: "if (row?.mailbox === undefined) return 'not-listed';",
    shownBy: 'test/store/mailbox-links.test.ts',
    test: 'is for nobody who lists another mailbox',
  },
  {
    row: 'mailbox-replayed',
    in: `${mailbox}/confirm-once.ts`,
    guard: "'attribute_not_exists(confirmed) OR confirmed.receiptId = :receipt'",
    without:
      "'attribute_exists(personKey) OR attribute_not_exists(personKey) OR confirmed.receiptId = :receipt'",
    shownBy: 'test/store/mailbox-links.test.ts',
    test: 'confirms its owner once',
  },
  {
    row: 'mailbox-flood',
    in: `${mailbox}/limits.ts`,
    guard: 'contains(members, :member) OR size(members) < :most',
    without: 'contains(members, :member) OR size(members) < :most OR size(members) >= :most',
    shownBy: 'test/store/mailbox-links.test.ts',
    test: 'is sent three times a day',
  },
  {
    row: 'undo-erased',
    in: 'functions/pledges/rosters/roster-parts.ts',
    guard: 'if (!kept || !hasPerson(kept, personKey)) return [];',
    without: 'if (!kept || hasPerson(kept, personKey)) return [];',
    shownBy: 'test/store/roster-undo.test.ts',
    test: 'never brings back somebody who was erased',
  },
  {
    row: 'undo-crash',
    in: 'functions/pledges/rosters/undo-roster.ts',
    guard: 'if (done && held.version.rosterId === upload.rosterId)',
    without: 'if (done && held.version.rosterId === undefined)',
    shownBy: 'test/store/roster-undo.test.ts',
    test: 'brings back the same roster, once',
  },
];
