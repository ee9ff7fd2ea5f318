import { table } from '../../../shared/table/table.ts';
import { earlierShape, headShape, packedShape, refusedRowsPacked } from './roster-items.ts';
import { uploadShape } from './upload.ts';

/** Who is expected to pledge in each region. */
export const rostersTable = /* @__PURE__ */ table({
  name: 'rosters',
  says: 'Who is expected in each region, as parts of keyed hashes, and how each upload went',
  partitionKey: 'region',
  sortKey: 'item',
  // Nothing follows it now: it is left as it was deployed.
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({
    head: headShape,
    part: packedShape,
    before: earlierShape,
    upload: uploadShape,
    refused: refusedRowsPacked,
  }),
});
