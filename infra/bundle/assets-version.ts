import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name for all files of these folders together, another one as soon as a byte of any is another. */
export const assetsVersionOf = (folders: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(folder).sort()) {
      const content = readFileSync(join(folder, name));
      hash.update(`${name}\n${String(content.byteLength)}\n`).update(content);
    }
  return hash.digest('hex').slice(0, 12);
};
