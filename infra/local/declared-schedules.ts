import * as z from 'zod/mini';
import { HostError, type HostedResource } from './contracts.ts';
import { readResources, type Identify } from './messaging/declared.ts';
import type { DeclaredSchedule } from './schedules.ts';

const target = z.object({
  Arn: z.string(),
  Input: z.optional(z.string()),
  InputPath: z.optional(z.unknown()),
  InputTransformer: z.optional(z.unknown()),
  DeadLetterConfig: z.optional(z.object({ Arn: z.optional(z.string()) })),
});
const state = z._default(z.string(), 'ENABLED');

const ruleShape = z.object({
  ScheduleExpression: z.optional(z.string()),
  State: state,
  EventPattern: z.optional(z.unknown()),
  Targets: z._default(z.array(target), []),
});
const scheduleShape = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), 'UTC'),
  State: state,
  Target: target,
});

/** The enabled rules and schedules of the template, one per target; throws HostError for what the host does not run. */
export const declaredSchedules = (
  resources: HostedResource[],
  id: Identify,
): DeclaredSchedule[] => [...rules(resources, id), ...schedules(resources, id)];

const rules = (resources: HostedResource[], id: Identify): DeclaredSchedule[] =>
  readResources(resources, 'AWS::Events::Rule', ruleShape)
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .flatMap(({ logicalId, properties: p }) => {
      const { ScheduleExpression: expression } = p;
      if (p.EventPattern !== undefined || expression === undefined)
        throw new HostError(`${logicalId}: rules with an EventPattern are not hosted.`);
      return p.Targets.map((one, index) => ({
        ...targetOf(logicalId, one, id),
        id: `${logicalId}-${index}`,
        arn: id.arnOf(logicalId),
        kind: 'rule' as const,
        expression,
      }));
    });

const schedules = (resources: HostedResource[], id: Identify): DeclaredSchedule[] =>
  readResources(resources, 'AWS::Scheduler::Schedule', scheduleShape)
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map(({ logicalId, properties: p }) => ({
      ...targetOf(logicalId, p.Target, id),
      id: logicalId,
      arn: id.arnOf(logicalId),
      kind: 'scheduler' as const,
      expression: p.ScheduleExpression,
      timezone: p.ScheduleExpressionTimezone,
    }));

const targetOf = (logicalId: string, one: z.infer<typeof target>, id: Identify) => {
  if (one.InputPath !== undefined || one.InputTransformer !== undefined)
    throw new HostError(`${logicalId}: InputPath and InputTransformer are not hosted.`);
  const functionId = id.functionIdOf(one.Arn);
  if (functionId === undefined)
    throw new HostError(`${logicalId}: the target ${one.Arn} is not a hosted function.`);
  const deadLetterArn = one.DeadLetterConfig?.Arn;
  return {
    functionId,
    ...(one.Input !== undefined && { input: one.Input }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
};
