import { table } from '../../../shared/table/table.ts';
import { pledgeRow } from './pledge-row.ts';

/** Every person of the campaign, one item each. */
export const pledgesTable = /* @__PURE__ */ table({
  name: 'pledges',
  says: 'One item for each person, under a keyed hash of their number: a pledge for each standing',
  partitionKey: 'personKey',
  expiry: 'expiresAt',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({ pledge: pledgeRow }),
});
