import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FirstAdminRefused, firstAdmins } from '../../infra/first-admin/first-admin.ts';
import { Refused, startStandIn, type StandIn } from '../support/aws-stand-in.ts';
import { person } from '../support/healthy-account.ts';
import { pool } from '../support/pool-stand-in.ts';

let standIn: StandIn;
afterEach(() => standIn.close());

const invite = async (people: ReturnType<typeof pool>, ...emails: string[]) => {
  standIn = await startStandIn(people.answers);
  const client = new CognitoIdentityProviderClient({
    ...{ region: 'ap-southeast-3', endpoint: standIn.url, maxAttempts: 1 },
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'x' },
  });
  try {
    return await firstAdmins(client, { poolId: 'ap-southeast-3_Pool', emails });
  } finally {
    client.destroy();
  }
};

const invited = { UserStatus: 'FORCE_CHANGE_PASSWORD' };

describe('the first admins', () => {
  it('are invited by mail, as admins of the nation', async () => {
    const people = pool();
    expect(await invite(people, 'a@x.test', 'b@x.test')).toEqual([
      ['a@x.test', 'invited'],
      ['b@x.test', 'invited'],
    ]);
    expect(people.users.map(({ Attributes }) => Attributes)).toEqual(
      ['a@x.test', 'b@x.test'].map((Value) =>
        expect.arrayContaining([
          { Name: 'email', Value },
          { Name: 'custom:role', Value: 'admin' },
          { Name: 'custom:region', Value: 'ID' },
        ]),
      ),
    );
    expect(people.mediums).toEqual([['EMAIL'], ['EMAIL']]);
  });

  it('are no more once there is another admin, wherever in the pool, of whatever region', async () => {
    const many = Array.from({ length: 130 }, (_, n) => person(`o${String(n)}@x.test`, 'officer'));
    const other = person('z@x.test', 'admin', {
      Attributes: [
        { Name: 'email', Value: 'z@x.test' },
        { Name: 'custom:role', Value: 'admin' },
        { Name: 'custom:region', Value: '18.09' },
      ],
    });
    const people = pool([...many, other]);
    await expect(invite(people, 'a@x.test')).rejects.toThrow(FirstAdminRefused);
    expect(people.users).toHaveLength(131);
  });

  it('are gone on with where it was stopped after one of two', async () => {
    const people = pool([person('a@x.test', 'admin', invited)]);
    expect(await invite(people, 'a@x.test', 'b@x.test')).toEqual([
      ['a@x.test', 'invited again'],
      ['b@x.test', 'invited'],
    ]);
  });

  it('are left as they are once they have signed in', async () => {
    const people = pool([person('a@x.test', 'admin')]);
    expect(await invite(people, 'a@x.test')).toEqual([['a@x.test', 'there already']]);
    expect(people.mediums).toEqual([]);
  });

  it('are nobody who has an account of another role: nobody is raised by this', async () => {
    const people = pool([person('a@x.test', 'officer')]);
    await expect(invite(people, 'a@x.test')).rejects.toThrow(/no admin's/);
    expect(people.users).toEqual([person('a@x.test', 'officer')]);
  });

  it('are nobody whose account is disabled', async () => {
    const people = pool([person('a@x.test', 'admin', { Enabled: false })]);
    await expect(invite(people, 'a@x.test')).rejects.toThrow(/disabled/);
  });

  it('are nobody where the pool cannot be read', async () => {
    const people = pool();
    people.answers['cognito-idp ListUsers'] = () => {
      throw new Refused('NotAuthorizedException', 'no', 400);
    };
    await expect(invite(people, 'a@x.test')).rejects.toThrow('no');
    expect(people.users).toEqual([]);
  });
});
