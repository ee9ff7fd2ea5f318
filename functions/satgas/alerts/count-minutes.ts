import { metricCounter } from '../../../shared/count-metric.ts';

const count = metricCounter<'MinutesToTake'>('alerts');

/** One sample for each alert that is taken, by sign-in or by link: for how many minutes nobody had it. */
export const countMinutesToTake = (minutes: number): void => count('MinutesToTake', minutes);
