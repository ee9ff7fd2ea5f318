import type { Words } from '../../../shared/page/frame.ts';
import type { Need } from './needs.ts';
import type { RegionLine } from './oversee.ts';
import { sweepWords } from './sweep-words.ts';
import { words } from './words.ts';

type Counted = { id: (count: number) => string; en: (count: number) => string };

const counting = ({ id, en }: Counted, count: number): Words => ({ id: id(count), en: en(count) });

const saying: Partial<Record<Need, (line: RegionLine) => Words>> = {
  overdue: ({ overdueMessages }) => counting(words.messagesWaitForAnHour, overdueMessages),
  missed: ({ foundBySweep }) => counting(sweepWords.foundBySweep, foundBySweep),
  apart: ({ outOfStep }) => counting(sweepWords.outOfStep, outOfStep),
  unconfirmed: ({ unreached }) => counting(words.unreached, unreached),
};

/** What a region's line needs, with how many of it where that is counted. */
export const needWords = (need: Need, line: RegionLine): Words =>
  saying[need]?.(line) ?? words.needs[need];
