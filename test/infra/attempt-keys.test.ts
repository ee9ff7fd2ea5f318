import { describe, expect, it } from '@jest/globals';
import { demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const statements = statementsOf(template);

/** The functions that may read a secret, by the end of their roles' names. */
const readersOf = (secret: string): string[] => {
  const found = resources(template, 'AWS::SecretsManager::Secret').filter(({ id }) =>
    id.includes(secret),
  );
  expect(found).toHaveLength(1);
  return statements
    .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
    .filter(({ resources: on }) => JSON.stringify(on).includes(`"${found[0]?.id ?? '?'}"`))
    .map(
      ({ id }) =>
        /^(?:Pledges|Reports|Satgas)(?:\w+?Room|SmsDelivery|Telling|Desk)?(\w+?)Role/.exec(
          id,
        )?.[1] ?? id,
    )
    .sort();
};

describe('the keys of attempts and marks', () => {
  it('an officer’s attempts have a key of their own, read by what officers write with', () => {
    expect(readersOf('ReportsOfficerAttempts')).toEqual([
      'AskIdentity',
      'CaseMessages',
      'Desk',
      'Findings',
      'HandOver',
    ]);
  });

  it('what officers use cannot read the key of follow-up codes, by which a code could be searched for', () => {
    expect(readersOf('ReportCode')).toEqual([
      'AddEvidence',
      'ChangeReport',
      'ClockSweepReports',
      'Leads',
      'OpenCase',
      'ReceiveWebhook',
      'Reconcile',
      'SubmitReport',
      'TrackReport',
    ]);
  });

  it('marks of phones have a key that makes no link', () => {
    expect(readersOf('SatgasPhoneMark')).toEqual(['DryRun', 'NotifyOfficers', 'WatchSmsAccount']);
  });

  it('the pepper is read where numbers are keyed, and nowhere else', () => {
    expect(readersOf('PledgesPepper')).toEqual([
      'Confirm',
      'Confirm',
      'Erasures',
      'RunCeremonies',
      'SendLinks',
      'SubmitPledge',
      'TakeRosters',
    ]);
  });
});
