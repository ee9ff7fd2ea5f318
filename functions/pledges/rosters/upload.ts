import * as z from 'zod/mini';

/**
 * 'add' keeps everybody else of the region as they were; 'replace' leaves only who is in the file; 'preview' changes
 * nothing and says what a replacement would.
 */
export const rosterModes = ['add', 'replace', 'preview'] as const;
export type RosterMode = (typeof rosterModes)[number];

/** Why a roster was brought back: from a list, so that no name gets into the trace. */
export const undoReasons = ['wrong-file', 'wrong-region', 'people-missing', 'other'] as const;

export const refusedRow = z.object({
  line: z.int(),
  field: z.string(),
  reason: z.string(),
  /** The letter of the column, as a spreadsheet shows it. */
  column: z.optional(z.string()),
});

const unitExpected = z.object({
  unit: z.string(),
  expected: z.int(),
  sick: z.int(),
  onLeave: z.int(),
  cltn: z.int(),
});

/** One upload of a roster, as far as it is, for an answer. Times in milliseconds since the epoch. */
export const shownUpload = z.object({
  rosterId: z.string(),
  region: z.string(),
  /** 'undo' brought back the roster before. */
  mode: z.enum([...rosterModes, 'undo']),
  state: z.enum(['taking', 'taken', 'nothing-taken', 'not-replaced', 'previewed']),
  startedAt: z.int(),
  endedAt: z.optional(z.int()),
  /** Person id of who sent it. */
  by: z.string(),
  rows: z.int(),
  taken: z.int(),
  refused: z.int(),
  /** Of all parts of the region's roster, those that hold this upload. */
  parts: z.int(),
  partsDone: z.int(),
  /** Rows that were taken although something in them was not understood, the first hundred; an upload of before has none. */
  warnings: z.optional(z.array(refusedRow)),
  /** Of all rows. */
  warned: z.optional(z.int()),
  /** What a replacement by this file would do: how many people stay, come and go. */
  preview: z.optional(z.object({ stay: z.int(), come: z.int(), go: z.int() })),
  /** Why it was undone; only of an undo. */
  why: z.optional(z.enum(undoReasons)),
  /** How many people came back and went; only of an undo. */
  undone: z.optional(z.object({ back: z.int(), gone: z.int() })),
  /** People with an office mailbox in the file; an upload of before says nothing of it. */
  mailboxes: z.optional(z.int()),
});

/** An upload as it is stored: with a keyed hash of the file, by which the same file again is the same upload. */
export const uploadShape = z.object({ ...shownUpload.shape, content: z.string() });
export type Upload = z.infer<typeof uploadShape>;

/** Who is expected in a region after its last upload, by unit, without anybody's status. */
export const rosterSummary = z.object({
  rosterId: z.string(),
  countedAt: z.int(),
  units: z.array(unitExpected),
});
export type RosterSummary = z.infer<typeof rosterSummary>;

/** An upload with its rejected rows from a place on, and where the next ones begin. */
export const rosterReport = z.object({
  ...shownUpload.shape,
  refusedRows: z.array(refusedRow),
  nextFrom: z.optional(z.int()),
});
export type RosterReport = z.infer<typeof rosterReport>;

/** Who is expected in a region, what can be undone, and its uploads, the newest first. */
export const regionRosters = z.object({
  region: z.string(),
  roster: z.optional(rosterSummary),
  /** The roster before: which turn undoing names, until when, and how many people would come back and go. */
  undo: z.optional(z.object({ turn: z.int(), until: z.int(), back: z.int(), gone: z.int() })),
  uploads: z.array(shownUpload),
});
export type RegionRosters = z.infer<typeof regionRosters>;
