import { checkFields, readFile, readUpload } from '../http/upload.ts';
import { idempotencyKeyOf, readBody, readParameters } from '../http/body.ts';
import type { Account, Person, Request } from '../http/request.ts';
import { sentPuzzle } from '../puzzle/sent-puzzle.ts';
import { Refusal } from '../refusal.ts';
import { personWithRole, reaches } from './access.ts';
import { guardOf } from './guard.ts';
import type { Operation, Takes } from './operation.ts';

/**
 * Reads of a request what its operation takes, in this order: who calls, path, query, retry mark, body. Throws Refusal
 * for what breaks a schema and for a caller whose role may not.
 */
export const readCall = async (
  { who, takes = {}, shows }: Operation,
  request: Request,
): Promise<Record<string, unknown>> => {
  const caller = who.by === 'sign-in' ? callerOf(who, request, shows) : {};
  return { ...caller, ...readAddress(takes, request), ...(await readContent(takes, request)) };
};

type SignIn = Extract<Operation['who'], { by: 'sign-in' }>;

const callerOf = (who: SignIn, request: Request, shows: string | undefined) => {
  const { roles, conflict } = who;
  if (who.account === 'unbound') return { account: accountOf(who, request) };
  if (request.account) throw refuseAccount(request.account);
  const person = personWithRole(roles, request.person);
  if (conflict === 'barred') return { guard: guardOf(person, roles, shows) };
  return {
    person,
    within: (region: string): Person => {
      if (!reaches(roles, person, region)) throw new Refusal('wrong-region');
      return person;
    },
  };
};

const accountOf = ({ roles }: SignIn, { account, person }: Request): Account => {
  if (account?.standing === 'unbound') return account;
  if (account) throw refuseAccount(account);
  personWithRole(roles, person);
  throw new Refusal('conflict', [{ field: 'signIn', reason: 'account-bound' }]);
};

const refuseAccount = ({ standing }: Account): Refusal =>
  new Refusal('not-allowed', [
    {
      field: 'signIn',
      reason: standing === 'unbound' ? 'account-unbound' : 'account-of-another',
    },
  ]);

/** A form of a page sends what was left open as an empty text. */
const readAddress = ({ path, query }: Takes, request: Request) => ({
  path: path ? readParameters(request.params, path) : {},
  query: query ? readParameters(filled(request.query), query) : {},
});

const filled = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).filter(([name, value]) => value.trim() !== '' && name !== 'lang'),
  );

const readContent = async (takes: Takes, request: Request) => {
  if (takes.reads === 'bytes') return { bytes: request.body };
  const { mostBytes = 0, bodyTypes: types = [], tooLarge } = takes;
  if (takes.reads === 'file') return readFile(request, { types, mostBytes, tooLarge });
  if (takes.reads === 'upload' && takes.body) {
    const upload = await readUpload(request, mostBytes);
    return {
      body: checkFields(upload, takes.body),
      file: upload.file,
      idempotencyKey: upload.idempotencyKey,
    };
  }
  return {
    idempotencyKey: idempotencyKeyOf(request),
    ...(takes.puzzle && { puzzle: sentPuzzle(request) }),
    ...(takes.body && { body: readBody(request, takes.body, takes.lists) }),
  };
};
