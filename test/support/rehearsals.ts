/**
 * What shows that each heading of the runbook is true: a test by file and words of its name, or a command that does the
 * steps. A heading "<entry> fails" is not listed: each is the same drill (`ofEveryFailure`).
 */
export const rehearsals: Readonly<Record<string, readonly string[]>> = {
  'A dead letter queue holds messages': [
    'npm run redrive',
    'test/acceptance/poison.test.ts "reads what was mended anew, and tells its officers once"',
    'test/acceptance/alarms.test.ts "has it over after the redrive"',
  ],
  'A backup is restored': [
    'npm run import',
    'test/acceptance/survival.test.ts "is three commands"',
  ],
  'The register holds unkeyed attempts': ['npm run forget-attempts'],
  'Bodies of webhooks lie in the open': [
    'npm run seal-bodies',
    'test/store/sealed-bodies.test.ts "what versions before stored in the open"',
  ],
  'The counts are in doubt': [
    'test/unit/participation/audit-counts.test.ts "finds people who were lost or counted twice"',
  ],
  'Pledges look made up': [
    'test/acceptance/register-radar.test.ts "a script from one address"',
    'test/acceptance/register-radar.test.ts "a unit with more people than its roster"',
  ],
  'Messages are not sent': [
    'test/acceptance/mail.test.ts "keeps no SMS back, and each mail comes once when it may send again"',
  ],
  'A row cannot be read': [
    'test/acceptance/poison.test.ts "hides no other alert"',
    'test/store/unreadable-rows.test.ts "hides no other officer of its region"',
  ],
  'Decrees are not read': [
    'test/unit/decrees/live-campaign.test.ts "works by the last it knew where the store does not answer"',
    'test/unit/decrees/live-campaign.test.ts "works by the release where a cold start cannot read the store"',
  ],
  'A decree cannot be read': [
    'test/unit/decrees/live-campaign.test.ts "leaves out what it cannot read, once each, and lays the rest"',
  ],
  'Reports had no case or no alert': [
    'test/store/sweep-reports.test.ts "have a case and an alert within the hour"',
  ],
  'Officers were out of step': [
    'test/acceptance/poison.test.ts "puts an officer right whose events were lost"',
    'test/store/out-of-step.test.ts "is mended also where the stream counts from the beginning again"',
  ],
  'Something fails': [
    'infra/local/test/alarms.test.ts "rings by the composite alarm of its kind, which names what it is made of"',
  ],
  'The API answers with faults': [
    'infra/local/test/alarms.test.ts "counts what the API answers with 5xx"',
  ],
  'Quarantine grows': [
    'test/acceptance/sources.test.ts "replay from quarantine, once the mapping is mended"',
    'test/acceptance/quarantine-by-two.test.ts "keeps it whole until another admin has agreed"',
  ],
  'Deliveries come for unknown sources': [
    'test/acceptance/webhooks.test.ts "shows admins of the nation what came for names nobody made"',
  ],
  'SMS do not arrive': [
    'test/acceptance/satgas.test.ts "shows oversight that the account is sandboxed or its limit too low"',
  ],
  'The SMS budget is spent': ['test/unit/satgas/stories.test.ts "the SMS budget"'],
  'A stream is late': [
    'infra/local/test/alarms.test.ts "has the age of the last record of a stream"',
  ],
  'Webhook signatures are refused': [
    'test/acceptance/webhooks.test.ts "takes every live secret, old and new"',
  ],
  'A provider cannot be asked': [
    'test/store/reconcile.test.ts "tells why a provider gave no answer"',
  ],
  'Answers to leads do not go out': ['test/store/answers.test.ts "moves on from where it is"'],
  'An alert was taken by nobody': [
    'test/unit/satgas/stories.test.ts "tells the officer on duty first, then all officers, then the chair"',
  ],
  'An alert reaches nobody': ['test/unit/satgas/dry-run.test.ts "answers rung by rung"'],
  'An account is not bound': [
    'test/acceptance/officer-accounts.test.ts "is told on a page what stands in the way"',
  ],
  'Somebody signs in as another officer': [
    'test/acceptance/officer-accounts.test.ts "admins and oversight see that it tried"',
  ],
  'The key of names has leaked': ['npm run mark-officers'],
  'A region has too few people above it': [
    'test/unit/satgas/watch-above.test.ts "that is a province itself needs the nation"',
  ],
  "An officer's entry was changed and should not have been": [
    'test/store/register-changes.test.ts "are listed whole, newest first"',
  ],
  'E-mails do not arrive': ['test/acceptance/mail.test.ts "an account that SES has paused"'],
  'Reports are flooding in': [
    'test/unit/satgas/flood.test.ts "has each of the others told within its ladder"',
  ],
  "A reporter's name was read": [
    'test/unit/follow-up/break-glass.test.ts "takes two, and leaves a trace before the name is fetched"',
  ],
  'WhatsApp messages do not arrive': ['test/acceptance/whatsapp.test.ts "is sent the link there"'],
  'SMS cost more than was set aside': [
    'test/unit/satgas/reconcile-spend.test.ts "are compared once"',
  ],
  'Numbers of a region were refused': [
    'test/store/nation.test.ts "refuses by name another one of the same moment"',
  ],
  'Requests about personal data': ['test/store/data-requests.test.ts "are answered once"'],
  'Pledges of versions before have no end': ['npm run end-pledges'],
  'A deploy is refused': [
    'test/unit/deploy-judge.test.ts "is refused for every type that holds state"',
  ],
  'A deploy was rolled back': [
    'test/infra/versions.test.ts "gives back to the version before on alarms there are"',
  ],
  'The doctor cannot tell': ['npm run doctor', 'test/unit/doctor.test.ts "is said by the service"'],
  'A mailbox is listed for several': [
    'test/store/mailbox-links.test.ts "confirms nobody where a mailbox is listed for two"',
  ],
  'A role is withdrawn': [
    'test/local/session-endings.test.ts "is refused from the next request on"',
  ],
  'Ends of cases are not reviewed': [
    'test/store/reviews.test.ts "wait for the province where they are in the sample"',
  ],
  'An officer sees no alert or no case': [
    'test/acceptance/conflict-doors.test.ts "are in no list of whom they concern"',
    'test/acceptance/officer-accounts.test.ts "is told on a page what stands in the way"',
  ],
  "A provider's webhooks do not arrive": [
    'test/store/reconcile.test.ts "makes reports of what never arrived, on the path of a webhook, and keeps the gap as numbers"',
  ],
  'Rotating secrets': [
    'test/acceptance/webhooks.test.ts "takes every live secret, old and new"',
    'test/unit/personal-link.test.ts "fails under another key"',
    'test/unit/live-keys.test.ts "opens links of the version before until that is taken off"',
    'test/infra/rotation.test.ts "says how it is rotated"',
    'test/unit/satgas/stories.test.ts "tells the officer on duty first, then all officers, then the chair"',
  ],
  'Somebody guesses codes': [
    'test/unit/follow-up/answers-alike.test.ts "UnknownCode"',
    'test/infra/public-api.test.ts "lets one address try 300 codes in five minutes, and rings above that from many"',
  ],
  'The key of accounts has leaked': [
    'test/store/officer-accounts.test.ts "are known of nobody under a new key, and bound anew"',
  ],
  'Rotating the receipt key': [
    'test/acceptance/receipt-keys.test.ts "publishes the coming key before it signs"',
  ],
  'Rotating the keys of the door': [
    'test/infra/door.test.ts "shows one of two keys that the stage and the firewall both know"',
  ],
};

/** A function fails: its alarm is listed with who is hurt, what it could not work on waits, and is redriven once mended. */
export const ofEveryFailure: readonly string[] = [
  'npm run redrive',
  'test/acceptance/poison.test.ts "waits with its key on the dead-letter queue of each follower"',
  'infra/local/test/alarms.test.ts "goes off within a minute of the clock"',
];
