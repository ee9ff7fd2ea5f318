import { expect, it } from '@jest/globals';
import { demoTemplate, statementsOf } from './a-stack.ts';

it('lets the desk change the report of a case whose unit is named, and add none', () => {
  const onReports = statementsOf(demoTemplate())
    .filter(({ id }) => /^ReportsCaseRoomDesk/.test(id))
    .filter(({ resources }) => JSON.stringify(resources).includes('ReportsTable'));
  const actions = onReports.flatMap((one) => one.actions);
  expect(actions).toContain('dynamodb:UpdateItem');
  expect(actions).not.toContain('dynamodb:PutItem');
});
