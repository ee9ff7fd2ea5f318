import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf, signedIn } from '../../../shared/operation/who.ts';
import { accountsAnswer, officersList } from './list-accounts.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

const ofAccounts = { entry: 'site/accounts/accounts', kind: 'api' } as const;

const ofLink = {
  ...ofAccounts,
  who: holderOf('account'),
  path: '/s/{token}',
  gives: {
    200: givesWithPage(
      'Whether the account is bound',
      z.object({ state: z.enum(['bound', 'unbound']) }),
    ),
  },
} as const;

const path = z.object({ token: z.string().check(z.maxLength(100)) });

const clashesAnswer = z.object({
  region: z.string(),
  clashes: z.array(z.object({ region: z.string(), officerId: z.string(), at: z.string() })),
});

const scopeOf = z.union([regionCode, z.string().check(z.regex(/^(ID|\d{2})$/))]);

/** Which account of the issuer is which officer of the register. */
export const accountOperations = {
  showAccountLink: operation({
    ...ofLink,
    method: 'GET',
    says: 'What the link that was sent to a registered phone binds; changes nothing',
    takes: { path },
    refuses: ['link-refused'],
  }),
  bindAccount: operation({
    ...ofLink,
    method: 'POST',
    says: 'Bind the account that asked for this link to the officer of the phone, once',
    more: 'With the four digits that the screen of that account shows. The same again changes nothing.',
    takes: {
      path,
      body: z.strictObject({ digits: z.string().check(z.regex(/^\d{4}$/)) }),
      example: { digits: '0421' },
    },
    refuses: ['link-refused', 'invalid-fields', 'conflict'],
  }),
  listAccounts: operation({
    ...ofAccounts,
    method: 'GET',
    path: '/v1/accounts',
    who: signedIn({ admin: 'covered' }),
    says: 'Which officers of a region have bound their account, and which have never done so',
    more: 'The officers are those that are named, up to a hundred: the register says who they are. An account itself is not shown.',
    takes: { query: z.object({ region: scopeOf, officers: officersList }) },
    gives: { 200: givesWithPage('Officer by officer', accountsAnswer) },
    refuses: ['invalid-fields'],
  }),
  listAccountClashes: operation({
    ...ofAccounts,
    method: 'GET',
    path: '/v1/account-clashes',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'Sign-ins as an officer by an account that is not theirs, the newest hundred first',
    more: 'Once a day for each account. They were refused; the alarm `AccountClashes` rang.',
    takes: { query: z.object({ region: z.optional(scopeOf) }) },
    gives: { 200: givesWithPage('Whom, and when', clashesAnswer) },
    refuses: ['invalid-fields'],
  }),
};
export type AccountOperations = typeof accountOperations;
