import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { granted, type Granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';

/**
 * E-mail of the deployment's own domain: the identity that SES signs for (DKIM), and the configuration set by which
 * mails go, by TLS only. The domain's DNS must hold the three records of the stack's outputs.
 */
export class Mail extends Construct {
  readonly #house: House;
  readonly #identity: CfnEmailIdentity;
  readonly #set: CfnConfigurationSet;

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
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    this.#outputs();
  }

  /** Names the sender to a function that sends mail, and lets it send from this very address only. */
  send(): { MAIL_FROM: Granted; MAIL_CONFIGURATION_SET: string } {
    const from = `siaga@${this.#house.deployment.mail.domain}`;
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    const statement = new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [arnOf('identity', this.#identity.ref), arnOf('configuration-set', this.#set.ref)],
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
