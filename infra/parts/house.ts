import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Deployment } from '../deployment.ts';
import type { HouseKey } from './key.ts';
import type { HouseTopic } from './topic.ts';

/** What every part of one deployment's stack stands on. */
export type House = {
  deployment: Deployment;
  /** Encrypts tables, queues, topics, secrets and logs; reporters have a key of their own. */
  key: HouseKey;
  /** Where alarms are raised. */
  alarms: HouseTopic;
  /** Where people and links find the site, without a trailing slash. */
  publicUrl: string;
  codeOf: CodeOf;
};

/** The bundle of an entry below functions/; throws DeploymentError if it was not built. */
export type CodeOf = (entry: string) => Code;
