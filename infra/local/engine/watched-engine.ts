import type { HostLog } from '../contracts.ts';
import type { Place } from '../place.ts';
import { startEngine, type Engine } from './dynoxide.ts';

/** The engine on the host's folder: its files are watched, and its end is the host's. */
export const startWatchedEngine = async (
  folder: Place['folder'],
  log: HostLog,
): Promise<Engine> => {
  const engine = await startEngine(folder.path, () => folder.lose(engineEnded));
  folder.watch(engine.files);
  log('engine', `listens at ${engine.endpoint}`);
  return engine;
};

const engineEnded =
  'The database engine has ended while this host ran. It has ended, too, and stores nothing more; start it again.';
