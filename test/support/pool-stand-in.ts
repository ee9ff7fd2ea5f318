import { Refused, type Answers } from './aws-stand-in.ts';
import { person } from './healthy-account.ts';

type User = ReturnType<typeof person>;

/** A user pool whose people sign in by e-mail, by Cognito's documents: sixty accounts a page, addresses taken once. */
export const pool = (users: User[] = []) => {
  const mediums: unknown[] = [];
  const answers: Answers = {
    'cognito-idp ListUsers': ({ Limit, PaginationToken }) => {
      if (Number(Limit) > 60) throw new Refused('InvalidParameterException', 'Limit is at most 60');
      const from = Number(PaginationToken ?? 0);
      const to = from + Number(Limit ?? 60);
      return {
        Users: users.slice(from, to),
        ...(to < users.length ? { PaginationToken: String(to) } : {}),
      };
    },
    'cognito-idp AdminCreateUser': (input) => {
      const email = String(input['Username']);
      const known = users.find(({ Username }) => Username === `sub-of-${email}`);
      if (known && input['MessageAction'] !== 'RESEND')
        throw new Refused('UsernameExistsException', 'User account already exists');
      if (!known && input['MessageAction'] === 'RESEND')
        throw new Refused('UserNotFoundException', 'User does not exist.');
      mediums.push(input['DesiredDeliveryMediums']);
      const made = person(email, '', {
        ...{ UserStatus: 'FORCE_CHANGE_PASSWORD', Attributes: input['UserAttributes'] },
      });
      if (!known) users.push(made);
      return { User: known ?? made };
    },
  };
  return { users, mediums, answers };
};
