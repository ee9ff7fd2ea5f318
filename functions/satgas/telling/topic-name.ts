/** The end of a region's topic name: topic names take no dots. */
export const topicSuffix = (region: string): string => region.replace('.', '-');
