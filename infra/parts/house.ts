import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Deployment } from '../deployment.ts';
import type { DecreedInUse } from './decreed.ts';
import type { KeyInUse } from './key.ts';

/** What every part of one deployment stands on, in whichever of its stacks. */
export type House = {
  deployment: Deployment;
  /** Encrypts tables, queues, topics, secrets and logs; reporters have a key of their own. */
  key: KeyInUse;
  /** Where alarms ring. */
  alarms: ITopic;
  /** Where alarms are heard that ring by another: they are listed, and nobody is called. */
  heard: ITopic;
  /** Where people and links find the site, without a trailing slash. */
  publicUrl: string;
  /** What was decided of the campaign without a release. */
  decreed: DecreedInUse;
  codeOf: CodeOf;
};

/** The bundle of an entry below functions/; throws DeploymentError if it was not built. */
export type CodeOf = (entry: string) => Code;
