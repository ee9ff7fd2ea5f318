import { describe, expect, it } from '@jest/globals';
import { demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();

const statements = statementsOf(template).map(({ id, actions, resources: on }) => ({
  who: /Room(\w+?)Role/.exec(id)?.[1] ?? id,
  actions,
  on: JSON.stringify(on),
}));

const mayDo = (action: string, type: string, part: string): string[] => {
  const found = resources(template, type).find(({ id }) => id.includes(part));
  return statements
    .filter(({ actions, on }) => actions.includes(action) && on.includes(`"${found?.id ?? '?'}"`))
    .map(({ who }) => who)
    .sort();
};

describe('the key of receipts', () => {
  it('only what signs and what publishes may read the seed of receipts', () => {
    const readers = mayDo(
      'secretsmanager:GetSecretValue',
      'AWS::SecretsManager::Secret',
      'ReceiptKey',
    );
    expect(readers).toContain('PublishKeys');
    expect(readers).toContain('SubmitPledge');
    expect(readers).not.toContain('VerifyReceipt');
  });

  it('the ring of public keys is written by its publisher alone', () => {
    const ring = ['AWS::DynamoDB::GlobalTable', 'KeyRing'] as const;
    expect(mayDo('dynamodb:PutItem', ...ring)).toEqual(['PublishKeys']);
    expect(mayDo('dynamodb:UpdateItem', ...ring)).toEqual([]);
    expect(mayDo('dynamodb:DeleteItem', ...ring)).toEqual([]);
    expect(mayDo('dynamodb:Query', ...ring)).toEqual(['PublishKeys', 'VerifyReceipt']);
  });
});
