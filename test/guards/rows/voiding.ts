import type { Entry } from '../guard.ts';

const voiding = 'functions/pledges/voiding';

/** Who voids pledges in bulk. */
export const voidingGuards: readonly Entry[] = [
  {
    row: 'void-alone',
    in: `${voiding}/by-two.ts`,
    guard:
      "if (proposal.by.personId === person.personId) throw refuse('not-allowed', 'own-change');",
    without: '',
    shownBy: 'test/store/voiding.test.ts',
    test: 'does nothing by one person alone',
  },
  {
    row: 'void-hidden',
    in: `${voiding}/voided-receipt.ts`,
    guard: 'voidings.listCarriedOut(region)',
    without: 'Promise.resolve([])',
    shownBy: 'test/store/voiding.test.ts',
    test: 'cannot be hidden behind proposals',
  },
  {
    row: 'void-hidden',
    in: `${voiding}/by-two.ts`,
    guard: ' || own.length >= mostWaiting.ofOne',
    without: '',
    shownBy: 'test/store/voiding.test.ts',
    test: 'waits for others also where one person proposes all they can',
  },
  {
    row: 'void-crash',
    in: `${voiding}/carry-out.ts`,
    guard: 'const counted = await needs.voidings.countVoided(voidingId);',
    without: 'const counted = found;',
    shownBy: 'test/store/voiding.test.ts',
    test: 'is exact when killed at every command',
  },
  {
    row: 'void-too-much',
    in: `${voiding}/voiding.ts`,
    guard: 'pledge.pledgedAt < at &&',
    without: '',
    shownBy: 'test/store/voiding.test.ts',
    test: 'leaves whoever pledges again',
  },
  {
    row: 'void-too-much',
    in: `${voiding}/void-pledge.ts`,
    guard: "ConditionExpression: '#standing.receiptId = :receiptId',",
    without: "ConditionExpression: ':receiptId = :receiptId',",
    shownBy: 'test/store/voiding.test.ts',
    test: 'erased or changed between reading and voiding',
  },
  {
    row: 'void-oracle',
    in: `${voiding}/voided-receipt.ts`,
    guard: "standing === 'claimed' ||",
    without: '',
    shownBy: 'test/store/voiding.test.ts',
    test: 'says the same to whoever claimed for somebody',
  },
  {
    row: 'void-oracle',
    in: 'functions/pledges/register/in-fives.ts',
    guard: 'people - (people % 5)',
    without: 'people',
    shownBy: 'test/store/voiding.test.ts',
    test: 'is how many and why, in fives',
  },
  {
    row: 'void-sealed',
    in: 'functions/pledges/ceremonies/pledged-store.ts',
    guard: '|| sealed.has(receiptId)',
    without: '|| (sealed.has(receiptId) && sealed.size < 0)',
    shownBy: 'test/store/tickets.test.ts',
    test: 'voided after a list was sealed stays in that list',
  },
];
