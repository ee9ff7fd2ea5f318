import { describe, expect, it } from '@jest/globals';
import { demoTemplate, statementsOf } from './a-stack.ts';

describe('the history of the register', () => {
  it('can be read and added to by one function, and changed or deleted by none', () => {
    const allowed = statementsOf(demoTemplate()).filter(({ resources }) =>
      JSON.stringify(resources).includes('SatgasRegisterChanges'),
    );
    expect(new Set(allowed.map(({ id }) => id)).size).toBe(1);
    expect(allowed.flatMap(({ actions }) => actions).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
  });
});
