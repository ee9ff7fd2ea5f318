import { RemovalPolicy, type CfnResource } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { accept } from './accept.ts';
import { allow, granted, type Granted } from './granted.ts';
import type { House } from './house.ts';
import type { KeyInUse } from './key.ts';
import { rotationMetadata, type Rotation } from './rotation.ts';

type SecretSettings = {
  house: Pick<House, 'key'>;
  description: string;
  /** Another key than the stack's. */
  key?: KeyInUse;
  /** How a person rotates it. */
  rotation: Rotation;
  /** Why nobody may rotate it by a timer. */
  whyNotRotated: string;
};

/** A secret of ours, of this stack or of another. */
export type SecretInUse = Pick<HouseSecret, 'read'>;

const reading = (secretArn: string, key: KeyInUse): Granted =>
  granted(
    secretArn,
    allow(['secretsmanager:GetSecretValue'], secretArn),
    key.decrypt('secretsmanager'),
  );

/** A secret of another stack, by its whole ARN. */
export const secretOfAnotherStack = (secretArn: string, key: KeyInUse): SecretInUse => ({
  read: () => reading(secretArn, key),
});

/** 32 random bytes as 64 hex digits, made by AWS and never seen by a person. */
export class HouseSecret extends Secret {
  readonly #key: KeyInUse;

  constructor(scope: Construct, id: string, settings: SecretSettings) {
    const { key = settings.house.key } = settings;
    super(scope, id, {
      description: settings.description,
      encryptionKey: key,
      generateSecretString: {
        passwordLength: 64,
        excludeCharacters: everythingButHexDigits,
        requireEachIncludedType: false,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#key = key;
    (this.node.defaultChild as CfnResource).addMetadata(rotationMetadata, settings.rotation);
    accept(
      this,
      ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'],
      settings.whyNotRotated,
    );
  }

  /** Names the secret to a function that reads it. */
  read(): Granted {
    return reading(this.secretArn, this.#key);
  }
}

const everythingButHexDigits = Array.from({ length: 0x7f - 0x21 }, (_, i) =>
  String.fromCharCode(0x21 + i),
)
  .filter((character) => !/[0-9a-f]/.test(character))
  .join('');
