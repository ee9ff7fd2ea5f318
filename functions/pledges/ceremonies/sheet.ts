import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { staffKinds } from '../register/pledge-form.ts';

export const refusedRow = z.object({
  line: z.int(),
  field: z.string(),
  reason: z.string(),
  /** The letter of the column, as a spreadsheet shows it. */
  column: z.optional(z.string()),
});
/** Rejected rows of a sheet. */
export const refusedRowsShape = z.object({ refused: z.array(refusedRow) });
export type RefusedRow = z.infer<typeof refusedRow>;

/** A sheet of a ceremony as it was sent: how many rows are pledges, and which are not and why. */
export const sheetShape = z.object({
  ceremonyId: z.string(),
  sheetId: z.string(),
  /** Keyed hash of the file: the same file again is the same sheet. */
  content: z.string(),
  /** Milliseconds since the epoch. */
  sentAt: z.int(),
  by: z.string(),
  rows: z.int(),
  taken: z.int(),
  refused: z.int(),
});
export type Sheet = z.infer<typeof sheetShape>;

const sheetRow = z.object({
  line: z.int(),
  personKey: z.string(),
  unit: z.string(),
  staffKind: z.enum(staffKinds),
});
export type SheetPledge = z.infer<typeof sheetRow>;

/** Some rows of a sheet on their way into the register: everything a pledge needs, and no number. */
export const sheetPartShape = z.object({
  region: z.string(),
  ceremonyId: z.string(),
  sheetId: z.string(),
  act: z.enum(acts),
  /** The unit whose link sent it; left out where the leader or an admin did. */
  byUnit: z.optional(z.string()),
  /** When it was spoken: the start of the ceremony, milliseconds since the epoch. */
  swornAt: z.int(),
  pledges: z.array(sheetRow),
});
export type SheetPart = z.infer<typeof sheetPartShape>;

/** Items of the table that hold rows on their way start like this. */
export const sheetPartPrefix = 'rows#';

export const sheetAnswer = z.object({
  ceremonyId: z.string(),
  sheetId: z.string(),
  state: z.enum(['keeping', 'kept']),
  sentAt: z.string(),
  rows: z.int(),
  taken: z.int(),
  refused: z.int(),
  /** Rows that are in the register; who had pledged before is shown to nobody. */
  stored: z.int(),
  refusedRows: z.array(refusedRow),
});
export type SheetAnswer = z.infer<typeof sheetAnswer>;
