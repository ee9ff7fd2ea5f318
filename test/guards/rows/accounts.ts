import type { Entry } from '../guard.ts';

const accounts = 'functions/site/accounts';
const shownBy = 'test/unit/site/officer-accounts.test.ts';
const stored = 'test/store/officer-accounts.test.ts';
const links = 'test/unit/satgas/account-link.test.ts';

/** Which account is which officer of the register. */
export const accountGuards: readonly Entry[] = [
  {
    row: 'account-of-another',
    in: `${accounts}/standing.ts`,
    guard: 'if (bound === account) return undefined;',
    without: 'if (bound !== undefined) return undefined;',
    shownBy,
    test: 'is theirs where it is bound to them, and nobody’s otherwise',
  },
  {
    row: 'account-of-another',
    in: `${accounts}/standing.ts`,
    guard: "if (bound === undefined) return { ...as, standing: 'unbound' };",
    without: 'if (bound === undefined) return undefined;',
    shownBy,
    test: 'is nobody’s until it is bound',
  },
  {
    row: 'account-of-another',
    in: 'shared/operation/read-call.ts',
    guard: 'if (request.account) throw refuseAccount(request.account);',
    without: '',
    shownBy: 'test/unit/operation/unbound-account.test.ts',
    test: 'is let in nowhere but to what binds it',
  },
  {
    row: 'account-of-another',
    in: `${accounts}/standing.ts`,
    guard: "if (noted === 'added') needs.onClash();",
    without: '',
    shownBy,
    test: 'is counted once where it is another’s',
  },
  {
    row: 'account-bound-twice',
    in: `${accounts}/account-store.ts`,
    guard: 'putOnceWrite(stored, ownedBy(link, at)),',
    without: '{ Put: { TableName, Item: itemOf(ownedBy(link, at)) } },',
    shownBy: stored,
    test: 'are one to each officer, and one officer to each',
  },
  {
    row: 'account-bound-twice',
    in: `${accounts}/account-store.ts`,
    guard: "'attribute_not_exists(about) OR (attribute_not_exists(account) AND #round <= :round)',",
    without: "'attribute_not_exists(about) OR #round <= :round',",
    shownBy: stored,
    test: 'are bound once: of two at the same moment one is',
  },
  {
    row: 'account-bound-twice',
    in: `${accounts}/account-store.ts`,
    guard: "'attribute_not_exists(about) OR (attribute_not_exists(account) AND #round <= :round)',",
    without:
      "'attribute_not_exists(about) OR (attribute_not_exists(account) AND (#round <= :round OR #round > :round))',",
    shownBy: stored,
    test: 'bind anew once they are released, and never by a link of before',
  },
  {
    row: 'account-link-pressed',
    in: `${accounts}/bind-account.ts`,
    guard: "if (digitsOf(link.account) !== digits) throw refuseField('digits', 'wrong-digits');",
    without: '',
    shownBy,
    test: 'binds nothing for whoever does not know the digits',
  },
  {
    row: 'account-link-pressed',
    in: 'shared/sign-in/account-link.ts',
    guard: 'if (!timingSafeEqual(mac(key, signed), bytes.subarray(signedBytes))) return undefined;',
    without: '',
    shownBy,
    test: 'is read as it was made',
  },
  {
    row: 'account-of-admin',
    in: `${accounts}/bind-account.ts`,
    guard: "if (await needs.sightings.isAdmin(link.account)) throw refuse('account-of-an-admin');",
    without: '',
    shownBy,
    test: 'makes no officer of an admin',
  },
  {
    row: 'account-of-admin',
    in: `${accounts}/standing.ts`,
    guard: "return { ...as, standing: 'of-another' };\n  if (!seen",
    without: 'return undefined;\n  if (!seen',
    shownBy,
    test: 'is no admin’s',
  },
  {
    row: 'account-of-admin',
    in: 'functions/site/sign-in/verify-token.ts',
    guard: "isOfTheRegister(role) ? claims.data['custom:officer'] : undefined",
    without: "claims.data['custom:officer']",
    shownBy,
    test: 'never gives an admin or oversight the id of somebody else',
  },
  {
    row: 'account-released-alone',
    in: 'functions/satgas/telling/account-messages.ts',
    guard: "await publish(addressed(before, releasedText(before.region, 'sms')));",
    without: '',
    shownBy: links,
    test: 'hear that the account was released',
  },
  {
    row: 'account-links-flood',
    in: 'functions/satgas/officers/ask-account-link.ts',
    guard: "if (asked >= mostLinksADay) throw refuse('links-of-the-day');",
    without: '',
    shownBy: links,
    test: 'is bounded in a day',
  },
];
