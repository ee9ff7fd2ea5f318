import { CfnResource, RemovalPolicy, type IAspect } from 'aws-cdk-lib';

/** Has everything of a stack go with it, tables and keys too: for rehearsals, which hold nothing of anybody. */
export const retainNothing: IAspect = {
  visit: (node) => {
    if (node instanceof CfnResource && node.cfnOptions.deletionPolicy !== undefined)
      node.applyRemovalPolicy(RemovalPolicy.DESTROY);
  },
};
