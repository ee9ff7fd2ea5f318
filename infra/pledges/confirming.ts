import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { confirmingSettings } from '../../functions/pledges/confirming/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret, secretOfAnotherStack } from '../parts/secret.ts';
import type { PledgeNeeds } from './tables.ts';

/** Where civil servants prove that a number is theirs, by signing in at the campaign's issuer, and pledge. */
export class Confirming extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables, secrets }: PledgeNeeds) {
    super(scope, id);
    this.entries = {
      'pledges/confirming/confirming': new HouseFunction(this, 'Confirm', {
        house,
        entry: 'pledges/confirming/confirming',
        settings: confirmingSettings,
        environment: {
          PLEDGES_TABLE: tables.pledges.only('dynamodb:UpdateItem'),
          ROSTERS_TABLE: tables.rosters.only('dynamodb:BatchGetItem'),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
          RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read(),
          ASN_SIGN_IN_SECRET_ARN: sealingKey(this, house).read(),
          ASN_ISSUER: issuerOf(this, house),
          ASN_CLIENT_SECRET_ARN: clientSecret(house),
          PUBLIC_URL: house.publicUrl,
        },
        // The issuer may be asked four times, five seconds each.
        timeout: 25,
        errorImpact:
          'Civil servants cannot prove their number by signing in; they can still claim.',
      }),
    };
  }
}

const sealingKey = (scope: Construct, house: House) =>
  new HouseSecret(scope, 'AsnSignIn', {
    house,
    description:
      'Seals what a browser carries while a civil servant signs in (HMAC-SHA256, AES-256-GCM)',
    rotation: 'anew',
    whyNotRotated:
      'What it seals lives for ten minutes: a timed rotation would break the sign-ins under way and gains nothing, since nothing older is sealed with it. Rotation is a runbook step.',
  });

/** The deployment's; a laptop, which plays the issuer itself, names its own. */
const issuerOf = (scope: Construct, { deployment }: House): string =>
  new CfnParameter(Stack.of(scope), 'AsnIssuer', {
    type: 'String',
    default: deployment.campaign.asnSignIn?.issuer ?? '',
    description: 'Where civil servants sign in; leave it as it is, but where the issuer is played',
    // With the public address it fits into the description of a version (256).
    maxLength: 180,
  }).valueAsString;

/** The secret that the deployment names, under the account's own key of Secrets Manager. */
const clientSecret = ({ deployment, key }: House) => {
  const arn = deployment.campaign.asnSignIn?.clientSecretArn;
  return arn === undefined ? '' : secretOfAnotherStack(arn, key).read();
};
