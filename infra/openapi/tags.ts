import type { Operation } from '../../shared/operation/operation.ts';

/** The rooms of the API, in the order people meet them: where an operation is served says which is its. */
const rooms = {
  'pledges/pledging': ['Pledging', 'Pledge, and get a receipt that proves itself.'],
  'pledges/confirming': [
    'Confirming',
    'Pledge as the person an issuer of civil servants vouches for.',
  ],
  'pledges/mailbox': [
    'Confirming by mailbox',
    'Pledge as the person whose office mailbox the region has listed.',
  ],
  'pledges/receipts': ['Receipts', 'Check receipts, print certificates, and get the public keys.'],
  'pledges/counting': [
    'Participation',
    'How many have pledged, with definitions beside each number, and how pledges arrive.',
  ],
  'pledges/ceremonies': [
    'Ceremonies',
    'Oaths taken together: leader, witnesses, sheets and record.',
  ],
  'pledges/circulars': ['Circulars', 'Circular letters to units and what units answer; briefings.'],
  'pledges/rosters': ['Rosters', 'Who is expected to pledge, as keyed marks and counts.'],
  'pledges/erasure': [
    'Erasure and voiding',
    'Erase a person from the register, or void pledges that are not real; by two people.',
  ],
  'reports/intake': [
    'Reporting',
    'Submit a report, in the open or as a lead, and see its deadline.',
  ],
  'reports/leads': [
    'Completing leads',
    'Whoever sent a message in free words completes it, by a link of their own.',
  ],
  'reports/findings': [
    'Findings',
    'What somebody of the satgas finds themselves (temuan): it goes the way of a report.',
  ],
  'reports/follow-up': [
    'Following up',
    'What the reporter does with the follow-up code: look, write, give a name, withdraw.',
  ],
  'reports/evidence': ['Evidence', 'Photos and links that belong to a report.'],
  'reports/cases': ['Cases', 'What the officers of the satgas work on, step by step.'],
  'reports/messages': ['Messages', 'Between the satgas and a reporter.'],
  'reports/identity': [
    'Identity',
    'Read the name of a reporter: two people, a reason, and an entry the reporter can see.',
  ],
  'reports/hand-over': [
    'Handing over',
    'Hand a named report over to Bawaslu by two; Bawaslu opens it by a link and a code.',
  ],
  'reports/sources': ['Sources and webhooks', 'Forms of others that send reports, and quarantine.'],
  'reports/calendar': ['Calendar', 'Days off, by which deadlines are reckoned.'],
  'pledges/decrees': [
    'Decrees on pledging',
    'When pledges are taken, changed without a release by two.',
  ],
  'reports/law-decrees': [
    'Decrees on the law',
    'How long deadlines are and what the joint decree says, changed without a release by two of the nation.',
  ],
  'reports/decrees': ['Changing the calendar', 'Days off of a year, changed by two of the nation.'],
  'satgas/alerts': ['Alerts', 'An alert is shown, taken, declined, handed over, resolved.'],
  'satgas/policy-decrees': [
    'Decrees on alerts',
    'How alerts climb and when they wait, changed without a release by two.',
  ],
  'satgas/officers': [
    'Officers',
    'The register of officers: duty, contacts, changes by two people.',
  ],
  'satgas/silences': ['Silence', 'Hold back messages of a region for a while, by two people.'],
  'satgas/announcements': ['Announcements', 'Messages to the officers of a region or of all.'],
  'satgas/oversight': ['Oversight', 'Every region in numbers, and a dry run of an alert.'],
  'satgas/nation': ['Nation', 'Every region of every deployment, as each counts itself.'],
  site: ['Site', 'Campaign, guides, sign-in, assets and this document.'],
  'site/requests': [
    'Data requests',
    'What a person may request about their own data (UU 27/2022).',
  ],
  'site/accounts': [
    'Accounts',
    'Bind an account to the officer whose registered phone gets the link.',
  ],
  'site/sessions': ['Sessions', 'End the sessions of a person whose role was withdrawn.'],
} as const satisfies Record<string, readonly [name: string, description: string]>;

/** Every tag of the document. */
export const tags = Object.values(rooms).map(([name, description]) => ({ name, description }));

/** The tag of an operation. Throws Error for a room that has none: it is named here. */
export const tagOf = ({ entry }: Pick<Operation, 'entry'>): string => {
  const room = entry.slice(0, entry.lastIndexOf('/'));
  const found = Object.entries(rooms).find(([name]) => name === room);
  if (!found) throw new Error(`infra/openapi/tags.ts names no room ${room}`);
  return found[1][0];
};
