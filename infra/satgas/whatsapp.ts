import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { whatsappTemplates } from '../../functions/satgas/alerts/whatsapp-texts.ts';
import { recordWhatsappSettings } from '../../functions/satgas/settings.ts';
import { accept } from '../parts/accept.ts';
import { HouseFunction } from '../parts/function.ts';
import { granted, type Granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

const unseen = 'Nobody sees which messages by WhatsApp do not arrive.';

type Needs = { house: House; tables: SatgasTables };

/**
 * What became of messages by WhatsApp: the topic of the number's events, which lies where the number is linked, feeds a
 * queue here. Nothing, where the deployment has not switched WhatsApp on.
 */
export class WhatsappReceipts extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const topicArn = needs.house.deployment.whatsapp?.officers?.eventsTopicArn;
    if (topicArn !== undefined) this.#listen(needs, topicArn);
  }

  #listen({ house, tables }: Needs, topicArn: string): void {
    const queue = new HouseQueue(this, 'Queue', {
      house,
      errorImpact: unseen,
      visibilityTimeout: Duration.seconds(180),
    });
    const fn = new HouseFunction(this, 'RecordWhatsapp', {
      house,
      entry: 'satgas/telling/record-whatsapp',
      settings: recordWhatsappSettings,
      environment: {
        DELIVERIES_TABLE: tables.deliveries.only('dynamodb:GetItem', 'dynamodb:UpdateItem'),
      },
      timeout: 30,
      errorImpact: unseen,
    });
    drainQueue(this, 'Mapping', { fn, queue });
    const { policyDependable } = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: principalsFor(Stack.of(this).region, topicArn),
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topicArn } },
      }),
    );
    const subscription = new CfnSubscription(this, 'FromNumber', {
      topicArn,
      region: regionOf(topicArn),
      protocol: 'sqs',
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
    });
    if (policyDependable) subscription.node.addDependency(policyDependable);
    accept(
      subscription,
      'Serverless-SNSRedrivePolicy',
      'Its dead letters would lie in the region of the topic, where the deployment has nothing; SNS tries a queue for 23 days, and a status that is lost leaves its row as sent.',
    );
  }
}

const regionOf = (arn: string): string => arn.split(':')[3] ?? '';

/** To a region that an account has to opt in to, another region's topic speaks under that region's name (SNS, "cross-region delivery"). */
const principalsFor = (here: string, topicArn: string): ServicePrincipal[] => [
  new ServicePrincipal('sns.amazonaws.com'),
  ...(regionOf(topicArn) === here ? [] : [new ServicePrincipal(`sns.${here}.amazonaws.com`)]),
];

/** Names the number and its templates to a function that sends by WhatsApp, and lets it send by this very number; nothing where it is off. */
export const byWhatsapp = ({
  deployment: { whatsapp },
}: House): { WHATSAPP_NUMBER_ARN: Granted | string; WHATSAPP_TEMPLATES: string } => {
  if (!whatsapp?.officers) return { WHATSAPP_NUMBER_ARN: 'none', WHATSAPP_TEMPLATES: 'none' };
  const { numberArn, officers } = whatsapp;
  const statement = new PolicyStatement({
    actions: ['social-messaging:SendWhatsAppMessage'],
    resources: [numberArn],
  });
  return {
    WHATSAPP_NUMBER_ARN: granted(numberArn, statement),
    WHATSAPP_TEMPLATES: whatsappTemplates.map((name) => officers.templates[name]).join(','),
  };
};
