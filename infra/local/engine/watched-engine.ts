import { HostError, type HostLog } from '../contracts.ts';
import type { Place } from '../place.ts';
import { startEngine, takeSeat, type Engine } from './dynoxide.ts';

type Watched = {
  folder: Place['folder'];
  log: HostLog;
  /** Says a line to whoever runs the host. */
  say: (line: string) => void;
};

/** An engine that ends more often than this within a minute is not started again: something is wrong with it. */
export const mostRestarts = 3;
const minuteMs = 60_000;

/**
 * The engine on the host's folder: its files are watched, and one that ends by itself is started again where it was, with
 * a line for whoever runs the host. What was acknowledged is in its file; calls meanwhile fail, and are tried again by
 * whoever made them. One that cannot be started again, or ends again and again, is the end of the host.
 */
export const startWatchedEngine = async ({ folder, log, say }: Watched): Promise<Engine> => {
  const seat = await takeSeat();
  const endingsLately = countedWithin(minuteMs);
  let stopped = false;
  let starting: Promise<void> = Promise.resolve();
  const start = async (): Promise<Engine> => {
    const engine = await startEngine(folder.path, () => void (starting = startAgain()), seat);
    folder.watch(engine.files);
    log('engine', `listens at ${engine.endpoint}`);
    return engine;
  };
  const startAgain = async (): Promise<void> => {
    log('engine', 'ended by itself');
    if (stopped || !folder.isHeld()) return;
    if (endingsLately() > mostRestarts) {
      folder.lose(engineEnded);
      return;
    }
    // Its journal begins anew with it; the database itself must stay the file it is.
    folder.unwatch(engine.files.slice(1));
    say(startsAgain);
    try {
      engine = await start();
      say(runsAgain);
    } catch (error) {
      log('engine', 'cannot be started again', { error: String(error) });
      folder.lose(error instanceof HostError ? `${engineEnded} ${error.message}` : engineEnded);
    }
  };
  let engine = await start();
  return {
    ...engine,
    stop: async () => {
      stopped = true;
      await starting;
      await engine.stop();
    },
  };
};

/** Counts calls, and says how many there were within the last so many milliseconds. */
const countedWithin = (ms: number) => {
  let calls: number[] = [];
  return (): number => {
    calls = [...calls.filter((at) => at > Date.now() - ms), Date.now()];
    return calls.length;
  };
};

const startsAgain =
  'Mesin basis data berhenti sendiri; dinyalakan lagi… · The database engine has ended by itself; it is being started again…';
const runsAgain =
  'Mesin basis data berjalan lagi; yang sudah diterima tersimpan. · The database engine runs again; what was accepted is stored.';
const engineEnded =
  'The database engine has ended while this host ran. It has ended, too, and stores nothing more; start it again.';
