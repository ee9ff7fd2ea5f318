import { createHash } from 'node:crypto';
import type { CaseEnded } from '../../../events/case-ended.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { Now } from '../../../shared/clock.ts';
import { nightDigestAt, whoMayBeTold } from '../alerts/ladder.ts';
import { alertIdOf, minuteMs } from '../alerts/alert.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { addressOf } from '../officers/reach.ts';
import type { PolicyOf, Under } from '../policy.ts';
import { nextDigestAt } from './delivery-plan.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'plan'>;
  policyOf: PolicyOf;
  now: Now;
};

type Ended = CaseEnded['data'];

/** Who is told of the end of a case: the chair; where none may or can be, whoever is next above. */
const toldOf = ['chair', 'province', 'national', 'independent'] as const;

/**
 * Plans that a region's chair is told, in a digest, that one person ended a case; never that person, nor anybody in
 * conflict with the case: then one level up. However often the event comes it is planned once. Throws where nobody can
 * be told, so that the message ends among the dead letters and alarms.
 */
export const tellEnding =
  ({ officers, deliveries, policyOf, now }: Needs) =>
  async ({ data }: Pick<CaseEnded, 'data'>): Promise<void> => {
    const told = whoIsTold(await officers.listOf(regionsAbove(data.region)), data, now());
    const under = { now: now(), policy: policyOf(data.region) };
    if (isPractice(data.region)) return planPractice(deliveries, told, { data, under });
    if (told.length === 0) throw new Error(`Nobody can be told that ${data.caseNumber} ended`);
    for (const officer of told) await deliveries.plan(deliveryTo(officer, data, under));
  };

/** Of practice by e-mail alone, and no alarm where nobody has one. */
const planPractice = async (
  deliveries: Needs['deliveries'],
  told: Officer[],
  { data, under }: { data: Ended; under: Under },
): Promise<void> => {
  for (const officer of told.filter((one) => addressOf(one, 'email') !== undefined))
    await deliveries.plan(deliveryTo(officer, data, under));
};

const whoIsTold = (officers: Officer[], data: Ended, now: number): Officer[] => {
  const { endedBy } = data;
  const others = whoMayBeTold(officers, data, now).filter(
    ({ region, officerId }) => region !== endedBy.region || officerId !== endedBy.officerId,
  );
  const levels = toldOf.map((rung) => others.filter((one) => one.rung === rung));
  return levels.find((level) => level.length > 0) ?? [];
};

/** A digest that is about to be sent may not see the row any more: what it left out would never be told. */
const seenWithinMs = 2 * minuteMs;

/**
 * By e-mail with the others of the half hour; to a phone, where there is no mailbox, once a day. The key of the row is
 * made of the end alone: an event that comes again finds it.
 */
const deliveryTo = (officer: Officer, data: Ended, { now, policy }: Under): Delivery => {
  const { region, caseKey, caseNumber, accusedUnit, barring, severity, endedAt, version } = data;
  const channel = addressOf(officer, 'email') === undefined ? 'sms' : 'email';
  const soon = now + seenWithinMs;
  const tag = createHash('sha256').update(`${caseKey}#ended#${version}`).digest('base64url');
  return {
    region: officer.region,
    officerId: officer.officerId,
    channel,
    alertRegion: region,
    alertId: alertIdOf(endedAt, tag),
    step: 0,
    severity,
    at: endedAt,
    state: 'held',
    reason: 'ending',
    sendAt: channel === 'email' ? nextDigestAt(soon) : nightDigestAt(region, { now: soon, policy }),
    attempts: 0,
    ending: { caseKey, caseNumber, ...(accusedUnit !== undefined && { accusedUnit }), barring },
  };
};
