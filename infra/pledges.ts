import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { tellParticipationSettings } from '../functions/pledges/settings.ts';
import { asDeployment, TellsNation, type NationNeeds } from './parts/tells-nation.ts';
import { Circulars } from './pledges/circulars.ts';
import { Ceremonies } from './pledges/ceremonies.ts';
import { Confirming } from './pledges/confirming.ts';
import { PledgeDecrees } from './pledges/decrees.ts';
import { Erasure } from './pledges/erasure.ts';
import { Mailbox } from './pledges/mailbox.ts';
import { Participation } from './pledges/participation.ts';
import { Practice } from './pledges/practice.ts';
import { Receipts } from './pledges/receipts.ts';
import { Register } from './pledges/register.ts';
import { Rosters } from './pledges/rosters.ts';
import { Voiding } from './pledges/voiding.ts';
import { pledgeSecrets, pledgeTables } from './pledges/tables.ts';

/** The pledge capability: the register, who is expected in it, ceremonies, receipts, and what is counted. */
export class Pledges extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, nation: NationNeeds) {
    super(scope, id);
    const { house, events } = nation;
    const needs = { house, tables: pledgeTables(this, house), secrets: pledgeSecrets(this, house) };
    new Voiding(this, 'VoidingRoom', needs);
    const ceremonies = new Ceremonies(this, 'CeremonyRoom', needs);
    const { signing } = ceremonies;
    const circulars = new Circulars(this, 'CircularRoom', { house, signing });
    new Practice(this, 'PracticeRoom', { ...needs, circulars: circulars.table, events });
    new TellsNation(this, 'NationRoom', {
      house,
      entry: 'pledges/counting/tell-participation',
      settings: tellParticipationSettings,
      environment: {
        PARTICIPATION_TABLE: needs.tables.participation.only('dynamodb:Query'),
        ROSTERS_TABLE: needs.tables.rosters.only('dynamodb:GetItem'),
        ...asDeployment(nation),
      },
    });
    this.entries = {
      ...new Register(this, 'RegisterRoom', needs).entries,
      ...new Confirming(this, 'ConfirmingRoom', needs).entries,
      ...new Mailbox(this, 'MailboxRoom', needs).entries,
      ...new Receipts(this, 'ReceiptRoom', needs).entries,
      ...new Participation(this, 'ParticipationRoom', needs).entries,
      ...new Rosters(this, 'RosterRoom', needs).entries,
      ...circulars.entries,
      ...ceremonies.entries,
      ...new Erasure(this, 'ErasureRoom', needs).entries,
      ...new PledgeDecrees(this, 'DecreeRoom', needs).entries,
    };
  }
}
