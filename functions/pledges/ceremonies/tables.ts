import { table } from '../../../shared/table/table.ts';
import { ceremonyShape, officiantShape, witnessShape } from './ceremony.ts';
import { pledgedShape, sheetDoneShape, takenBackShape } from './pledged.ts';
import { sealShape, sealedIdsShape } from './seal.ts';
import { signatureShape } from '../../../shared/signing/signature.ts';
import { ticketUsesShape, voidedCodeShape } from './ticket-uses.ts';
import { refusedRowsShape, sheetPartShape, sheetShape } from './sheet.ts';

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
    officiant: officiantShape,
    sheet: sheetShape,
    rows: sheetPartShape,
    refused: refusedRowsShape,
    pledged: pledgedShape,
    done: sheetDoneShape,
    seal: sealShape,
    signature: signatureShape,
    sealedlist: sealedIdsShape,
    tickets: ticketUsesShape,
    void: voidedCodeShape,
    takenBack: takenBackShape,
  }),
});
