import type { Running } from './contracts.ts';
import {
  checkMayBeEmptied,
  emptyDataFolder,
  holdDataFolder,
  type DataFolder,
} from './data-folder.ts';
import { startFrontDoor, type FrontDoor } from './front-door.ts';

/** Where a suite runs: an address and a data folder that no other host has. */
export type Place = Running & { door: FrontDoor; folder: DataFolder };

type Wanted = {
  /** 0 for any free one. */
  port: number;
  dataFolder: string;
  /** Whether to empty the folder. */
  fresh: boolean;
};

/** Takes port and data folder; only with both in hand does it empty the folder. Throws HostError with one clear line. */
export const takePlace = async ({ port, dataFolder, fresh }: Wanted): Promise<Place> => {
  if (fresh) checkMayBeEmptied(dataFolder);
  const folder = await holdDataFolder(dataFolder);
  try {
    const door = await startFrontDoor(port, folder.isHeld);
    if (fresh) emptyDataFolder(folder);
    const stop = () => door.stop().then(folder.stop);
    return { door, folder, stop };
  } catch (error) {
    await folder.stop();
    throw error;
  }
};
