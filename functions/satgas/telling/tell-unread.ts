import type { CaseMessageLeft } from '../../../events/case-message-left.ts';
import { unreadKinds } from '../../../events/case-message-left.ts';
import type { CaseMessagesSeen } from '../../../events/case-messages-seen.ts';
import type { CaseMoved } from '../../../events/case-moved.ts';
import type { Now } from '../../../shared/clock.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { barringOf } from '../../conflict.ts';
import { minuteMs } from '../alerts/alert.ts';
import { nightDigestAt, stepFrom, whoMayBeTold } from '../alerts/ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { addressOf } from '../officers/reach.ts';
import { alertPolicy, type Channel, type PolicyOf, type Under } from '../policy.ts';
import type { UnreadRow, UnreadStore } from './unread-store.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf'>;
  unread: Pick<UnreadStore, 'wait' | 'see'>;
  policyOf: PolicyOf;
  now: Now;
  /** The channels by which it may be told. */
  channels?: readonly Channel[];
};

type Left = CaseMessageLeft['data'];
type Heard = Pick<CaseMessageLeft | CaseMessagesSeen | CaseMoved, 'data'>;

/**
 * Plans that whoever has a case is told, in one digest a day, that something was written there; where nobody has it, those
 * of the first rung who may know of it. What was seen, or written before the case was closed, is told to nobody. However
 * often and in whatever order the events come, a case is one line of a digest. Throws where nobody may be told, so that
 * the message ends among the dead letters and alarms.
 */
export const hearUnread =
  (needs: Needs) =>
  async ({ data }: Heard): Promise<void> => {
    if ('leftAt' in data) return tell(needs, data);
    if ('seenAt' in data) return needs.unread.see(data, data.seenAt);
    if (data.to !== 'closed') return;
    for (const kind of unreadKinds) await needs.unread.see({ ...data, kind }, data.at);
  };

const tell = async (needs: Needs, data: Left): Promise<void> => {
  const now = needs.now();
  const officers = await needs.officers.listOf(regionsAbove(data.region));
  const may = whoMayBeTold(officers, data, now);
  // Of practice no alarm rings.
  if (may.length === 0 && !isPractice(data.region))
    throw new Error(`Nobody can be told that something waits at ${data.caseNumber}`);
  const told = may.flatMap((officer) => rowTo(officer, data, needs));
  const owners = ownersAmong(officers, data);
  const theirs = told.filter(({ officer }) => owners.has(officer));
  const rows =
    theirs.length > 0
      ? theirs
      : onFirstRung(told, data, { now, policy: needs.policyOf(data.region) });
  for (const { row } of rows) await needs.unread.wait(row);
};

/** Who has the case, as the register has them: an id without a region means the nearest officer of that id. */
const ownersAmong = (officers: Officer[], { owners, region }: Left): Set<Officer> => {
  const regions = regionsAbove(region);
  return new Set(
    owners.flatMap(({ officerId, region: at }) => {
      const near = (at === undefined ? regions : [at]).flatMap((one) =>
        officers.filter((officer) => officer.officerId === officerId && officer.region === one),
      );
      return near.slice(0, 1);
    }),
  );
};

type UnreadFor = { officer: Officer; row: UnreadRow };

/** Those of the lowest rung on which anybody can be told at this moment. */
const onFirstRung = (told: UnreadFor[], data: Left, under: Under): UnreadFor[] => {
  const about = { ...data, isNaming: barringOf(data).standing === 'to-be-named' };
  const officers = told.map(({ officer }) => officer);
  const tell = stepFrom(0, officers, { about, ...under })?.tell ?? [];
  return told.filter(({ officer }) => tell.includes(officer.officerId));
};

/** By e-mail; to a phone only where there is no mailbox and the policy says so, and never of practice. */
const channelTo = (officer: Officer, { region }: Left, channels: readonly Channel[]) =>
  (['email', 'sms'] as const)
    .filter((channel) => channels.includes(channel) && addressOf(officer, channel) !== undefined)
    .find((channel) => channel === 'email' || !isPractice(region));

/** A digest that is about to be sent may not see the row any more: what it left out would wait a day. */
const seenWithinMs = 2 * minuteMs;

/** The row is keyed by officer, case and kind alone, so that all that is written there meets in it. */
const rowTo = (officer: Officer, data: Left, { channels, policyOf, now }: Needs): UnreadFor[] => {
  const { region, caseKey, caseNumber, accusedUnit, barring, kind, leftAt, severity } = data;
  const channel = channelTo(officer, data, channels ?? alertPolicy.unread.channels);
  if (channel === undefined) return [];
  const row: UnreadRow = {
    ...{ region: officer.region, officerId: officer.officerId, channel, alertRegion: region },
    ...{ alertId: `unread-${caseKey}-${kind}`, step: 0, severity, at: data.receivedAt },
    ...{ state: 'held', reason: 'unread', attempts: 0 },
    sendAt: nightDigestAt(officer.region, {
      ...{ now: now() + seenWithinMs, policy: policyOf(officer.region) },
    }),
    unread: {
      ...{ caseKey, caseNumber, barring, kind, leftAt },
      ...(accusedUnit !== undefined && { accusedUnit }),
    },
  };
  return [{ officer, row }];
};
