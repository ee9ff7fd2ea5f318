import { describe, expect, it } from '@jest/globals';
import { settleMs } from '../../functions/pledges/rosters/match-roster.ts';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const timeoutOf = (entry: string): number => {
  const found = resources(template, 'AWS::Lambda::Function').find(({ properties }) =>
    String(properties['FunctionName']).endsWith(`-${entry}`),
  );
  return Number(found?.properties['Timeout']) * 1000;
};
const rosters = resources(template, 'AWS::DynamoDB::GlobalTable').find(({ id }) =>
  id.includes('Rosters'),
);

describe('the rosters', () => {
  it('are matched only after a pledge that missed a change can no longer be on its way', () => {
    expect(settleMs).toBeGreaterThanOrEqual(timeoutOf('submit-pledge') + 3000);
    expect(timeoutOf('match-roster')).toBeGreaterThan(3 * settleMs);
  });

  it('are taken for as long as the gateway waits, and hold a region for longer than that', () => {
    expect(timeoutOf('rosters')).toBe(29_000);
  });

  it('show their stream what was there before, so that who left can be told', () => {
    expect(at(rosters?.properties, 'StreamSpecification.StreamViewType')).toBe(
      'NEW_AND_OLD_IMAGES',
    );
  });

  it('are only read by the function that takes pledges, one item at a time', () => {
    const actions = statementsOf(template)
      .filter(({ id }) => id.includes('SubmitPledge'))
      .filter(({ resources: on }) => JSON.stringify(on).includes(`"${rosters?.id ?? '?'}"`))
      .flatMap((statement) => statement.actions);
    expect(actions).toEqual(['dynamodb:GetItem']);
  });
});
