import { CfnCondition, CfnOutput, CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { NamedOperation } from '../functions/operations.ts';
import { longestPublicUrl } from '../functions/satgas/alerts/messages.ts';
import { decreedTable } from '../shared/decrees/tables.ts';
import type { Deployment } from './deployment.ts';
import { Door, type DoorGround } from './door/door.ts';
import { DoorLock } from './door/lock.ts';
import { ourMetric, raiseAlarm } from './parts/alarm.ts';
import { decreedInUse } from './parts/decreed.ts';
import type { CodeOf, House } from './parts/house.ts';
import { share } from './parts/joint.ts';
import { HouseKey } from './parts/key.ts';
import { DeadLetters } from './parts/queue.ts';
import { HouseSecret } from './parts/secret.ts';
import { stackOf } from './parts/stack-of.ts';
import { HouseTable } from './parts/table.ts';
import { HouseTopic } from './parts/topic.ts';
import { PublicApi } from './public-api.ts';
import { SignIn } from './sign-in.ts';

export type SharedStackProps = {
  deployment: Deployment;
  operations: readonly NamedOperation[];
  codeOf: CodeOf;
};

/**
 * What the capabilities of one deployment stand on: key, alarms, events, sign-in, and the API with its address. It names
 * their functions by name only and takes nothing from their stacks.
 */
export class SharedStack extends Stack {
  constructor(scope: Construct, { deployment, operations, codeOf }: SharedStackProps) {
    super(scope, ...stackOf(deployment, 'shared', 'key, alarms, events, sign-in and API'));
    const key = new HouseKey(this, 'Key', `Netral ${deployment.id}: tables, queues, topics, logs`);
    key.letServicesDeliver();
    const alarms = new HouseTopic(this, 'Alarms', { key });
    const heard = new HouseTopic(this, 'Heard', { key });
    alarms.letAlarmsSpeak();
    heard.letAlarmsSpeak();
    mailAlarms({ deployment, key, alarms, heard });
    const lock = deployment.door && new DoorLock(this, 'DoorLock', { deployment, key }).lock;
    const api = new PublicApi(this, 'Api', { deployment, key, alarms, heard, operations, lock });
    const { tableName } = decreedOf(this, { deployment, key });
    const house = {
      ...{ deployment, key, alarms, heard, codeOf },
      decreed: decreedInUse(this, { tableName, key }),
      publicUrl: publicUrl(this, deployment, api),
    };
    alarmDecrees(this, house);
    const events = new HouseTopic(this, 'CampaignEvents', { key });
    if (deployment.nationAccount !== undefined) events.letNationListen(deployment.nationAccount);
    key.letTopicsDeliver(accountsOf(deployment));
    const { issuer } = new SignIn(this, 'SignIn', house);
    share(this, deployment, {
      SharedKeyArn: key.keyArn,
      SharedAlarmsTopicArn: alarms.topicArn,
      SharedHeardTopicArn: heard.topicArn,
      SharedEventsTopicArn: events.topicArn,
      SharedLikenessSecretArn: likenessSecret(this, house).secretArn,
      SharedAccountSecretArn: accountSecret(this, house).secretArn,
      SharedAggregateSecretArn: aggregateSecret(this, house).secretArn,
      SharedDecreedTableName: tableName,
      SharedPublicUrl: house.publicUrl,
      SharedIssuerUrl: issuer.url,
      SharedClientId: issuer.clientId,
      SharedSignOutOrigin: issuer.signOutOrigin,
    });
    if (lock) openDoor(this, { deployment, operations, lock, api });
    new CfnOutput(this, 'Address', { value: house.publicUrl });
    new CfnOutput(this, 'CampaignEventsTopic', { value: events.topicArn });
  }
}

/** The domain's DNS must lead to what is put out here. */
const openDoor = (
  stack: Stack,
  { api, ...ground }: Omit<DoorGround, 'apiHost'> & { api: PublicApi },
): void => {
  const door = new Door(stack, 'Door', { ...ground, apiHost: api.host });
  door.node.addDependency(api);
  new CfnOutput(stack, 'DoorDomain', { value: door.domainName });
};

const likenessSecret = (stack: Stack, house: House): HouseSecret =>
  new HouseSecret(stack, 'Likeness', {
    house,
    description: 'Keys the marks by which names of officers and accused are compared (HMAC-SHA256)',
    whyNotRotated:
      'Marks are compared across months: under a new key an officer would not be recognised in an older report. A leak is answered by a new value and `npm run mark-officers` (runbook).',
  });

const accountSecret = (stack: Stack, house: House): HouseSecret =>
  new HouseSecret(stack, 'Account', {
    house,
    description:
      'Keys the marks of accounts and officers, and signs the links that bind one to the other (HMAC-SHA256)',
    whyNotRotated:
      'Under a new key no account is recognised: every officer would bind theirs anew by a link to their phone. A leak is answered by a new value in a quiet hour (runbook).',
  });

const aggregateSecret = (stack: Stack, house: House): HouseSecret =>
  new HouseSecret(stack, 'Aggregate', {
    house,
    description: 'Seed of the key that signs what the nation is told of the regions (Ed25519)',
    whyNotRotated:
      "The nation's deployment file pins its public half: under another key nothing would be taken until that file is changed. A leak is answered by a new value and a new line there (runbook).",
  });

/** The accounts of the deployments that tell this one of their regions. */
const accountsOf = ({ nation }: Deployment): string[] => [
  ...new Set((nation?.members ?? []).map(({ topicArn }) => topicArn.split(':')[4] ?? '')),
];

/** The custom domain given at deployment, or the API's own address. */
const publicUrl = (stack: Stack, deployment: Deployment, api: PublicApi): string => {
  const parameter = new CfnParameter(stack, 'PublicUrl', {
    type: 'String',
    default: deployment.publicUrl ?? '',
    description:
      "Where people find the site, without a trailing slash; empty: the API's own address",
    // Characters of which an SMS counts each as one.
    allowedPattern: '^$|^https?://[A-Za-z0-9.:/-]*[A-Za-z0-9]$',
    maxLength: longestPublicUrl,
    constraintDescription: `must be an address of letters, digits, dots and hyphens, without a trailing slash, of ${longestPublicUrl} characters at most: an SMS has room for no more`,
  });
  const given = new CfnCondition(stack, 'HasPublicUrl', {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
  });
  return Token.asString(Fn.conditionIf(given.logicalId, parameter.valueAsString, api.address));
};

/** Its logical id never changes: it is the table's own. */
const decreedOf = (stack: Stack, house: Pick<House, 'deployment' | 'key'>): HouseTable =>
  new HouseTable(stack, 'Decreed', { house, table: decreedTable });

/** What was decided must reach whoever works by it: both ring whichever functions could not read it. */
const alarmDecrees = (stack: Stack, house: House): void => {
  raiseAlarm(stack, 'DecreesNotRead', {
    house,
    metric: ourMetric('decrees', 'DecreesNotRead'),
    above: 0,
    errorImpact:
      'Functions work by what they last knew of decrees, or by the release: what two people decided since may not hold everywhere.',
    runbook: 'decrees-are-not-read',
  });
  raiseAlarm(stack, 'DecreesUnreadable', {
    house,
    metric: ourMetric('decrees', 'DecreesUnreadable'),
    above: 0,
    errorImpact: 'A decree that two people agreed to is left out by functions that cannot read it.',
    runbook: 'a-decree-cannot-be-read',
  });
};

type Alarming = Pick<House, 'deployment' | 'key' | 'heard'> & { alarms: HouseTopic };

const mailAlarms = (house: Alarming): void => {
  const { alarmEmail } = house.deployment;
  if (alarmEmail === undefined) return;
  const deadLetterQueue = new DeadLetters(house.alarms, 'MailDeadLetters', {
    house,
    errorImpact: 'The campaign engineer does not hear of alarms by mail.',
  });
  house.alarms.addSubscription(new EmailSubscription(alarmEmail, { deadLetterQueue }));
};
