import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { tellReportsSettings } from '../functions/reports/cases/settings.ts';
import type { House } from './parts/house.ts';
import { HouseKey } from './parts/key.ts';
import { HouseSecret, type SecretInUse } from './parts/secret.ts';
import { asDeployment, TellsNation, type NationNeeds } from './parts/tells-nation.ts';
import { Answers } from './reports/answers.ts';
import { Cases } from './reports/cases.ts';
import { Evidence } from './reports/evidence.ts';
import { FollowUp } from './reports/follow-up.ts';
import { HandOver } from './reports/hand-over.ts';
import { Intake } from './reports/intake.ts';
import { Practice } from './reports/practice.ts';
import { Readings } from './reports/readings.ts';
import { Reconcile } from './reports/reconcile.ts';
import { Roll } from './reports/roll.ts';
import { Sources } from './reports/sources.ts';
import { reportTables, type ReportTables } from './reports/tables.ts';

type Needs = NationNeeds & { likeness: SecretInUse };

/** Rooms that answer no route. */
const rooms = { Roll, Practice, Reading: Readings, Reconcile, Answer: Answers };

/** The report capability: every way in, what reporters and officers do with a report, and its evidence. */
export class Reports extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { likeness, ...nation }: Needs) {
    super(scope, id);
    const { house } = nation;
    const code = new HouseSecret(this, 'ReportCode', {
      house,
      description: 'Keys a report to its follow-up code (HMAC-SHA256)',
      rotation: 'never',
      whyNotRotated:
        'A reporter finds the report again only under the same key: a rotation would cut every reporter off from their report. It lives as long as its campaign.',
    });
    const attempts = new HouseSecret(this, 'OfficerAttempts', {
      house,
      description:
        "Keys what tells an officer's retry from another request (HMAC-SHA256); opens no report",
      rotation: 'anew',
      whyNotRotated:
        'Nothing is found by it but a retry, minutes later: a timer would win nothing and let a retry across it count as a new request. A leak is answered by a new value (runbook).',
    });
    const reportersKey = new HouseKey(this, 'ReportersKey', 'Netral: who reported');
    const deliveries = sealedDeliveries(this, house, reportersKey);
    const tables = reportTables(this, house, reportersKey);
    const needs = { ...nation, tables, code, deliveries, attempts, likeness };
    const evidence = new Evidence(this, 'EvidenceRoom', needs);
    const { handedOver, letters } = evidence;
    this.#tellNation(nation, tables);
    this.entries = {
      ...new Intake(this, 'IntakeRoom', needs).entries,
      ...new Sources(this, 'SourceRoom', needs).entries,
      ...new FollowUp(this, 'FollowUpRoom', needs).entries,
      ...evidence.entries,
      ...new HandOver(this, 'HandOverRoom', { ...needs, reportersKey, handedOver, letters })
        .entries,
      ...new Cases(this, 'CaseRoom', needs).entries,
    };
    for (const [room, Room] of Object.entries(rooms)) new Room(this, `${room}Room`, needs);
  }
  #tellNation(nation: NationNeeds, tables: ReportTables): void {
    new TellsNation(this, 'NationRoom', {
      house: nation.house,
      entry: 'reports/cases/tell-reports',
      settings: tellReportsSettings,
      environment: {
        CASES_TABLE: tables.cases.only('dynamodb:Query'),
        ...asDeployment(nation),
      },
    });
  }
}

const sealedDeliveries = (scope: Construct, house: House, reportersKey: HouseKey) =>
  new HouseSecret(scope, 'SealedDeliveries', {
    house,
    key: reportersKey,
    description: 'Seals what is stored of webhook deliveries (AES-256-GCM)',
    rotation: 'when-empty',
    whyNotRotated:
      'What it sealed opens under no other value, and is stored for days only: a rotation would lose what waits. A leak is answered by a new value once the quarantine is empty (runbook).',
  });
