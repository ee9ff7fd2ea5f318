import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { readParticipationSettings, tallySettings } from '../../functions/pledges/settings.ts';
import { HouseFunction } from '../parts/function.ts';
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
      'pledges/read-participation': new HouseFunction(this, 'ReadParticipation', {
        house,
        entry: 'pledges/read-participation',
        settings: readParticipationSettings,
        environment: { PARTICIPATION_TABLE: tables.participation.read() },
        errorImpact: 'The public cannot see how many have pledged.',
      }),
    };
    this.#count(needs);
  }

  #count({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'Tally', {
      house,
      entry: 'pledges/tally',
      settings: tallySettings,
      environment: { PARTICIPATION_TABLE: tables.participation.write() },
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
      eventNames: ['INSERT', 'MODIFY', 'REMOVE'],
    });
  }
}
