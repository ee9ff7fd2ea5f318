type Counted = { pledged: number | null; expected: number | null };

/** How many of a hundred expected people have pledged, rounded down; null without a roster, or while too few have. */
export const shareOf = ({ pledged, expected }: Counted): number | null =>
  pledged === null || !expected ? null : Math.floor((pledged * 100) / expected);

/** A unit's name without the region's at its end, which the page says once: "Dinas Kesehatan". */
export const unitName = (name: string, region: string): string => {
  const end = ` ${region}`.toLowerCase();
  const isRepeated = name.toLowerCase().endsWith(end) && name.length > end.length + 2;
  return isRepeated ? name.slice(0, -end.length) : name;
};
