import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import * as settings from '../../functions/satgas/settings.ts';
import { nationTable } from '../../functions/satgas/nation/tables.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { HouseTable } from '../parts/table.ts';
import { asDeployment, TellsNation, type NationNeeds } from '../parts/tells-nation.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

const unseen = 'Ministries see old numbers of the regions, or none.';

type Needs = { nation: NationNeeds; tables: SatgasTables };

/**
 * What the nation is told of this deployment's alert line, and what it takes from other deployments, with the page that shows
 * it. Without members nothing is taken.
 */
export class Nation extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { nation, tables }: Needs) {
    super(scope, id);
    const { house } = nation;
    this.#tell(nation, tables);
    const table = new HouseTable(this, 'Taken', { house, table: nationTable });
    if (house.deployment.nation) this.#take(house, table);
    this.entries = {
      'satgas/nation/nation': new HouseFunction(this, 'Oversee', {
        house,
        entry: 'satgas/nation/nation',
        settings: settings.nationSettings,
        environment: { NATION_TABLE: table.only('dynamodb:Query') },
        memoryMb: 512,
        errorImpact: unseen,
      }),
    };
  }

  #tell(nation: NationNeeds, tables: SatgasTables): void {
    new TellsNation(this, 'Told', {
      house: nation.house,
      entry: 'satgas/oversight/tell-alerts',
      settings: settings.tellAlertsSettings,
      environment: {
        ALERTS_TABLE: tables.alerts.read(),
        OFFICERS_TABLE: tables.officers.read(),
        ...asDeployment(nation),
      },
    });
  }

  #take(house: House, table: HouseTable): void {
    const queue = new HouseQueue(this, 'Queue', {
      house,
      errorImpact: unseen,
      visibilityTimeout: Duration.seconds(180),
    });
    const fn = new HouseFunction(this, 'Receive', {
      house,
      entry: 'satgas/nation/receive-aggregates',
      settings: settings.receiveAggregatesSettings,
      environment: { NATION_TABLE: table.only('dynamodb:GetItem', 'dynamodb:PutItem') },
      timeout: 30,
      memoryMb: 512,
      errorImpact: unseen,
    });
    drainQueue(this, 'ReceiveQueue', { fn, queue });
    this.#listen(house, queue);
    raiseAlarm(this, 'Refused', {
      house,
      metric: ourMetric('receiveAggregates', 'AggregatesRefused'),
      above: 0,
      errorImpact: 'Numbers of a region were refused: the page shows older ones, and which rule.',
      runbook: 'numbers-of-a-region-were-refused',
    });
  }

  /** Only topics of members may send here; each member must name this account in its own deployment file. */
  #listen({ deployment }: House, queue: HouseQueue): void {
    const topics = (deployment.nation?.members ?? []).map(({ topicArn }) => topicArn);
    if (topics.length === 0) return;
    // What a topic cannot hand over waits where what the function cannot work on does.
    const policies = [queue, queue.deadLetters].map((into) =>
      into.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('sns.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [into.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': topics } },
        }),
      ),
    );
    for (const { deployment: member, topicArn } of deployment.nation?.members ?? []) {
      const subscription = new CfnSubscription(this, `From-${member}`, {
        topicArn,
        protocol: 'sqs',
        endpoint: queue.queueArn,
        rawMessageDelivery: true,
        filterPolicy: { type: ['regions.aggregated'] },
        redrivePolicy: { deadLetterTargetArn: queue.deadLetters.queueArn },
      });
      for (const { policyDependable } of policies)
        if (policyDependable) subscription.node.addDependency(policyDependable);
    }
  }
}
