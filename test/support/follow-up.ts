import type { ReportView } from '../../functions/reports/follow-up/report-view.ts';
import type { TrackedReport } from '../../functions/reports/messages/tracked-report.ts';
import type { TrackedRows } from '../../functions/reports/follow-up/tracked-reader.ts';

const receivedAt = Date.UTC(2026, 10, 23, 0, 31);

/** A lead of Pesawaran, received a while ago and kept for its year. */
export const aTrackedReport = (more: Partial<TrackedReport> = {}): TrackedReport => ({
  caseNumber: 'LP-7KQ2MD',
  region: '18.09',
  lane: 'lead',
  receivedAt,
  expiresAt: receivedAt / 1000 + 365 * 86_400,
  ...more,
});

/** What is kept of that report: nothing more yet. */
export const trackedRows = (more: Partial<TrackedRows> = {}): TrackedRows => ({
  readAt: receivedAt + 3_600_000,
  report: aTrackedReport(),
  caseItems: [],
  messages: [],
  box: undefined,
  evidence: [],
  identityAccess: [],
  readings: [],
  ...more,
});

/** A report on which something of every kind is shown, with `text` wherever somebody else's words stand. */
export const aFullReportView = (text: string): ReportView => {
  const at = '2026-11-23T00:31:00.000Z';
  return {
    caseNumber: 'LP-7KQ2MD',
    region: '18.09',
    lane: 'named',
    stage: 'referred',
    receivedAt: at,
    shownAt: '2026-11-24T00:31:00.000Z',
    raisedAt: null,
    withdrawnAt: null,
    timeline: [
      { at, stage: 'received', authority: null, registerNumber: null, handedOver: false },
      { at, stage: 'referred', authority: 'bawaslu', registerNumber: text, handedOver: true },
    ],
    dueAt: '2026-11-26T00:31:00.000Z',
    clockStopped: false,
    messages: [
      { messageId: '1', from: 'you', text, at, unread: false },
      { messageId: '2', from: 'satgas', text, at, unread: true },
    ],
    olderMessages: '1795397400000-abc',
    satgasLookedAt: at,
    evidence: [
      {
        id: 'e1',
        state: 'refused',
        reason: text,
        sha256: 'ab'.repeat(22),
        bytes: 4_194_304,
        at,
        custody: [{ at, what: 'refused', role: null }],
        opened: [{ role: text, times: 2 }],
      },
    ],
    identityAccess: [
      { at, what: 'read', role: 'chair', region: '18.09', category: 'referral' },
      { at, what: 'asked', role: text, region: '18', category: 'referral' },
    ],
    readings: { times: 2, isMore: false, byRole: [{ role: text, times: 2, last: at }] },
    keptUntil: '2031-11-22T00:31:00.000Z',
    may: { giveName: true, withdraw: true },
  };
};
