import * as z from 'zod/mini';
import type { Reply } from './answers-alike.ts';
import { decoyReport } from './decoy-report.ts';
import type { Catalogue } from '../law/editions.ts';
import { showReport, reportView, type ReportView } from './report-view.ts';
import type { FindSlip } from '../slips/slip-store.ts';
import type { ReadTracked, TrackedRows } from './tracked-reader.ts';

/** The outcome of what the reporter did: inside the answer, because a status would give a right code away. */
export const outcomes = [
  'kept',
  'already-kept',
  'key-reused',
  'box-full',
  'too-late',
  'already-named',
  'withdrawn',
  'too-many-pieces',
  'not-arrived',
  'not-a-photo',
  'cut-file',
  'is-heic',
  'too-many-pixels',
] as const;
export type Outcome = (typeof outcomes)[number];

/** The answer of every operation by code: of the same size and shape for a wrong code, with `found: false`. */
export const followUpAnswer = z.object({
  found: z.boolean(),
  outcome: z.nullable(z.enum(outcomes)),
  report: z.nullable(reportView),
  /** Brings every answer to the same number of bytes. */
  padding: z.string(),
});

export type FollowUpReply = Reply<Omit<z.infer<typeof followUpAnswer>, 'padding'>>;

/** What every operation by code needs. */
export type FollowUpNeeds = {
  readTracked: ReadTracked;
  codeKey: () => Promise<Uint8Array>;
  reportOfSlip: FindSlip;
  newId: () => string;
  regionName: (region: string) => string;
  catalogue: Pick<Catalogue, 'successors'>;
  /** Counts right and wrong codes alike: many wrong ones are somebody guessing. */
  count: (name: CodeCount) => void;
};

export type CodeCount = 'KnownCode' | 'UnknownCode';

type FollowUpFacts = Pick<FollowUpNeeds, 'newId' | 'regionName' | 'catalogue' | 'count'> & {
  rows: TrackedRows;
  /** As the reporter typed it; the forms on the page send it again. */
  code: string;
  outcome: Outcome | undefined;
};

/** The state of a report; for a wrong code it does the same work on a made-up report, and returns that none was found. */
export const followUpReply = (followed: FollowUpFacts): FollowUpReply => {
  const { rows, code, outcome, newId, regionName, catalogue, count } = followed;
  const report = rows.report && showReport(rows.report, rows);
  const shown: ReportView = report ?? decoyReport();
  count(report ? 'KnownCode' : 'UnknownCode');
  return {
    body: {
      found: report !== undefined,
      outcome: (report && outcome) ?? null,
      report: report ?? null,
    },
    page: async (frame) => {
      const { renderFollowUp, renderUnknownCode } = await import('./pages/follow-up.tsx');
      const pages = [
        renderUnknownCode(frame),
        renderFollowUp(frame, {
          report: shown,
          code,
          outcome,
          newId,
          regionName: regionName(shown.region),
          successors: catalogue.successors,
        }),
      ];
      return pages[report ? 1 : 0] ?? '';
    },
  };
};
