import { describe, expect, it } from '@jest/globals';
import { routes } from '../../functions/routes.ts';
import { aTemplate, at, resources } from './a-stack.ts';

const template = aTemplate(routes);

const statements = resources(template, 'AWS::IAM::Policy').flatMap(({ id, properties }) =>
  [at(properties, 'PolicyDocument.Statement')].flat().map((statement) => ({
    who: /Room(\w+?)Role/.exec(id)?.[1] ?? id,
    actions: [at(statement, 'Action')].flat().map(String),
    on: JSON.stringify(at(statement, 'Resource')),
  })),
);

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
