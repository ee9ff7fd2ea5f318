import * as z from 'zod/mini';
import type { CaseMessageLeft } from '../../../events/case-message-left.ts';
import type { CaseMessagesSeen } from '../../../events/case-messages-seen.ts';
import { barringOf } from '../../conflict.ts';
import { boxId } from '../messages/message-writes.ts';
import { boxShape, type Message } from '../messages/message.ts';
import type { CaseStore } from './case-store.ts';
import { isClosed, type Case } from './case.ts';
import type { HandOverRow } from './hand-over-row.ts';
import type { HandOverRows } from './hand-over-rows.ts';
import { ownersOf } from './held.ts';

type Left = CaseMessageLeft['data'];

/** An event holds no more. */
const mostOwners = 20;

/** What waits at a case, or was seen there, since or by a moment in milliseconds; never what was written. */
export type Unread = {
  caseKey: string;
  kind: Left['kind'];
  at: number;
  isSeen: boolean;
  /** Whom it waits for besides those who have the case. */
  alsoFor?: Left['owners'];
};

type Needs = {
  cases: Pick<CaseStore, 'find'>;
  holders: Pick<HandOverRows, 'holdersOf'>;
  publish: (event: CaseMessageLeft | CaseMessagesSeen) => Promise<void>;
};

/** The box of a report, as its row is stored. */
export const boxRowShape = z.extend(boxShape, {
  reportKey: z.string(),
  messageId: z.literal(boxId),
});

/** What a new message of a reporter says. */
export const leftByReporter = ({ reportKey, at }: Pick<Message, 'reportKey' | 'at'>): Unread => ({
  ...{ caseKey: reportKey, kind: 'message', at, isSeen: false },
});

/** What a changed box says: only what the satgas did last, for a reporter may look as often as they like. */
export const seenInBox = (box: z.infer<typeof boxRowShape>): Unread | undefined => {
  const { reportKey: caseKey, officerLookedAt = 0, officerAt = 0 } = box;
  const at = Math.max(officerLookedAt, officerAt);
  const byReporter = Math.max(box.reporterLookedAt ?? 0, box.reporterAt ?? 0);
  return at > 0 && at >= byReporter ? { caseKey, kind: 'message', at, isSeen: true } : undefined;
};

/** What a row of hand-overs says: of a question, that it waits for the two who released it too, or was seen. */
export const questionOf = (row: HandOverRow): Unread | undefined => {
  const { caseKey, waits, at, queue, asked, agreed } = row;
  if (waits !== 'question') return undefined;
  const alsoFor = [asked, ...(agreed ? [agreed] : [])];
  return { caseKey, kind: 'bawaslu-question', at, isSeen: queue === undefined, alsoFor };
};

/**
 * Tells the suite that something waits unread at a case, and for whom, or that it was seen. Of a closed case nothing
 * waits. Telling twice is harmless: an event's id is made of the case, the kind and the moment.
 */
export const relayUnread =
  ({ cases, holders, publish }: Needs) =>
  async (unread: Unread | undefined): Promise<void> => {
    const kept = unread && (await cases.find(unread.caseKey));
    if (!kept) return;
    if (unread.isSeen) return publish(seenEvent(kept, unread));
    if (isClosed(kept)) return;
    const owners = ownersOf(await holders.holdersOf(kept.caseKey)).map((officerId) => ({
      officerId,
    }));
    await publish(leftEvent(kept, unread, [...owners, ...(unread.alsoFor ?? [])]));
  };

const leftEvent = (kept: Case, { kind, at }: Unread, owners: Left['owners']): CaseMessageLeft => {
  const { accusedUnitCode: accusedUnit, barring, severity, receivedAt } = kept;
  return {
    ...headOf(kept, at),
    type: 'case.message-left',
    id: `${kept.caseKey}#${kind}#${String(at)}`,
    data: {
      ...{ ...aboutOf(kept), severity, kind, receivedAt, leftAt: at },
      ...(accusedUnit !== undefined && { accusedUnit }),
      barring: barringOf({ accusedUnit, barring }),
      owners: owners.slice(0, mostOwners),
    },
  };
};

const seenEvent = (kept: Case, { kind, at }: Unread): CaseMessagesSeen => ({
  ...headOf(kept, at),
  type: 'case.messages-seen',
  id: `${kept.caseKey}#${kind}#seen#${String(at)}`,
  data: { ...aboutOf(kept), kind, seenAt: at },
});

const headOf = ({ region, caseNumber }: Case, at: number) => ({
  specversion: '1.0' as const,
  source: 'netral/reports' as const,
  subject: `${region}/${caseNumber}`,
  time: new Date(at).toISOString(),
});

const aboutOf = ({ caseKey, caseNumber, region }: Case) => ({ caseKey, caseNumber, region });
