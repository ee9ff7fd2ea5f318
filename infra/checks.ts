import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { acceptNist } from './nist.ts';

/** Holds an app, with all that is in it by now, to the security rules; a finding nobody accepted fails the synth. */
export const addChecks = (app: App): void => {
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    new NIST80053R5Checks(app),
  );
  acceptNist(app);
};
