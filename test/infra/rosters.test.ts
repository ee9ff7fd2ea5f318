import { describe, expect, it } from '@jest/globals';
import { demoTemplate, resources, statementsOf } from './a-stack.ts';

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
  it('are taken for as long as the gateway waits, and hold a region for longer than that', () => {
    expect(timeoutOf('rosters')).toBe(29_000);
  });

  it('are not read by the function that takes pledges: who is on one proves nothing of who pressed', () => {
    const reads = statementsOf(template)
      .filter(({ id }) => id.includes('SubmitPledge'))
      .filter(({ resources: on }) => JSON.stringify(on).includes(`"${rosters?.id ?? '?'}"`));
    expect(reads).toEqual([]);
  });
});
