import type { Now } from '../../shared/clock.ts';
import type { Alert } from './alert.ts';
import { whoMayBeTold } from './ladder.ts';
import { emailText, smsText, type AlertMessage } from './messages.ts';
import { regionsAbove, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { linkLifeMs, makeLink } from './personal-link.ts';

/** One addressed message to one officer, on the topic of the officer's own region. */
export type Addressed = { region: string; to: string; sms: string; email: string; subject: string };

type Needs = {
  officers: Pick<OfficerStore, 'listOf'>;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  publish: (message: Addressed) => Promise<void>;
  now: Now;
};

/**
 * Tells everybody an alert's present step addresses, each with a link of their own. An id is unique in its
 * region only, so whoever may not be told is passed over here once more.
 */
export const notifyOfficers =
  (needs: Needs) =>
  async (alert: Alert): Promise<void> => {
    const officers = await needs.officers.listOf(regionsAbove(alert.region));
    const mayBeTold = whoMayBeTold(officers, alert);
    const key = await needs.linkKey();
    for (const officer of mayBeTold.filter((one) => alert.telling.includes(one.officerId))) {
      await needs.publish(addressed(needs, key, alert, officer));
    }
  };

const addressed = (needs: Needs, key: Uint8Array, alert: Alert, officer: Officer): Addressed => {
  const token = makeLink(key, { ...alert, officerId: officer.officerId }, needs.now() + linkLifeMs);
  const message: AlertMessage = {
    region: alert.region,
    caseNumber: alert.caseNumber,
    severity: alert.severity,
    link: `${needs.publicUrl}/a/${token}`,
  };
  return {
    region: officer.region,
    to: officer.officerId,
    subject: `GNN-ASN ${alert.region}: ${alert.caseNumber}`,
    sms: smsText(message),
    email: emailText(message),
  };
};
