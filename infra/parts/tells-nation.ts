import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { HouseFunction, type HouseFunctionSettings } from './function.ts';
import type { House } from './house.ts';
import { memoryForAllRegions } from './many-regions.ts';
import { DeadLetters } from './queue.ts';
import type { SecretInUse } from './secret.ts';
import type { TopicInUse } from './topic.ts';

export type NationNeeds = { house: House; events: TopicInUse; aggregate: SecretInUse };

/** What a function signs and publishes with. */
export const asDeployment = ({ house, events, aggregate }: NationNeeds) => ({
  AGGREGATE_KEY_SECRET_ARN: aggregate.read(),
  EVENTS_TOPIC_ARN: events.publishTo(),
  DEPLOYMENT: house.deployment.id,
});

type Telling<Shape extends z.ZodMiniObject> = Pick<
  HouseFunctionSettings<Shape>,
  'house' | 'entry' | 'settings' | 'environment'
>;

const errorImpact = 'The nation sees old numbers of these regions.';

/** Tells the nation every hour what a capability counts of the regions, whether or not anything changed: silence shows. */
export class TellsNation<Shape extends z.ZodMiniObject> extends Construct {
  constructor(scope: Construct, id: string, telling: Telling<Shape>) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      house: telling.house,
      errorImpact,
    });
    const fn = new HouseFunction(this, 'Tell', {
      ...telling,
      timeout: 60,
      memoryMb: memoryForAllRegions(telling.house),
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'EveryHour', {
      description: 'The nation is told of the regions, in numbers that are signed',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }
}
