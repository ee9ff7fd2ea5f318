import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { operations } from '../../../functions/operations.ts';
import { readRequest, type Account } from '../../../shared/http/request.ts';
import { readCall } from '../../../shared/operation/read-call.ts';
import { Refusal } from '../../../shared/refusal.ts';

const account: Account = {
  ...{ account: 'tanda', role: 'chair', region: '18.09', officerId: 'siti' },
  standing: 'unbound',
};

/** What API Gateway hands a function for whom the authoriser vouched so, as far as it is read. */
const requestBy = (authorizer: object) =>
  readRequest({
    httpMethod: 'GET',
    path: '/v1/alerts',
    resource: '/v1/alerts',
    requestContext: { path: '/v1/alerts', authorizer, identity: {} },
  } as Partial<APIGatewayProxyEvent> as APIGatewayProxyEvent);

const reasonOf = async (name: string, authorizer: object) => {
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(name);
  // What an operation takes is looked at after who calls.
  const { who } = operation;
  return readCall({ ...operation, takes: {}, who }, requestBy(authorizer)).then(
    () => 'let in',
    (error: unknown) => (error instanceof Refusal ? error.errors[0]?.reason : error),
  );
};

const signedIn = operations.filter(({ who }) => who.by === 'sign-in').map(({ name }) => name);

describe('an account that is bound to no officer', () => {
  it('is no person', () => {
    expect(requestBy(account)).toMatchObject({ person: undefined, account });
  });

  it.each(signedIn)('is let in nowhere but to what binds it: %s', async (name) => {
    const isThat = name === 'askAccountLink';
    expect(await reasonOf(name, account)).toBe(isThat ? 'let in' : 'account-unbound');
    expect(await reasonOf(name, { ...account, standing: 'of-another' })).toBe('account-of-another');
  });

  it('has nothing to ask for once it is bound', async () => {
    const person = { personId: 'siti', role: 'chair', region: '18.09', name: 'Contoh' };
    expect(await reasonOf('askAccountLink', person)).toBe('account-bound');
    expect(await reasonOf('whoAmI', person)).toBe('let in');
  });
});
