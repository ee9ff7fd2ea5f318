import { table } from '../../../shared/table/table.ts';
import { changedYearShape } from './changed-year.ts';

/** Days off. */
export const calendarTable = /* @__PURE__ */ table({
  name: 'calendar',
  says: 'Holidays and joint leave as an admin changed them, by year',
  partitionKey: 'year',
  stream: 'NEW_IMAGE',
  items: () => ({ year: changedYearShape }),
});
