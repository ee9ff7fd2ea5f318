import * as z from 'zod/mini';
import { table } from '../../shared/table/table.ts';
import { packedRunShape, resultShape } from './counting/audit-result.ts';
import { ceremonyShape, witnessShape } from './ceremonies/ceremony.ts';
import { pledgedShape, sheetDoneShape } from './ceremonies/pledged.ts';
import { sealShape, sealedIdsShape } from './ceremonies/seal.ts';
import { refusedRowsShape, sheetPartShape, sheetShape } from './ceremonies/sheet.ts';
import { noticeShape, replyShape } from './circulars/circular.ts';
import { attemptShape, erasureShape } from './erasure/erasure.ts';
import { publishedRowShape } from './counting/published.ts';
import { ringKeyShape } from './receipts/ring-key.ts';
import { headShape, packedShape, refusedRowsPacked } from './rosters/roster-items.ts';
import { uploadShape } from './rosters/upload.ts';

/** Every pledge of the campaign, one item for each person. */
export const pledgesTable = /* @__PURE__ */ table({
  name: 'pledges',
  says: 'One pledge for each person, under a keyed hash of their number',
  partitionKey: 'personKey',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({
    pledge: z.object({
      personKey: z.string(),
      region: z.string(),
      unit: z.string(),
      staffKind: z.string(),
      standing: z.optional(z.string()),
      act: z.optional(z.string()),
      channel: z.string(),
      ceremony: z.optional(z.string()),
      textVersion: z.int(),
      pledgedAt: z.int(),
      swornAt: z.optional(z.int()),
      receipt: z.string(),
      /** `<key>.<hash of the body>` of the last attempt. */
      attempt: z.string(),
    }),
  }),
});

/** Who is expected to pledge in each region. */
export const rostersTable = /* @__PURE__ */ table({
  name: 'rosters',
  says: 'Who is expected in each region, as parts of keyed hashes, and how each upload went',
  partitionKey: 'region',
  sortKey: 'item',
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({
    head: headShape,
    part: packedShape,
    upload: uploadShape,
    refused: refusedRowsPacked,
  }),
});

/** Ceremonies of each region, with everything that belongs to one. */
export const ceremoniesTable = /* @__PURE__ */ table({
  name: 'ceremonies',
  says: 'Ceremonies, their witnesses and lists, and rows of sheets on their way into the register',
  partitionKey: 'region',
  sortKey: 'item',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    ceremony: ceremonyShape,
    witness: witnessShape,
    sheet: sheetShape,
    rows: sheetPartShape,
    refused: refusedRowsShape,
    pledged: pledgedShape,
    done: sheetDoneShape,
    seal: sealShape,
    sealedlist: sealedIdsShape,
  }),
});

/** The counts that follow from the stream of the register. */
export const participationTable = /* @__PURE__ */ table({
  name: 'participation',
  says: 'The counts of each region by cell, the documents published from them, and the nightly audit',
  partitionKey: 'region',
  sortKey: 'cell',
  items: () => ({
    /** Counts by group, and up to where each shard was counted, are attributes of their own. */
    cell: z.looseObject({ countedAt: z.optional(z.int()) }),
    published: publishedRowShape,
    auditRun: packedRunShape,
    auditResult: resultShape,
  }),
});

/** Circulars and briefings. */
export const circularsTable = /* @__PURE__ */ table({
  name: 'circulars',
  says: 'Circulars and briefings of each region, and the replies of its units',
  partitionKey: 'region',
  sortKey: 'item',
  items: () => ({ notice: noticeShape, reply: replyShape }),
});

/** Traces of erasures: added to, never changed. */
export const erasuresTable = /* @__PURE__ */ table({
  name: 'erasures',
  says: 'Traces of erasures, and for a day the attempts and how many each admin made',
  partitionKey: 'region',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({
    erasure: erasureShape,
    attempt: attemptShape,
    turn: z.object({ expiresAt: z.int() }),
  }),
});

/** The public halves of all receipt keys. */
export const keyRingTable = /* @__PURE__ */ table({
  name: 'keyRing',
  says: 'Public keys of receipts, those of before too',
  partitionKey: 'ring',
  sortKey: 'keyId',
  items: () => ({ key: ringKeyShape }),
});
