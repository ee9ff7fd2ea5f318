import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emblemIn, emblemNames, mostEmblemBytes } from '../../shared/pdf/emblem.ts';

/** Functions that print what is hung: they find the emblems beside their code. */
export const emblemEntries = ['pledges/ceremonies/ceremonies', 'pledges/receipts/verify-receipt'];

/** Copies the emblems of some regions beside the code of a function; nothing where a region has none. */
export const layEmblems = (from: string, regions: readonly string[], folder: string): void => {
  for (const name of regions.flatMap(emblemNames).filter((one) => existsSync(join(from, one)))) {
    mkdirSync(join(folder, 'emblems'), { recursive: true });
    cpSync(join(from, name), join(folder, 'emblems', name));
  }
};

/** What is wrong with the emblems in a folder: one line each, empty when all is well or there is none. */
export const emblemFaults = async (from: string): Promise<string[]> => {
  const names = existsSync(from) ? readdirSync(from) : [];
  const faults = await Promise.all(
    names.map(async (name) => {
      const why = await faultOf(name, readFileSync(join(from, name)));
      return why === undefined ? [] : [`${join(from, name)}: ${why}`];
    }),
  );
  return faults.flat();
};

const faultOf = async (name: string, bytes: Buffer): Promise<string | undefined> => {
  if (!/^\d{2}(\.\d{2})?\.(png|jpg)$/.test(name))
    return 'is called otherwise than <region code>.png or <region code>.jpg';
  if (bytes.length > mostEmblemBytes) return `is larger than ${mostEmblemBytes} bytes`;
  const emblem = emblemIn(bytes);
  if (!emblem) return 'is neither PNG nor JPEG';
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  const drawn = emblem.type === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes);
  return drawn.then(
    () => undefined,
    () => 'cannot be read as a picture',
  );
};
