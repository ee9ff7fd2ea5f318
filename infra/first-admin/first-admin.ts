import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { nation } from '../../shared/regions/regions.ts';
import { faultOf } from '../aws/fault.ts';
import { adminsOf } from '../aws/people.ts';

/** What became of an address: invited, invited once more, or there already. */
export type Outcome = 'invited' | 'invited again' | 'there already';

/** Why nobody was added. */
export class FirstAdminRefused extends Error {}

/** The two people whom the register takes to begin with. */
export const mostFirst = 2;

/**
 * Creates the first admins of the nation, one or two, by their e-mail addresses; each gets a mail with a password that
 * lasts for a week. Refuses, with nothing added, while there is any other admin: then it is those who add people.
 * Stopped half way and run again with the same addresses it goes on. Throws FirstAdminRefused.
 */
export const firstAdmins = async (
  people: CognitoIdentityProviderClient,
  { poolId, emails }: { poolId: string; emails: string[] },
): Promise<[email: string, Outcome][]> => {
  const known = await adminsOf(people, poolId);
  const others = known.filter(({ email }) => !emails.includes(email));
  if (others.length > 0)
    throw new FirstAdminRefused(
      `There are ${String(others.length)} other admins: this is for the first only. They add people in the pool.`,
    );
  const outcomes: [string, Outcome][] = [];
  for (const email of emails) {
    const admin = known.find((one) => one.email === email);
    if (admin && (admin.region !== nation || !admin.isEnabled))
      throw new FirstAdminRefused(
        `${email} is an admin ${admin.isEnabled ? `of ${admin.region || 'no region'}, not of the nation` : 'whose account is disabled'}. Look at it in the pool.`,
      );
    outcomes.push([
      email,
      admin?.hasSignedIn ? 'there already' : await invite(people, { poolId, email }, admin),
    ]);
  }
  return outcomes;
};

type Invited = { poolId: string; email: string };

const invite = async (
  people: CognitoIdentityProviderClient,
  { poolId, email }: Invited,
  known: object | undefined,
): Promise<Outcome> => {
  try {
    await people.send(
      new AdminCreateUserCommand({
        ...{ UserPoolId: poolId, Username: email },
        // Without it Cognito would try an SMS.
        DesiredDeliveryMediums: ['EMAIL'],
        ...(known
          ? { MessageAction: 'RESEND' }
          : {
              UserAttributes: [
                { Name: 'email', Value: email },
                { Name: 'email_verified', Value: 'true' },
                { Name: 'custom:role', Value: 'admin' },
                { Name: 'custom:region', Value: nation },
              ],
            }),
      }),
    );
    return known ? 'invited again' : 'invited';
  } catch (error) {
    if (faultOf(error).name !== 'UsernameExistsException') throw error;
    throw new FirstAdminRefused(
      `${email} has an account that is no admin's. Give it the role in the pool, or name another address.`,
    );
  }
};
