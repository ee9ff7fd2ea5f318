import type { HostLog } from '@netral/local-host/contracts';
import { startHost, type Host } from '@netral/local-host/host';
import { realmUrl } from '@netral/local-host/sign-in/issuer-address';
import type { Place } from '@netral/local-host/place';
import { readDemo } from '../demo/demo-facts.ts';
import { asnRealm } from '../demo/civil-servants.ts';
import { peopleToSignInAs } from '../demo/demo-people.ts';
import type { BuiltSuite } from './built-suite.ts';

export type SuiteSettings = {
  built: BuiltSuite;
  /** Is given back when the suite stops. */
  place: Place;
  log: HostLog;
  /** Where the functions are still being built: resolves once a folder holds its function's code. */
  codeIsReady?: (folder: string) => Promise<void>;
};

/** Hosts the built suite with the people and facts of the demo; throws HostError. */
export const startSuite = ({ built, ...where }: SuiteSettings): Promise<Host> =>
  startHost({
    ...where,
    ...built,
    parameters: (url) => ({ PublicUrl: url, AsnIssuer: realmUrl(url, 'asn') }),
    realms: { asn: asnRealm },
    people: peopleToSignInAs,
    ownPages: { 'demo.json': readDemo },
  });
