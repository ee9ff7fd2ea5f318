import { table } from '../../../shared/table/table.ts';
import { readingShape } from './reading.ts';

/** Who read a report. */
export const readingsTable = /* @__PURE__ */ table({
  name: 'readings',
  says: 'Who of the satgas read what of which report, added before anything was shown',
  partitionKey: 'about',
  sortKey: 'entry',
  index: { name: 'byRegion', partitionKey: 'region', sortKey: 'at' },
  expiry: 'expiresAt',
  items: () => ({ reading: readingShape }),
});
