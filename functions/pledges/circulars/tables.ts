import { table } from '../../../shared/table/table.ts';
import { noticeShape, replyShape } from './circular.ts';

/** Circulars and briefings. */
export const circularsTable = /* @__PURE__ */ table({
  name: 'circulars',
  says: 'Circulars and briefings of each region, and the replies of its units',
  partitionKey: 'region',
  sortKey: 'item',
  items: () => ({ notice: noticeShape, reply: replyShape }),
});
