import { yearWrite } from '../../functions/reports/calendar/calendar-store.ts';
import type { Answers } from './aws-stand-in.ts';
import { cloudFormationStandIn } from './cloudformation-stand-in.ts';
import { healthyAccount } from './healthy-account.ts';
import { pool } from './pool-stand-in.ts';

const tokens = ['aaa', 'bbb', 'ccc'];

/** A year that an admin has entered, as it is stored: one day off of it is enough to be a decree. */
const aYear = (year: string) =>
  yearWrite('Calendar', {
    ...{ year, version: 1, changedAt: Date.now() },
    days: [
      {
        ...{ date: `${year}-01-01`, kind: 'holiday', decree: `SKB ${year}` },
        name: { id: 'Tahun Baru', en: 'New Year' },
      },
    ],
  }).Put?.Item;

/** What somebody does in the console, in the DNS, in a mailbox and on the pages, because the doctor said so. */
export type Deed =
  | 'left the sandboxes'
  | 'registered the sender'
  | 'wrote the DNS'
  | 'confirmed the alarms'
  | 'signed in'
  | 'entered the year'
  | 'entered officers';

type Place = { alarmAddress: string; mailDomain: string; years: readonly string[] };

/** An account from before its first deploy, by the documents of each service: what is missing stays so until it is done. */
export const emptyAccount = ({ alarmAddress, mailDomain, years }: Place) => {
  const done = new Set<Deed>();
  const people = pool();
  const { stacks, answers: ofStacks } = cloudFormationStandIn();
  const healthy = healthyAccount();
  const onceDone = (deed: Deed, then: unknown, before: unknown) => () =>
    done.has(deed) ? then : before;
  const answers: Answers = {
    ...healthy,
    ...ofStacks,
    ...people.answers,
    'sns GetSMSSandboxAccountStatus': () => ({ IsInSandbox: !done.has('left the sandboxes') }),
    'ses GET /v2/email/account': () => ({
      ...{ ProductionAccessEnabled: done.has('left the sandboxes') },
      ...{ SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
    }),
    'sms-voice DescribeSenderIds': onceDone(
      'registered the sender',
      { SenderIds: [{ SenderId: 'NETRAL', IsoCountryCode: 'ID', Registered: true }] },
      { SenderIds: [] },
    ),
    [`ses GET /v2/email/identities/${mailDomain}`]: onceDone(
      'wrote the DNS',
      { VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS', Tokens: tokens } },
      { VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: tokens } },
    ),
    'sns ListSubscriptionsByTopic': () => ({
      Subscriptions: [
        {
          ...{ Endpoint: alarmAddress, Protocol: 'email' },
          SubscriptionArn: done.has('confirmed the alarms')
            ? 'arn:aws:sns:ap-southeast-3:111122223333:x:1'
            : 'PendingConfirmation',
        },
      ],
    }),
    'dynamodb Scan': onceDone('entered the year', { Items: years.map(aYear) }, { Items: [] }),
    'dynamodb Query': (input, call) =>
      done.has('entered officers') ? healthy['dynamodb Query']?.(input, call) : { Items: [] },
  };
  /** They change the password that the invitation had. */
  const signIn = () => {
    for (const one of people.users) one.UserStatus = 'CONFIRMED';
  };
  return {
    answers,
    stacks,
    people: people.users,
    does: (...deeds: Deed[]) => {
      for (const deed of deeds) done.add(deed);
      if (deeds.includes('signed in')) signIn();
    },
  };
};
