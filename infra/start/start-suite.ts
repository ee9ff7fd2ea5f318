import type { HostLog } from '@netral/local-host/contracts';
import { startHost, type Host } from '@netral/local-host/host';
import { readDemo } from '../demo/demo-facts.ts';
import { peopleToSignInAs } from '../demo/demo-people.ts';
import type { BuiltSuite } from './build-suite.ts';

export type SuiteSettings = {
  built: BuiltSuite;
  dataFolder: string;
  /** 0 for any free one. */
  port: number;
  log: HostLog;
};

/** Hosts the built suite with the people and facts of the demo; throws HostError. */
export const startSuite = ({ built, ...where }: SuiteSettings): Promise<Host> =>
  startHost({
    ...where,
    ...built,
    parameters: (url) => ({ PublicUrl: url }),
    people: peopleToSignInAs,
    ownPages: { 'demo.json': readDemo },
  });
