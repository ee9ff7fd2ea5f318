import type { Entry } from '../guard.ts';

const officers = 'functions/satgas/officers';
const telling = 'functions/satgas/telling';
const comesBack = 'test/unit/satgas/mail-comes-back.test.ts';

/** Whose mailboxes are told, who confirms them, and what may be sent in the deployment's name. */
export const mailGuards: readonly Entry[] = [
  {
    row: 'mail-scanner',
    in: `${telling}/confirm-contact.http.ts`,
    guard: 'const { contact } = await followLink(needs, path.token);',
    without:
      'const { contact, ...key } = await followLink(needs, path.token); await needs.officers.confirmMailbox(key, contact.address, needs.now());',
    shownBy: 'test/unit/satgas/contact-link.test.ts',
    test: 'confirms nothing by being opened',
  },
  {
    row: 'mail-scanner',
    in: `${officers}/officer-store.ts`,
    guard: '...knownOf(known, officer),',
    without: '',
    shownBy: 'test/store/mailboxes.test.ts',
    test: 'is unconfirmed anew when it changes',
  },
  {
    row: 'mail-scanner',
    in: `${officers}/officer.ts`,
    guard: 'const ofMailbox = officer && officer.email === email ? officer : undefined;',
    without: 'const ofMailbox = officer;',
    shownBy: 'test/store/mailboxes.test.ts',
    test: 'is unconfirmed anew when it changes',
  },
  {
    row: 'mail-as-anybody',
    in: 'infra/satgas/mail.ts',
    guard: "conditions: { StringEquals: { 'ses:FromAddress': from } },",
    without: '',
    shownBy: 'test/infra/mail.test.ts',
    test: 'may send from one address',
  },
  {
    row: 'mail-as-anybody',
    in: 'infra/satgas/mail.ts',
    guard: "this.#arnOf('identity', this.#identity.ref),",
    without: "this.#arnOf('identity', '*'),",
    shownBy: 'test/infra/mail.test.ts',
    test: 'may send from one address',
  },
  {
    row: 'mail-as-anybody',
    in: 'infra/satgas/mail.ts',
    guard: "deliveryOptions: { tlsPolicy: 'REQUIRE' },",
    without: '',
    shownBy: 'test/infra/mail.test.ts',
    test: 'goes by TLS only',
  },
  {
    row: 'mailbox-unread',
    in: `${telling}/reachable.ts`,
    guard: 'officer.region === region && isReached(officer)',
    without: 'officer.region === region',
    shownBy: comesBack,
    test: 'counts as reachable in a region only when reached',
  },
  {
    row: 'mailbox-unread',
    in: `${officers}/reach.ts`,
    guard: 'return officer.emailBouncedAt === undefined ? officer.email : undefined;',
    without: 'return officer.email;',
    shownBy: comesBack,
    test: 'by no mailbox that bounces',
  },
  {
    row: 'mailbox-unread',
    in: `${telling}/mark-mailboxes.ts`,
    guard: "bounced: 'bounced',",
    without: '',
    shownBy: comesBack,
    test: 'is marked where it comes back',
  },
  {
    row: 'mailbox-unread',
    in: `${officers}/mailbox-commands.ts`,
    guard: 'email = :mailbox AND attribute_not_exists(emailBouncedAt) AND',
    without: 'email = :mailbox AND',
    shownBy: 'test/store/mailboxes.test.ts',
    test: 'is marked once, and takes mail again',
  },
];
