import { table } from '../../../shared/table/table.ts';
import { caseShape, entryShape } from './case.ts';
import { duplicateRowShape, numberRowShape } from './duplicate-row.ts';
import { fileRequestShape } from './file-request.ts';
import { handOverRowShape } from './hand-over-row.ts';
import { heldShape, holdersShape } from './held.ts';
import { enderShape, reviewShape } from './review.ts';
import { regionFunnelShape } from './funnel.ts';
import { gapShape } from '../sources/reconcile-store.ts';
import { passShape } from './sweep-pass.ts';

/** What officers work on. */
export const casesTable = /* @__PURE__ */ table({
  name: 'cases',
  says: 'One case for each report with its history beside it, rows by which duplicates find each other, who has its alerts, which ends are looked at, who asked to open a sealed file, and what of a hand-over waits',
  partitionKey: 'caseKey',
  sortKey: 'item',
  index: { name: 'queue', partitionKey: 'queue', sortKey: 'dueAt' },
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({
    case: caseShape,
    entry: entryShape,
    duplicate: duplicateRowShape,
    number: numberRowShape,
    holders: holdersShape,
    held: heldShape,
    review: reviewShape,
    ender: enderShape,
    fileRequest: fileRequestShape,
    handOverRow: handOverRowShape,
  }),
});

/** Numbers for oversight. */
export const summariesTable = /* @__PURE__ */ table({
  name: 'summaries',
  says: 'Numbers of each region and each webhook source for oversight, without personal data',
  partitionKey: 'scope',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ funnel: regionFunnelShape, gap: gapShape, pass: passShape }),
});
