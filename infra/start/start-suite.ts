import type { HostLog } from '@netral/local-host/contracts';
import { startHost, type Host } from '@netral/local-host/host';
import { realmUrl } from '@netral/local-host/sign-in/issuer-address';
import type { Place } from '@netral/local-host/place';
import { startEsignStandIn } from '../demo/esign-stand-in.ts';
import { readDemo } from '../demo/demo-facts.ts';
import { asnRealm } from '../demo/civil-servants.ts';
import { peopleToSignInAs } from '../demo/demo-people.ts';
import type { BuiltSuite } from './built-suite.ts';

export type SuiteSettings = {
  built: BuiltSuite;
  /** Is given back when the suite stops. */
  place: Place;
  log: HostLog;
  /** Says a line to whoever runs the suite. */
  say?: (line: string) => void;
  /** Where the functions are still being built: resolves once a folder holds its function's code. */
  codeIsReady?: (folder: string) => Promise<void>;
};

/** Hosts the built suite with the people, facts and signing service of the demo; throws HostError. */
export const startSuite = async ({ built, ...where }: SuiteSettings): Promise<Host> => {
  const esign = await startEsignStandIn();
  const host = await startHost({
    ...where,
    ...built,
    // A test run notes what it uses of the rights (npm run unused-rights).
    rightsFile: process.env['NETRAL_RIGHTS_FILE'],
    parameters: (url) => ({
      ...{ PublicUrl: url, AsnIssuer: realmUrl(url, 'asn') },
      EsignAddress: esign.address,
    }),
    realms: { asn: asnRealm },
    people: peopleToSignInAs,
    ownPages: { 'demo.json': readDemo },
  }).catch(async (error: unknown) => {
    await esign.stop();
    throw error;
  });
  const stop = async () => {
    await host.stop();
    await esign.stop();
  };
  return { ...host, stop };
};
