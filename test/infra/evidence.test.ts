import { describe, expect, it } from '@jest/globals';
import { routes } from '../../functions/routes.ts';
import { aTemplate, at, resources, statementsOf } from './a-stack.ts';

const template = aTemplate(routes);
const rights = statementsOf(template);

describe('evidence in its bucket', () => {
  it('is never written over: originals are put only where none stands', () => {
    const policies = resources(template, 'AWS::S3::BucketPolicy').flatMap(
      ({ properties }) => at(properties, 'PolicyDocument.Statement') as object[],
    );
    const seals = policies.filter(
      (one) => at(one, 'Effect') === 'Deny' && JSON.stringify(one).includes('/originals/*'),
    );
    expect(seals).toMatchObject([
      { Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } },
    ]);
  });

  it('has originals that no function reads', () => {
    const readers = JSON.stringify(rights).match(/"s3:(GetObject|\*)[^}]*originals/g);
    expect(readers).toBeNull();
  });
});
