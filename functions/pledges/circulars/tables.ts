import { table } from '../../../shared/table/table.ts';
import { signatureShape } from '../../../shared/signing/signature.ts';
import { noticeShape, replyShape } from './circular.ts';

/** Circulars and briefings. */
export const circularsTable = /* @__PURE__ */ table({
  name: 'circulars',
  says: 'Circulars and briefings of each region, and the replies of its units, and signatures of circulars',
  partitionKey: 'region',
  sortKey: 'item',
  items: () => ({ notice: noticeShape, reply: replyShape, signature: signatureShape }),
});
