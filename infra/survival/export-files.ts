import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { checksum, type FileEntry } from './manifest.ts';
import { SurvivalRefused } from './place.ts';
import { openFile, sealFile } from './sealed-file.ts';

/** Files of one export in a folder. */
export type ExportFiles = {
  /** Seals content into a file of that name, and gives its entry in the manifest. */
  write: (name: string, content: Uint8Array) => Promise<FileEntry>;
};

export const exportFiles = (
  folder: string,
  { exportId, publicKey }: { exportId: string; publicKey: string },
): ExportFiles => ({
  write: async (given, content) => {
    const name = `${given}.sealed`;
    const sealed = await sealFile(publicKey, placeOf(exportId, name), content);
    writeFileSync(join(folder, name), sealed, { mode: 0o600 });
    return { name, bytes: sealed.length, sha256: checksum(sealed) };
  },
});

/** Reads a file of an export; throws SurvivalRefused, by its name, where it is gone, changed or does not open. */
export const readExportFile = async (
  folder: string,
  { name, bytes, sha256 }: FileEntry,
  { exportId, privateKey }: { exportId: string; privateKey: KeyObject },
): Promise<Uint8Array> => {
  const sealed = bytesOf(join(folder, name));
  if (!sealed) throw new SurvivalRefused(`${name} is not there`);
  if (sealed.length !== bytes || checksum(sealed) !== sha256)
    throw new SurvivalRefused(`${name} was changed since it was exported`);
  try {
    return await openFile(privateKey, placeOf(exportId, name), sealed);
  } catch {
    throw new SurvivalRefused(`${name} does not open by these shares`);
  }
};

const placeOf = (exportId: string, name: string): string => `${exportId}/${name}`;

const bytesOf = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
};
