import type { Words } from '../../shared/page/frame.ts';
import type { Deployment } from '../deployment.ts';
import type { activities } from './activities.ts';

/** What one table holds about whom, and for how long. */
export type Stored = {
  activity: keyof typeof activities;
  /** Whether what it holds is about people; of what is not, the notice does not speak. */
  personal: boolean;
  holds: Words;
  kept: (deployment: Deployment) => Words;
};

export const days = (count: number): Words => ({ id: `${count} hari`, en: `${count} days` });
export const daysOf = (seconds: number): Words => days(seconds / 86_400);
export const always = (words: Words) => () => words;

export const whileNeeded = always({
  id: 'selama sistem dijalankan; riwayatnya tidak diubah',
  en: 'as long as the system runs; its history is not changed',
});
