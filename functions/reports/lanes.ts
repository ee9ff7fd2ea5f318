import type { Lane } from '../../events/lane.ts';
import type { Words } from '../../shared/page/frame.ts';
import type { DeadlineStepName } from './law/deadline-rules.ts';

/** All that follows from the lane a matter came by; a lane that leaves one of these out does not compile. */
export type LaneRule = {
  /** What officers and papers call it. */
  name: Words;
  /** What its number begins with: LP for what was reported, TM for what the satgas found itself. */
  mark: 'LP' | 'TM';
  /** Days it is stored, with everything that belongs to it. */
  keptDays: number;
  /** Whether somebody outside holds a code to it: they are asked, write, give their name, withdraw. */
  hasReporter: boolean;
  /** Whether a name outside the satgas is stored with it, apart, to be read by two. */
  hasIdentity: boolean;
  /** Whether it meets Bawaslu's first formal requirement: somebody answers for it by name. */
  isSigned: boolean;
  /** The deadline of Bawaslu's that runs while it is here. */
  bawaslu: DeadlineStepName | undefined;
  /** Which numbers of the oversight it counts in, never in the others. */
  countsAs: 'report' | 'finding';
  /** Whether Bawaslu's report form may be made of it; other matters enter through a supervisor's own form. */
  makesReportForm: boolean;
  /** What the sheet is called from which a supervisor fills in their own form. */
  supervisorsSheet: string;
};

/** The lanes (domain report, sections 3 and 6.1; papers: hand-over notes 1.5 and 1.6). */
export const laneRules: Readonly<Record<Lane, LaneRule>> = {
  lead: {
    name: { id: 'Informasi awal (tanpa nama)', en: 'Lead (no name)' },
    mark: 'LP',
    keptDays: 365,
    hasReporter: true,
    hasIdentity: false,
    isSigned: false,
    bawaslu: undefined,
    countsAs: 'report',
    makesReportForm: false,
    supervisorsSheet: 'Informasi awal untuk pengawas (bagian III dan IV)',
  },
  named: {
    name: { id: 'Laporan (dengan nama)', en: 'Report (with a name)' },
    mark: 'LP',
    keptDays: 5 * 365,
    hasReporter: true,
    hasIdentity: true,
    isSigned: true,
    bawaslu: 'report-after-known',
    countsAs: 'report',
    makesReportForm: true,
    supervisorsSheet: 'Informasi awal untuk pengawas (bagian III dan IV)',
  },
  finding: {
    name: { id: 'Temuan (petugas sendiri)', en: 'Finding (an officer’s own)' },
    mark: 'TM',
    keptDays: 5 * 365,
    hasReporter: false,
    hasIdentity: false,
    isSigned: true,
    bawaslu: 'set-finding',
    countsAs: 'finding',
    makesReportForm: false,
    supervisorsSheet: 'Temuan satgas sebagai informasi awal untuk pengawas (bagian III dan IV)',
  },
};
