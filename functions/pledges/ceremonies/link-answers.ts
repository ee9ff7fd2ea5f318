import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { ceremonyStates } from './ceremony.ts';
import { listedCeremony } from './ceremony-view.ts';

/** What a witness, or who leads it, would confirm. */
export const witnessAnswer = z.object({
  ceremony: listedCeremony,
  regionName: z.string(),
  /** As what they confirm: who leads has a title where a witness has the code of an office. */
  part: z.enum(['witness', 'leader']),
  witness: z.object({ office: z.string(), name: z.string(), confirmedAt: z.nullable(z.string()) }),
  /** Whether the ceremony has started, so that there is something to confirm. */
  mayConfirm: z.boolean(),
});

/** Where a unit sends its sheet, and what it sent. */
export const unitSheetsAnswer = z.object({
  ceremony: listedCeremony,
  unit: z.object({ code: z.string(), name: z.string() }),
  /** Whether the ceremony has started, so that there is something to send. */
  maySend: z.boolean(),
  sheets: z.array(
    z.object({ sheetId: z.string(), sentAt: z.string(), rows: z.int(), taken: z.int() }),
  ),
});

/** What the screen of a ceremony shows. */
export const screenAnswer = z.object({
  state: z.enum(ceremonyStates),
  /** What the QR code says; null while there is nothing to attend. */
  address: z.nullable(z.string()),
  /** Milliseconds until the next code. */
  nextInMs: z.int(),
  /** People recorded as attended, rounded down to fives; null before it started. */
  attendedInFives: z.nullable(z.int()),
});

/** The pledge form of somebody who scanned the screen. */
export const ticketAnswer = z.object({
  /** Where to send it. */
  form: z.string(),
  /** The ticket to send along, good for ten minutes. */
  ceremony: z.string(),
  region: z.string(),
  act: z.enum(acts),
});
