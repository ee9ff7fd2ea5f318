import { describe, expect, it } from '@jest/globals';
import { demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();

/** What each function's role allows, by the name of its role. */
const allowed = statementsOf(template).map(({ id, actions, resources: on }) => ({
  who: id,
  actions,
  resources: JSON.stringify(on),
}));

const idOf = (type: string, part: string): string =>
  resources(template, type).find(({ id }) => id.includes(part))?.id ?? 'missing';

/** Who may do something on the table of a logical id, by the name of the function. */
const who = (table: string, actions: string[]): string[] => [
  ...new Set(
    allowed
      .filter((one) => one.resources.includes(`"${table}"`))
      .filter((one) => one.actions.some((action) => actions.includes(action)))
      .map((one) => /(\w+?)Role/.exec(one.who.replace(/^Reports\w+?Room/, ''))?.[1] ?? one.who),
  ),
];

const reading = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:Scan'];
const reporters = idOf('AWS::DynamoDB::GlobalTable', 'ReportsReporters');
const trail = idOf('AWS::DynamoDB::GlobalTable', 'IdentityAccess');

describe('the names of reporters', () => {
  it('can be read by two functions only, each for what two released, and by no other service', () => {
    expect(who(reporters, reading)).toEqual(['ReadIdentity', 'Package']);
  });

  it('are written by the three ways in (form, webhook, what was read from a provider), by giving or withdrawing a name, and deleted with a practice', () => {
    const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
    expect(who(reporters, writing).sort()).toEqual([
      'ChangeReport',
      'EmptyReports',
      'ReceiveWebhook',
      'Reconcile',
      'SubmitReport',
    ]);
    expect(who(reporters, ['dynamodb:PutItem', 'dynamodb:UpdateItem'])).not.toContain(
      'EmptyReports',
    );
  });

  it('stand under a key that only these functions may use', () => {
    const key = idOf('AWS::KMS::Key', 'ReportersKey');
    expect(who(key, ['kms:Decrypt']).sort()).toEqual([
      'ChangeReport',
      'EmptyReports',
      'HandOver',
      'Package',
      'ReadIdentity',
      'ReceiveWebhook',
      'Reconcile',
      // The phone of whoever sent a lead lies there until it is answered.
      'SendAnswers',
      'SubmitReport',
    ]);
  });

  it('in bodies of webhooks are sealed by a secret under that key, which only what takes them may read', () => {
    const key = idOf('AWS::KMS::Key', 'ReportersKey');
    const [secret] = resources(template, 'AWS::SecretsManager::Secret').filter(({ id }) =>
      id.includes('SealedDeliveries'),
    );
    expect(JSON.stringify(secret?.properties['KmsKeyId'])).toContain(`"${key}"`);
    const may = who(secret?.id ?? 'missing', ['secretsmanager:GetSecretValue']);
    expect(may.sort()).toEqual(['ReceiveWebhook', 'Reconcile', 'SendAnswers']);
  });

  it('leave a trail that the functions of break-glass can add to and not change', () => {
    const changing = who(trail, ['dynamodb:UpdateItem', 'dynamodb:DeleteItem']);
    // It only lets the trail live as long as a report that is kept longer.
    expect(changing).toEqual(['KeepAsLong']);
    expect(who(trail, ['dynamodb:PutItem']).sort()).toEqual(
      expect.arrayContaining(['AskIdentity', 'HandOver', 'Package', 'ReadIdentity']),
    );
  });
});
