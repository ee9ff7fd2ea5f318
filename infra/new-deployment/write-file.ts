import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentError, readDeployments } from '../deployment.ts';

export type Place = { folder: string; name: string; replace: boolean };

/**
 * Writes a deployment file once it has been read as every deployment file is, beside all others: no name of AWS is given
 * out twice. Throws DeploymentError with a line per fault; nothing is written then, and nothing is ever half written.
 */
export const writeFile = (file: object, { folder, name, replace }: Place): string => {
  const path = join(folder, `${name}.json`);
  if (existsSync(path) && !replace)
    throw new DeploymentError([`${path}: is there already; --replace writes it anew`]);
  const trial = mkdtempSync(join(tmpdir(), 'netral-new-'));
  try {
    for (const other of readdirSync(folder))
      if (other.endsWith('.json')) copyFileSync(join(folder, other), join(trial, other));
    const text = `${JSON.stringify(file, null, 2)}\n`;
    writeFileSync(join(trial, `${name}.json`), text);
    readDeployments(trial);
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    return path;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    throw new DeploymentError(error.lines.map((line) => line.replaceAll(`${trial}/`, '')));
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
};
