import {
  paginateListUsers,
  type CognitoIdentityProviderClient,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';

/** An account of a pool whose role is admin. */
export type AdminAccount = {
  email: string;
  region: string;
  /** False while nobody has signed in with it since it was invited. */
  hasSignedIn: boolean;
  isEnabled: boolean;
};

/** Every admin of a pool. Cognito searches by no attribute of one's own: all accounts are read, sixty a page. */
export const adminsOf = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<AdminAccount[]> => {
  const found: AdminAccount[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId, Limit: 60 }))
    for (const user of Users)
      if (attributeOf(user, 'custom:role') === 'admin') found.push(asAdmin(user));
  return found;
};

const asAdmin = (user: UserType): AdminAccount => ({
  email: attributeOf(user, 'email').toLowerCase(),
  region: attributeOf(user, 'custom:region'),
  hasSignedIn: user.UserStatus !== 'FORCE_CHANGE_PASSWORD',
  isEnabled: user.Enabled ?? true,
});

const attributeOf = ({ Attributes = [] }: UserType, name: string): string =>
  Attributes.find(({ Name }) => Name === name)?.Value ?? '';
