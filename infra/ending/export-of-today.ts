import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pepper } from '../survival/held-state.ts';
import { checksum, isAsWritten, readManifest } from '../survival/manifest.ts';
import { EndingRefused } from './place.ts';

const dayMs = 86_400_000;

type ExportCheck = {
  folder: string;
  deployment: string;
  now: number;
  pepper: () => Promise<string>;
};

/**
 * The id of an export that was finished within a day, whole as it was written by this deployment; nothing of it is
 * opened. Throws EndingRefused, or SurvivalRefused where there is none.
 */
export const exportOfToday = async ({ folder, deployment, now, ...asked }: ExportCheck) => {
  const manifest = readManifest(folder);
  const refuse = (why: string) =>
    new EndingRefused(`${folder}: ${why}. Export again (npm run export).`);
  if (manifest.deployment !== deployment) throw refuse(`it is of ${manifest.deployment}`);
  if (!isAsWritten(manifest, await asked.pepper())) throw refuse(`${pepper} did not write it`);
  if (Date.parse(manifest.exportedAt) < now - dayMs)
    throw refuse(`it is of ${manifest.exportedAt}`);
  for (const { name, bytes, sha256 } of [...manifest.tables, ...manifest.buckets].flatMap(
    ({ files }) => files,
  )) {
    const file = join(folder, name);
    const content = existsSync(file) ? readFileSync(file) : undefined;
    if (content?.length !== bytes || checksum(content) !== sha256)
      throw refuse(`${name} is gone or was changed`);
  }
  return manifest.exportId;
};
