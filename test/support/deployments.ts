import { readDeployment, type Deployment } from '../../infra/deployment.ts';
import { wholeNation } from '../../infra/scale/deployments.ts';

/** Another deployment of the demo's account: all regions of the list, its name beginning as the demo's. */
export const nationBeside = (demoFile: string): Deployment => wholeNation(readDeployment(demoFile));
