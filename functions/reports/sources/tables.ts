import { table } from '../../../shared/table/table.ts';
import { nameShape, storedShape } from './quarantined.ts';
import { recentShape } from './recent.ts';
import { settledShape } from './settled.ts';
import { sourceShape } from './source.ts';
import { unknownNameShape } from './unknown-name.ts';

/** Senders of webhooks. */
export const sourcesTable = /* @__PURE__ */ table({
  name: 'sources',
  says: 'Webhook sources and their secrets',
  partitionKey: 'source',
  items: () => ({ source: sourceShape }),
});

/** Webhook deliveries that could not become reports. */
export const quarantineTable = /* @__PURE__ */ table({
  name: 'quarantine',
  says: 'Deliveries that could not become reports and raw bodies of those that did, sealed; and what was settled',
  partitionKey: 'source',
  sortKey: 'id',
  expiry: 'expiresAt',
  items: () => ({
    delivery: storedShape,
    settled: settledShape,
    unknownName: unknownNameShape,
    recent: recentShape,
    name: nameShape,
  }),
});
