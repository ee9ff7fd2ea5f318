import type { House } from './house.ts';

/** So many regions are looked at well enough with a fraction of a processor (docs/performance.md). */
const few = 60;
/** With which Lambda gives one whole processor. */
const wholeProcessorMb = 1769;

/** Megabytes of a function that looks at every region, `usual` unless regions are many: processor comes with memory. */
export const memoryForAllRegions = (
  { deployment }: Pick<House, 'deployment'>,
  usual = 512,
): number => (deployment.campaign.regions.length > few ? wholeProcessorMb : usual);
