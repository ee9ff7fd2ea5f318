import { Construct } from 'constructs';
import { RemovalPolicy } from 'aws-cdk-lib';
import { doorVariables } from '../../shared/http/door.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';

/** How the API knows what came through the door. */
export type Lock = {
  /** The key that CloudFront shows. */
  shown: string;
  /** The keys that open, first the one that is shown. */
  opening: readonly [string, string];
  /** What the stage tells the functions. */
  variables: Record<string, string>;
};

type Ground = Pick<House, 'deployment' | 'key'>;

const description = (key: string): string =>
  `Shown by CloudFront to the API, which takes nothing without it (key ${key} of two)`;

const whyNotRotated =
  'CloudFront, the firewall and the stage hold the value as CloudFormation resolved it: a timer would shut everybody out. Both keys open; one is changed while the other is shown (runbook).';

/**
 * Two keys, made by AWS and seen by nobody. CloudFormation resolves them into CloudFront, the firewall and the stage,
 * where whoever may read those settings can read them: they keep nothing secret, they only tell CloudFront from others.
 */
export class DoorLock extends Construct {
  readonly lock: Lock;

  constructor(scope: Construct, id: string, { deployment, key }: Ground) {
    super(scope, id);
    const { door, publicUrl = '' } = deployment;
    const [a, b] = [this.#key('KeyA', key), this.#key('KeyB', key)];
    const opening: Lock['opening'] = door?.key === 'b' ? [b, a] : [a, b];
    const { keyA, keyB, host } = doorVariables;
    this.lock = {
      ...{ shown: opening[0], opening },
      variables: { [keyA]: opening[0], [keyB]: opening[1], [host]: new URL(publicUrl).host },
    };
  }

  #key(id: string, key: Ground['key']): string {
    const secret = new HouseSecret(this, id, {
      ...{ house: { key }, rotation: 'by-pair', whyNotRotated },
      description: description(id.slice(-1)),
    });
    // Nothing is read by it again: it goes when the door goes.
    secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
    return secret.secretValue.unsafeUnwrap();
  }
}
