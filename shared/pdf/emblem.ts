import { existsSync, readFileSync } from 'node:fs';

/** A picture as a deployment gives it. */
export type Emblem = { type: 'image/png' | 'image/jpeg'; bytes: Uint8Array };

/** Gives the emblem of a region, or undefined where its deployment has none. */
export type EmblemOf = (region: string) => Emblem | undefined;

/** The largest file: it is in every PDF of its region. */
export const mostEmblemBytes = 200_000;

/** How the file of a region's emblem may be called. */
export const emblemNames = (region: string): string[] => [`${region}.png`, `${region}.jpg`];

/** Reads the emblems that were laid beside the bundle when it was built, each when it is asked for. */
export const emblemsBeside =
  (besideBundle: string | URL): EmblemOf =>
  (region) => {
    const files = emblemNames(region).map((name) => new URL(`./emblems/${name}`, besideBundle));
    const file = files.find((one) => existsSync(one));
    return file && emblemIn(readFileSync(file));
  };

/** A picture by its first bytes, whatever its file is called; undefined for what is neither PNG nor JPEG. */
export const emblemIn = (bytes: Uint8Array): Emblem | undefined => {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (start === '89504e470d0a1a0a') return { type: 'image/png', bytes };
  return start.startsWith('ffd8ff') ? { type: 'image/jpeg', bytes } : undefined;
};
