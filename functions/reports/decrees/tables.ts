import { table } from '../../../shared/table/table.ts';
import { askedShape, decidedShape } from './change.ts';

/** Who changed the calendar. */
export const decreesTable = /* @__PURE__ */ table({
  name: 'decrees',
  says: 'Who asked to change the days off of a year, and who agreed: added to, never changed',
  partitionKey: 'year',
  sortKey: 'item',
  items: () => ({ asked: askedShape, decided: decidedShape }),
});
