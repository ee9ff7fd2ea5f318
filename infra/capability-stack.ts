import { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Deployment } from './deployment.ts';
import { decreedInUse } from './parts/decreed.ts';
import type { CodeOf, House } from './parts/house.ts';
import { shared } from './parts/joint.ts';
import { keyOfAnotherStack } from './parts/key.ts';
import { secretOfAnotherStack, type SecretInUse } from './parts/secret.ts';
import { stackOf, type StackPart } from './parts/stack-of.ts';
import { topicOfAnotherStack, type TopicInUse } from './parts/topic.ts';
import type { Issuer } from './sign-in.ts';

export type Capability = Exclude<StackPart, 'shared'>;

type Ground = { deployment: Deployment; codeOf: CodeOf };

/** The stack of one capability. What it takes from `shared` it reads by name, when it is deployed. */
export class CapabilityStack extends Stack {
  readonly house: House;

  constructor(scope: Construct, part: Capability, { deployment, codeOf }: Ground) {
    super(scope, ...stackOf(deployment, part, part));
    const key = keyOfAnotherStack(this, 'SharedKey', shared(this, deployment, 'SharedKeyArn'));
    const tableName = shared(this, deployment, 'SharedDecreedTableName');
    this.house = {
      deployment,
      codeOf,
      key,
      decreed: decreedInUse(this, { tableName, key }),
      alarms: Topic.fromTopicArn(
        this,
        'SharedAlarms',
        shared(this, deployment, 'SharedAlarmsTopicArn'),
      ),
      heard: Topic.fromTopicArn(
        this,
        'SharedHeard',
        shared(this, deployment, 'SharedHeardTopicArn'),
      ),
      publicUrl: shared(this, deployment, 'SharedPublicUrl'),
    };
  }

  /** Where capabilities meet. */
  events(): TopicInUse {
    const topicArn = shared(this, this.house.deployment, 'SharedEventsTopicArn');
    return topicOfAnotherStack(this, 'SharedEvents', { topicArn, key: this.house.key });
  }

  /** Keys the marks by which names are compared, alike in reports and in the register. */
  likeness(): SecretInUse {
    const { deployment, key } = this.house;
    return secretOfAnotherStack(shared(this, deployment, 'SharedLikenessSecretArn'), key);
  }

  /** Keys the marks of accounts, and signs the links that bind them. */
  accountSecret(): SecretInUse {
    const { deployment, key } = this.house;
    return secretOfAnotherStack(shared(this, deployment, 'SharedAccountSecretArn'), key);
  }

  /** Signs what the nation is told of the regions. */
  aggregateSecret(): SecretInUse {
    const { deployment, key } = this.house;
    return secretOfAnotherStack(shared(this, deployment, 'SharedAggregateSecretArn'), key);
  }

  /** Whom people sign in with. */
  issuer(): Issuer {
    const { deployment } = this.house;
    return {
      url: shared(this, deployment, 'SharedIssuerUrl'),
      clientId: shared(this, deployment, 'SharedClientId'),
      signOutOrigin: shared(this, deployment, 'SharedSignOutOrigin'),
    };
  }
}
