import { Construct } from 'constructs';
import { carryOutSettings } from '../../functions/pledges/voiding/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import { followStream } from '../parts/triggers.ts';
import type { StreamPattern } from '../parts/without-imported.ts';
import type { PledgeNeeds } from './tables.ts';

/** Voiding pledges in bulk: what two people agreed on is carried out, a part of the register at a time. */
export class Voiding extends Construct {
  constructor(scope: Construct, id: string, { house, tables }: PledgeNeeds) {
    super(scope, id);
    const fn = new HouseFunction(this, 'CarryOut', {
      house,
      entry: 'pledges/voiding/carry-out',
      settings: carryOutSettings,
      environment: {
        PLEDGES_TABLE: tables.pledges.only('dynamodb:Scan', 'dynamodb:UpdateItem'),
        VOIDINGS_TABLE: tables.voidings.append(),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Pledges that two people voided still count.',
    });
    const named = (prefix: string): StreamPattern => ({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { Keys: { item: { S: [{ prefix }] } } },
    });
    followStream(this, 'VoidingStream', {
      fn,
      table: tables.voidings,
      batchSize: 1,
      windowSeconds: 0,
      bisect: false,
      patterns: [named('decided#'), named('run#')],
    });
  }
}
