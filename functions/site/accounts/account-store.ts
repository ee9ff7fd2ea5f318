import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AccountLink } from '../../../shared/sign-in/account-link.ts';
import { find } from '../../../shared/table/find.ts';
import { itemOf } from '../../../shared/table/item.ts';
import { putOnceWrite, replaceWrite } from '../../../shared/table/put.ts';
import { removeWrite } from '../../../shared/table/remove.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { bindingShape, ownedShape } from './account.ts';
import { officerAccountsTable as table } from './tables.ts';

type Stored = StoredTable<typeof table>;
type Marks = Pick<AccountLink, 'officer' | 'account'>;

export type AccountStore = {
  /** The mark of the account that is bound to an officer, as it is now. */
  accountOf: (officer: string) => Promise<string | undefined>;
  /** The mark of the officer that an account is bound to, as it is now. */
  officerOf: (account: string) => Promise<string | undefined>;
  /** Binds one account to one officer, in one write; 'taken' where either has another, or the link is of before a release. */
  bind: (link: AccountLink, at: number) => Promise<'bound' | 'taken'>;
  /** Releases the account of an officer for a round that two people began; a round that was begun changes nothing. */
  release: (officer: string, to: { round: number; at: number }) => Promise<'released' | 'known'>;
};

/** Stores which account is which officer: one account has one officer, one officer one account. */
export const accountStore = (client: DynamoDBClient, TableName: string): AccountStore => {
  const stored = { client, table, TableName };
  return {
    accountOf: async (officer) => (await bindingOf(stored, officer))?.account,
    officerOf: async (account) =>
      (await find(stored, ownedShape, { about: `account:${account}` }))?.officer,
    bind: async (link, at) => {
      const written = await writeTogether(client, [
        bindWrite(stored, link, at),
        putOnceWrite(stored, ownedBy(link, at)),
      ]);
      if (written === 'written') return 'bound';
      return (await bindingOf(stored, link.officer))?.account === link.account ? 'bound' : 'taken';
    },
    release: async (officer, to) => {
      const became = await untilWritten(() => releaseOnce(stored, officer, to));
      if (became === 'changed-meanwhile') throw new Error('An account was changed each time');
      return became;
    },
  };
};

const bindingOf = (stored: Stored, officer: string) =>
  find(stored, bindingShape, { about: `officer:${officer}` });

const ownedBy = ({ officer, account }: Marks, at: number) => ({
  about: `account:${account}`,
  ...{ officer, at },
});

const bindWrite = (
  { TableName }: Stored,
  { officer, account, round }: AccountLink,
  at: number,
) => ({
  Put: {
    TableName,
    Item: itemOf({ about: `officer:${officer}`, account, round, at }),
    ConditionExpression:
      'attribute_not_exists(about) OR (attribute_not_exists(account) AND #round <= :round)',
    ExpressionAttributeNames: { '#round': 'round' },
    ExpressionAttributeValues: marshall({ ':round': round }),
  },
});

/** What was bound goes with the account's own row, or not at all. */
const releaseOnce = async (
  stored: Stored,
  officer: string,
  { round, at }: { round: number; at: number },
): Promise<'released' | 'known' | 'changed-meanwhile'> => {
  const known = await bindingOf(stored, officer);
  if (known && known.round >= round) return 'known';
  const item = { about: `officer:${officer}`, round, at };
  const seen = { account: known?.account, round: known?.round };
  const written = await writeTogether(stored.client, [
    known ? replaceWrite(stored, item, seen) : putOnceWrite(stored, item),
    ...(known?.account === undefined
      ? []
      : [removeWrite(stored, { about: `account:${known.account}` })]),
  ]);
  return written === 'written' ? 'released' : 'changed-meanwhile';
};
