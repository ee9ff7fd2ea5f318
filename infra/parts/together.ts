import { Lazy, Stack } from 'aws-cdk-lib';
import { Alarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { House } from './house.ts';

/** Alarms that ring together, once for all of a stack: something fails, or something waits for a person. */
export type Together = 'failures' | 'dead-letters';

const ids = { failures: 'Failures', 'dead-letters': 'DeadLetters' } as const;
const runbooks = {
  failures: 'something-fails',
  'dead-letters': 'a-dead-letter-queue-holds-messages',
} as const;

/** Who may be hurt while something of a stack fails. */
const impacts: Readonly<Record<string, string>> = {
  pledges: 'People may not be able to pledge, or pledges are counted late.',
  reports: 'Reports may not come in, or cases stand still.',
  satgas: 'Officers may be told of alerts late, or not at all.',
  site: 'Pages may not open, or show old counts.',
  shared: 'People may not be able to sign in, or nobody hears of alarms by mail.',
};

const groups = new WeakMap<Alarm, Together>();

/**
 * Lets an alarm ring as part of one alarm of its stack: a fault that sets off forty of them is one mail, which names those
 * it is made of. While one is on, another of the same kind does not ring: the oversight page lists each.
 */
export const ringTogether = (
  alarm: Alarm,
  together: Together,
  { alarms, heard }: Pick<House, 'alarms' | 'heard'>,
): void => {
  groups.set(alarm, together);
  const stack = Stack.of(alarm);
  const part = stack.stackName.split('-').at(-1) ?? '';
  const id = `${ids[together]}Of${part}`;
  if (stack.node.tryFindChild(id)) return;
  const impact = impacts[part] ?? 'People may not be served.';
  new CfnCompositeAlarm(stack, id, {
    alarmDescription: `${impact} Runbook: docs/runbook.md#${runbooks[together]}`,
    alarmRule: Lazy.string({ produce: () => ruleOf(stack, together) }),
    alarmActions: [alarms.topicArn],
    okActions: [heard.topicArn],
  });
};

/** On while any of them is. */
const ruleOf = (stack: Stack, together: Together): string =>
  stack.node
    .findAll()
    .flatMap((one) => (one instanceof Alarm && groups.get(one) === together ? [one] : []))
    .map(({ alarmName }) => `ALARM("${alarmName}")`)
    .join(' OR ');
