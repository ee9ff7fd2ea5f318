import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { accountAskedCommand, type AccountAsk } from './account-ask.ts';
import { invitedCommand } from './invite-officer.ts';
import {
  askedCommand,
  bouncedCommand,
  confirmMailboxCommand,
  notAskedCommand,
} from './mailbox-commands.ts';
import { contactAskedCommand } from './own-contacts.ts';
import { relayAgainCommand } from './relay-again.ts';
import { knownOf, officerShape, type Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;

export type OfficerStore = {
  /**
   * Stores an officer as a change that two people agreed on makes them, upon the revision it was made upon, once; a phone
   * or mailbox that stays the same stays confirmed, and one that changes is unconfirmed anew.
   */
  apply: (officer: Officer, change: AppliedChange) => Promise<Applied>;
  /** Notes that somebody pressed the link sent to this phone; false when the officer has another phone by now. */
  confirmPhone: (key: OfficerKey, phone: string, at: number) => Promise<boolean>;
  /** Notes that somebody pressed the link sent to this mailbox, which takes mail again; false when it is another by now. */
  confirmMailbox: (key: OfficerKey, mailbox: string, at: number) => Promise<boolean>;
  /** Notes that a link is asked for which binds an account; false when somebody else asks at this moment, or the phone is another by now. */
  noteAccountAsked: (key: OfficerKey, ask: AccountAsk) => Promise<boolean>;
  /** Notes that somebody asks for the links again that confirm their own phone and mailbox; false within a day of the last time. */
  noteContactAsked: (key: OfficerKey, at: number) => Promise<boolean>;
  /** Notes that an admin invites them to bind their account; false within a day of the last time. */
  noteInvited: (key: OfficerKey, at: number) => Promise<boolean>;
  /** Notes that a mailbox is asked to confirm itself; false when somebody else asks at this moment, or it is confirmed or another by now. */
  noteAsked: (key: OfficerKey, ask: Ask & { at: number }) => Promise<boolean>;
  /** Takes back that it was asked: the mail was not sent. */
  takeBackAsked: (key: OfficerKey, ask: Ask) => Promise<void>;
  /**
   * Notes that a mail sent at `at` came back from this mailbox for good, or that its reader called it spam; false when
   * that is known, the mailbox is another by now, or was confirmed after that mail.
   */
  markBounced: (key: OfficerKey, bounce: Bounce) => Promise<boolean>;
  /** Notes on the row that its stream is to publish it anew, and whether reports knew the officer otherwise. */
  relayAgain: (key: OfficerKey, why: { at: number; isOutOfStep: boolean }) => Promise<boolean>;
  /** Every officer of these regions, active or not; a row that does not fit is left out and counted. */
  listOf: (regions: string[]) => Promise<Officer[]>;
};

/** A mailbox, and how often it was asked before. */
export type Ask = { mailbox: string; asked: number | undefined };

export type Bounce = { mailbox: string; why: 'bounced' | 'complained'; at: number };

/** 'overtaken': another change has reached the officer first, who stays as that one left them. */
export type Applied = 'stored' | 'overtaken';

/** A change of the register, and the revision of the officer that it was made upon. */
export type AppliedChange = {
  changeId: string;
  revision: number;
  /** When it is stored, milliseconds since the epoch. */
  at: number;
};

/** Stores the satgas members of each region. */
export const officerStore = (client: DynamoDBClient, TableName: string): OfficerStore => {
  const stored = { client, table, TableName };
  const isWritten = async (command: UpdateItemCommand): Promise<boolean> =>
    (await unlessRefused(client.send(command))) !== undefined;
  return {
    apply: async (officer, change) => {
      const applied = await untilWritten(() => applyOnce(stored, officer, change));
      if (applied === 'changed-meanwhile') throw new Error('An officer was changed each time');
      return applied;
    },
    confirmPhone: (key, phone, at) => isWritten(confirmCommand(TableName, key, { phone, at })),
    confirmMailbox: (key, mailbox, at) =>
      isWritten(confirmMailboxCommand(TableName, key, { mailbox, at })),
    noteAccountAsked: (key, ask) => isWritten(accountAskedCommand(TableName, key, ask)),
    noteContactAsked: (key, at) => isWritten(contactAskedCommand(TableName, key, at)),
    noteInvited: (key, at) => isWritten(invitedCommand(TableName, key, at)),
    noteAsked: (key, ask) => isWritten(askedCommand(TableName, key, ask)),
    takeBackAsked: async (key, ask) => {
      await unlessRefused(client.send(notAskedCommand(TableName, key, ask)));
    },
    markBounced: (key, bounce) => isWritten(bouncedCommand(TableName, key, bounce)),
    relayAgain: (key, why) => isWritten(relayAgainCommand(TableName, key, why)),
    listOf: async (regions) => {
      const list = (region: string) =>
        listReadable(eventually(stored), officerShape, { in: region });
      return (await Promise.all(regions.map(list))).flat();
    },
  };
};

/** Where a phone or mailbox is confirmed, asked or bounces at that very moment, the officer is read again. */
const applyOnce = async (
  stored: StoredTable<typeof table>,
  officer: Officer,
  { changeId, revision, at }: AppliedChange,
): Promise<'stored' | 'overtaken' | 'changed-meanwhile'> => {
  const known = await find(stored, officerShape, officer);
  if (known?.changeId === changeId) return 'stored';
  if ((known?.revision ?? 0) !== revision) return 'overtaken';
  const item = {
    ...officer,
    ...{ revision: revision + 1, changeId, changedAt: at },
    ...knownOf(known, officer),
    ...notesOf(known),
    // A change that was proposed before a release does not take it back.
    ...roundOf(known?.accountRound, officer.accountRound),
  };
  if (!known) return (await putOnce(stored, item)) === 'added' ? 'stored' : 'changed-meanwhile';
  const { name, rung } = known;
  const seen = { revision: known.revision, name, rung, ...knownOf(known, known) };
  const written = await replace(stored, item, seen);
  return written === 'replaced' ? 'stored' : written;
};

/** What was noted of the officer, whoever they are now. */
const notesOf = (known: Officer | undefined) =>
  Object.fromEntries(
    (['contactAskedAt', 'invitedAt', 'relayedAgainAt', 'outOfStepAt'] as const).flatMap((note) =>
      known?.[note] === undefined ? [] : [[note, known[note]]],
    ),
  );

const roundOf = (...rounds: (number | undefined)[]) => {
  const accountRound = Math.max(0, ...rounds.map((round) => round ?? 0));
  return accountRound > 0 ? { accountRound } : {};
};

/** Changes the one field, so that whatever else is changed at that moment stays changed. */
const confirmCommand = (
  TableName: string,
  key: OfficerKey,
  { phone, at }: { phone: string; at: number },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET phoneConfirmedAt = :at',
    ConditionExpression: 'phone = :phone',
    ExpressionAttributeValues: marshall({ ':at': at, ':phone': phone }),
  });
