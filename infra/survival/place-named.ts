import { resolve } from 'node:path';
import { clientsIn } from '../aws/clients.ts';
import type { Deployment } from '../deployment.ts';
import { buildSuite } from '../start/build-suite.ts';
import { awsPlace } from './aws-place.ts';
import { inDataFolder, makeDataFolder, type LocalPlace } from './local-place.ts';
import { SurvivalRefused, type Place } from './place.ts';

type Where = { deployment: Deployment; local: string | undefined };

/** What `npm start` hosts. */
const hosted = 'demo';

/** A laptop's data folder with the template it is hosted by, built where it is not. */
const localOf = async ({ id }: Deployment, dataFolder: string) => {
  if (id !== hosted) throw new SurvivalRefused(`A laptop hosts ${hosted}, not ${id}`);
  const { assemblyFolder } = await buildSuite();
  return { assemblyFolder, dataFolder: resolve(dataFolder), now: () => Date.now() };
};

/** Opens the deployment that a command names, in its account or in a data folder. */
export const withPlace = async <Value>(
  { deployment, local }: Where,
  work: (place: Place) => Promise<Value>,
): Promise<Value> => {
  if (local !== undefined) return inDataFolder(await localOf(deployment, local), work);
  return work(await awsPlace(clientsIn(deployment.awsRegion, 10), deployment));
};

/** Makes the data folder that a command names, and fills it. */
export const withNewDataFolder = async <Value>(
  deployment: Deployment,
  local: string,
  fill: (place: LocalPlace) => Promise<Value>,
): Promise<Value> => makeDataFolder(await localOf(deployment, local), fill);
