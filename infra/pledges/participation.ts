import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  auditCountsSettings,
  readParticipationSettings,
  tallySettings,
} from '../../functions/pledges/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import { DeadLetters } from '../parts/queue.ts';
import { followStream } from '../parts/triggers.ts';
import type { PledgeNeeds } from './tables.ts';

/** Participation: counted from the stream of the register, exactly once, and shown to everybody. */
export class Participation extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: PledgeNeeds) {
    super(scope, id);
    const { house, tables } = needs;
    this.entries = {
      'pledges/counting/read-participation': new HouseFunction(this, 'ReadParticipation', {
        house,
        entry: 'pledges/counting/read-participation',
        settings: readParticipationSettings,
        environment: {
          PARTICIPATION_TABLE: tables.participation.read(),
          ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem'),
          VOIDINGS_TABLE: tables.voidings.read(),
        },
        errorImpact: 'The public sees neither the home page nor how many have pledged.',
      }),
    };
    this.#count(needs);
    this.#audit(needs);
  }

  #count({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'Tally', {
      house,
      entry: 'pledges/counting/tally',
      settings: tallySettings,
      environment: {
        PARTICIPATION_TABLE: tables.participation.write(),
        ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem'),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Participation counts stand still while pledges arrive.',
    });
    followStream(this, 'TallyStream', {
      fn,
      table: tables.pledges,
      batchSize: 1000,
      windowSeconds: 2,
      // The window's events name their shard, which is what makes counting exactly once possible.
      tumblingSeconds: 60,
      bisect: false,
      insists: true,
      eventNames: ['INSERT', 'MODIFY', 'REMOVE'],
    });
    raiseAlarm(this, 'PledgesToLookAt', {
      house,
      metric: ourMetric('tally', 'PledgesToLookAt'),
      above: 0,
      errorImpact:
        'Pledges may be made up: a unit has more than its roster, or a network claims in bursts.',
      runbook: 'pledges-look-made-up',
    });
  }

  #audit({ house, tables }: PledgeNeeds): void {
    const errorImpact = 'Nobody knows whether the published counts are still those of the pledges.';
    const deadLetters = new DeadLetters(this, 'AuditDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'AuditCounts', {
      house,
      entry: 'pledges/counting/audit-counts',
      settings: auditCountsSettings,
      environment: {
        PLEDGES_TABLE: tables.pledges.only('dynamodb:Scan'),
        PARTICIPATION_TABLE: tables.participation.write(),
      },
      timeout: 60,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'EveryNight', {
      description: 'From 01:00 to 05:00 WIB all pledges are recounted and compared with the counts',
      schedule: Schedule.expression('cron(0/5 18-21 * * ? *)'),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
    raiseAlarm(this, 'CountsInDoubt', {
      house,
      metric: ourMetric('auditCounts', 'CountsInDoubt'),
      above: 0,
      errorImpact: 'The published counts differ from the pledges themselves.',
      runbook: 'the-counts-are-in-doubt',
    });
  }
}
