import type { CampaignRegion } from '../../../shared/campaign.ts';

/**
 * The code of the unit somebody named, by its code or its name, with or without the region's own name in it
 * ("Dinas Pendidikan", "DINAS PENDIDIKAN KAB. PESAWARAN"); undefined when the campaign knows no such unit.
 */
export const unitCode = (region: CampaignRegion, said: string | undefined): string | undefined => {
  const wanted = gist(region, said ?? '');
  if (wanted === '') return undefined;
  return region.units.find(({ code, name }) =>
    [code, name].some((known) => gist(region, known) === wanted),
  )?.code;
};

/** A name's words in lower case, without those that only say which region it is. */
const gist = (region: CampaignRegion, text: string): string => {
  const ofRegion = new Set(['kabupaten', 'kab', 'kota', 'provinsi', ...wordsOf(region.name)]);
  return wordsOf(text)
    .filter((word) => !ofRegion.has(word))
    .join(' ');
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
