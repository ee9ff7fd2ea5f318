import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Fn, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as settings from '../../functions/reports/evidence/settings.ts';
import { keptDays } from '../../functions/reports/intake/retention.ts';
import { acceptObjectsOf, evidenceBucket } from '../parts/bucket.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow, granted, type Granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import type { HouseSecret } from '../parts/secret.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue, followStream } from '../parts/triggers.ts';
import { deskOf, type ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; code: HouseSecret; events: TopicInUse };

/** What one function may do with objects below these prefixes, and with no others. */
type Reach = { actions: string[]; prefixes: string[] };

const both = ['originals/', 'copies/'];
const all = [...both, 'incoming/'];
/** Photos sent straight to storage: its address is signed in the name of this function. */
const incoming = ['s3:PutObject', 's3:GetObject'];

/** Originals, for a function that may read them. */
export type Originals = { read: () => Granted; accept: (fn: Fn) => void };

/** The evidence of reports: originals sealed, cleaned copies for officers, a trail of who touched what. */
export class Evidence extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;
  readonly #bucket: Bucket;
  readonly #house: House;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#house = needs.house;
    this.#bucket = evidenceBucket(this, needs.house, keptDays.named + 90);
    this.entries = {
      ...this.#fromReporters(needs),
      ...this.#forOfficers(needs),
      ...this.#forTwo(needs),
    };
    this.#fetch(needs);
    this.#delete(needs);
  }

  #objects({ actions, prefixes }: Reach): Granted {
    const below = prefixes.map((prefix) => this.#bucket.arnForObjects(`${prefix}*`));
    return granted(this.#bucket.bucketName, allow(actions, ...below), this.#house.key.use('s3'));
  }

  /** The right to find every version of objects below these prefixes, and to delete each by its id. */
  #deletion(prefixes: string[]): PolicyStatement[] {
    const below = prefixes.map((prefix) => this.#bucket.arnForObjects(`${prefix}*`));
    return [allow(['s3:DeleteObjectVersion'], ...below), this.#listing(prefixes)];
  }

  /** The right to find the versions of objects below these prefixes: what is not there is told by it. */
  #listing(prefixes: string[]): PolicyStatement {
    return new PolicyStatement({
      actions: ['s3:ListBucketVersions'],
      resources: [this.#bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
    });
  }

  #fromReporters({ house, tables, code }: Needs) {
    const fn = new HouseFunction(this, 'AddEvidence', {
      house,
      entry: 'reports/evidence/add-evidence',
      settings: settings.addEvidenceSettings,
      environment: {
        REPORTS_TABLE: tables.reports.read(),
        CASES_TABLE: tables.cases.read(),
        EVIDENCE_TABLE: tables.evidence.write(),
        IDENTITY_ACCESS_TABLE: tables.identityAccess.read(),
        READINGS_TABLE: tables.readings.only('dynamodb:Query'),
        MESSAGES_TABLE: tables.messages.write(),
        SLIPS_TABLE: tables.slips.only('dynamodb:GetItem'),
        CODE_SECRET_ARN: code.read(),
        EVIDENCE_BUCKET: granted(
          this.#bucket.bucketName,
          ...this.#objects({ actions: ['s3:PutObject'], prefixes: both }).statements,
          ...this.#objects({ actions: incoming, prefixes: ['incoming/'] }).statements,
          ...this.#deletion(['incoming/']),
        ),
      },
      timeout: 20,
      errorImpact: 'Reporters cannot add photos; their reports are not affected.',
    });
    for (const prefix of all) acceptObjectsOf(fn, this.#bucket, prefix);
    return { 'reports/evidence/add-evidence': fn };
  }

  #forOfficers({ house, tables }: Needs) {
    const fn = new HouseFunction(this, 'CaseEvidence', {
      house,
      entry: 'reports/evidence/case-evidence',
      settings: settings.caseEvidenceSettings,
      environment: {
        REPORTS_TABLE: tables.reports.read(),
        ...deskOf(tables),
        // Beside cases: who asked to open a sealed file, and what was answered.
        CASES_TABLE: tables.cases.only('dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'),
        EVIDENCE_TABLE: tables.evidence.write(),
        // It reads copies only: an original is read by the function that two people open it by. It seals what a finder adds.
        EVIDENCE_BUCKET: granted(
          this.#bucket.bucketName,
          ...this.#objects({ actions: ['s3:GetObject'], prefixes: ['copies/'] }).statements,
          ...this.#objects({ actions: ['s3:PutObject'], prefixes: both }).statements,
        ),
      },
      timeout: 20,
      errorImpact: 'Officers cannot see the evidence of their cases.',
    });
    for (const prefix of both) acceptObjectsOf(fn, this.#bucket, prefix);
    return { 'reports/evidence/case-evidence': fn };
  }

  /** The right to read originals, as they were sealed, and nothing else of the bucket. */
  get originals(): Originals {
    const reach = { actions: ['s3:GetObject'], prefixes: ['originals/'] };
    return {
      read: () => {
        const { value, statements } = this.#objects(reach);
        return granted(value, ...statements, this.#listing(reach.prefixes));
      },
      accept: (fn) => acceptObjectsOf(fn, this.#bucket, 'originals/'),
    };
  }

  /** What a package for Bawaslu holds: originals, and letters as they were signed. */
  get handedOver(): Originals {
    const prefixes = ['originals/', 'letters/'];
    return {
      read: () => {
        const { value, statements } = this.#objects({ actions: ['s3:GetObject'], prefixes });
        return granted(value, ...statements, this.#listing(prefixes));
      },
      accept: (fn) => prefixes.forEach((prefix) => acceptObjectsOf(fn, this.#bucket, prefix)),
    };
  }

  /** Signed letters: stored once, and read by who stored them. */
  get letters(): Originals {
    const prefixes = ['letters/'];
    const actions = ['s3:GetObject', 's3:PutObject'];
    return {
      read: () => {
        const { value, statements } = this.#objects({ actions, prefixes });
        return granted(value, ...statements, this.#listing(prefixes));
      },
      accept: (fn) => acceptObjectsOf(fn, this.#bucket, 'letters/'),
    };
  }

  /** Reads the original of a sealed file, for the two who may open it. */
  #forTwo({ house, tables }: Needs) {
    const fn = new HouseFunction(this, 'OpenFile', {
      house,
      entry: 'reports/evidence/open-file',
      settings: settings.caseEvidenceSettings,
      environment: {
        REPORTS_TABLE: tables.reports.read(),
        ...deskOf(tables),
        CASES_TABLE: tables.cases.only('dynamodb:GetItem'),
        EVIDENCE_TABLE: tables.evidence.append(),
        EVIDENCE_BUCKET: this.originals.read(),
      },
      timeout: 20,
      errorImpact: 'The two who may open a sealed file cannot.',
    });
    this.originals.accept(fn);
    return { 'reports/evidence/open-file': fn };
  }

  #fetch({ house, tables, events }: Needs): void {
    const errorImpact = 'What webhooks link to is not kept before it changes or goes.';
    const queue = new HouseQueue(this, 'LinksQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.minutes(6),
    });
    feed(this, queue, { topic: events, types: ['report.received', 'reports.swept'] });
    const fn = new HouseFunction(this, 'FetchLinks', {
      house,
      entry: 'reports/evidence/fetch-links',
      settings: settings.fetchLinksSettings,
      environment: {
        REPORTS_TABLE: tables.reports.only('dynamodb:GetItem'),
        EVIDENCE_TABLE: tables.evidence.write(),
        EVIDENCE_BUCKET: this.#objects({ actions: ['s3:PutObject'], prefixes: both }),
        // A provider's photos are opened by the token of the source they came by.
        SOURCES_TABLE: tables.sources.only('dynamodb:GetItem'),
      },
      // Five links, six seconds each, and the time to keep them.
      timeout: 60,
      errorImpact,
    });
    for (const prefix of both) acceptObjectsOf(fn, this.#bucket, prefix);
    drainQueue(this, 'FetchLinksQueue', { fn, queue });
  }

  #delete({ house, tables }: Needs): void {
    const fn = new HouseFunction(this, 'DeleteEvidence', {
      house,
      entry: 'reports/evidence/delete-evidence',
      settings: settings.deleteEvidenceSettings,
      environment: {
        EVIDENCE_BUCKET: granted(this.#bucket.bucketName, ...this.#deletion(all)),
      },
      timeout: 60,
      errorImpact: 'Photos are kept longer than reporters were told.',
    });
    for (const prefix of all) acceptObjectsOf(fn, this.#bucket, prefix);
    followStream(this, 'DeleteEvidenceStream', {
      fn,
      table: tables.evidence,
      batchSize: 50,
      windowSeconds: 1,
      bisect: true,
      eventNames: ['REMOVE'],
    });
  }
}
