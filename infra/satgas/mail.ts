import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { granted, type Granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import type { DeadLetters } from '../parts/queue.ts';
import { hear } from '../parts/subscription.ts';
import { HouseTopic } from '../parts/topic.ts';

/**
 * E-mail of the deployment's own domain: the identity that SES signs for (DKIM), and the configuration set by which
 * mails go, by TLS only, and that tells a topic what became of them. The domain's DNS must hold the three records of the stack's outputs.
 */
export class Mail extends Construct {
  readonly #house: House;
  readonly #identity: CfnEmailIdentity;
  readonly #set: CfnConfigurationSet;
  readonly #events: HouseTopic;

  constructor(scope: Construct, id: string, { house }: { house: House }) {
    super(scope, id);
    const { deployment } = house;
    this.#house = house;
    this.#identity = new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: deployment.mail.domain,
      dkimAttributes: { signingEnabled: true },
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      // Bounces come by the configuration set, not as mails to the address they came from.
      feedbackAttributes: { emailForwardingEnabled: false },
    });
    this.#set = new CfnConfigurationSet(this, 'Set', {
      name: `netral-${deployment.id}`,
      // A mail holds a personal link.
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      // The register is the one list of mailboxes that are sent nothing: who confirms again gets mail again.
      suppressionOptions: { suppressedReasons: [] },
    });
    this.#events = this.#tellEvents(house);
    this.#outputs();
  }

  #tellEvents({ key }: House): HouseTopic {
    const topic = new HouseTopic(this, 'Events', { key });
    const policy = topic.letMailSpeak(this.#arnOf('configuration-set', this.#set.ref));
    const destination = new CfnConfigurationSetEventDestination(this, 'Destination', {
      configurationSetName: this.#set.ref,
      eventDestination: {
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint', 'delivery'],
        snsDestination: { topicArn: topic.topicArn },
      },
    });
    if (policy) destination.node.addDependency(policy);
    return topic;
  }

  /** Has a function hear what became of every mail; what it cannot work on goes to its dead letters. */
  tell(id: string, hearer: IFunction, deadLetterQueue: DeadLetters): void {
    hear(this, id, { topic: this.#events, hearer, deadLetterQueue });
  }

  #arnOf(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  /** Names the sender to a function that sends mail, and lets it send from this very address only. */
  send(): { MAIL_FROM: Granted; MAIL_CONFIGURATION_SET: string } {
    const from = `siaga@${this.#house.deployment.mail.domain}`;
    const statement = new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        this.#arnOf('identity', this.#identity.ref),
        this.#arnOf('configuration-set', this.#set.ref),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    });
    return { MAIL_FROM: granted(from, statement), MAIL_CONFIGURATION_SET: this.#set.ref };
  }

  #outputs(): void {
    const { attrDkimDnsTokenName1: one, attrDkimDnsTokenValue1: first } = this.#identity;
    const { attrDkimDnsTokenName2: two, attrDkimDnsTokenValue2: second } = this.#identity;
    const { attrDkimDnsTokenName3: three, attrDkimDnsTokenValue3: third } = this.#identity;
    for (const [n, [name, value]] of [
      [one, first],
      [two, second],
      [three, third],
    ].entries())
      new CfnOutput(this, `DkimRecord${String(n + 1)}`, {
        description: 'A CNAME record of the domain that e-mails come from',
        value: `${name} CNAME ${value}`,
      });
  }
}
