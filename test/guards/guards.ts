import type { Entry } from './guard.ts';
import { accountGuards } from './rows/accounts.ts';
import { caseGuards } from './rows/cases.ts';
import { ceremonyGuards } from './rows/ceremonies.ts';
import { signingGuards } from './rows/signing.ts';
import { deployingGuards } from './rows/deploying.ts';
import { endingGuards } from './rows/ending.ts';
import { survivalGuards } from './rows/survival.ts';
import { floodGuards } from './rows/flood.ts';
import { confirmingGuards } from './rows/confirming.ts';
import { doorGuards } from './rows/door.ts';
import { evidenceGuards } from './rows/evidence.ts';
import { handOverGuards } from './rows/hand-over.ts';
import { mailboxGuards } from './rows/mailboxes.ts';
import { dataProtectionGuards } from './rows/data-protection.ts';
import { houseGuards } from './rows/house.ts';
import { mailGuards } from './rows/mail.ts';
import { outboundGuards } from './rows/outbound.ts';
import { pledgeGuards } from './rows/pledges.ts';
import { quarantineGuards } from './rows/quarantine.ts';
import { readingGuards } from './rows/readings.ts';
import { registerGuards } from './rows/register.ts';
import { reporterGuards } from './rows/reporters.ts';
import { nationGuards } from './rows/nation.ts';
import { practiceGuards } from './rows/practice.ts';
import { satgasGuards } from './rows/satgas.ts';
import { leadGuards } from './rows/leads.ts';
import { sourceGuards } from './rows/sources.ts';
import { tellingGuards } from './rows/telling.ts';
import { findingGuards } from './rows/findings.ts';
import { decreeGuards } from './rows/decrees.ts';
import { voidingGuards } from './rows/voiding.ts';

/** What stands in the way of each actor of docs/threat-model.md. */
export const guards: readonly Entry[] = [
  ...pledgeGuards,
  ...mailboxGuards,
  ...registerGuards,
  ...confirmingGuards,
  ...decreeGuards,
  ...findingGuards,
  ...voidingGuards,
  ...ceremonyGuards,
  ...signingGuards,
  ...leadGuards,
  ...sourceGuards,
  ...quarantineGuards,
  ...outboundGuards,
  ...nationGuards,
  ...practiceGuards,
  ...satgasGuards,
  ...tellingGuards,
  ...mailGuards,
  ...deployingGuards,
  ...survivalGuards,
  ...endingGuards,
  ...floodGuards,
  ...caseGuards,
  ...evidenceGuards,
  ...readingGuards,
  ...reporterGuards,
  ...handOverGuards,
  ...dataProtectionGuards,
  ...houseGuards,
  ...doorGuards,
  ...accountGuards,
];
