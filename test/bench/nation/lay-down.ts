import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, assembleLike } from './assembly.ts';
import { writeProvince } from './deployment-files.ts';
import type { Hosted } from './host-process.ts';
import { liarSeed } from './lie.ts';
import type { Told } from './verdict.ts';

type How = {
  /** The assembly of a province that was laid down before. */
  like: string | undefined;
  /** Whether what lies there of an earlier run is too old. */
  again: boolean;
};

/** Lays down what the host of a province runs, unless it lies there; what it stored before goes. */
export const laidDown = async (
  folder: string,
  { province, role }: Told,
  { like, again }: How,
): Promise<Hosted> => {
  const own = join(folder, province.id);
  const mark = join(own, `laid-down-${role}`);
  if (again || !existsSync(mark)) {
    const file = writeProvince(folder, province);
    const seed = role === 'lies' ? liarSeed : undefined;
    if (like) await assembleLike(like, { file, folder, seed });
    else await assemble({ file, folder, seed });
    writeFileSync(mark, '');
  }
  return { assemblyFolder: join(own, 'assembly'), dataFolder: emptyDataFolder(own) };
};

/** The data folder of a host, with nothing in it. */
export const emptyDataFolder = (own: string): string => {
  const folder = join(own, 'data');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
};
