import { randomUUID } from 'node:crypto';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { desksOver } from '../../../shared/decrees/desks.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { caseQueue } from '../cases/case-queue.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { deadlineRules } from './deadline-rules.ts';
import { succeededAuthorities } from './authorities.ts';
import { decreeEditions } from './editions.ts';
import { lawDecreeOperations } from './operations.ts';
import { electionRounds } from './rounds.ts';
import { lawDecreesSettings } from './settings.ts';

const settings = readSettings(lawDecreesSettings);
const client = tableClient();

const deskOf = desksOver(client, settings.DECREED_TABLE, {
  ...{ campaign: liveCampaign(import.meta.url), newId: randomUUID, now },
});
const readQueue = caseQueue(client, settings.CASES_TABLE);
const years = calendarStore(client, settings.CALENDAR_TABLE);
const rules = deskOf(deadlineRules({ law: liveDeadlineLaw(), years, readQueue, now }));
const law = { catalogue: liveCatalogue(), readQueue, now };
const editions = deskOf(decreeEditions(law));
const successors = deskOf(succeededAuthorities(law));
const rounds = deskOf(electionRounds(readFixed(import.meta.url)));

export const handler = serve('reports/law-decrees/law-decrees', lawDecreeOperations, {
  showDeadlineRules: rules.show,
  askDeadlineRule: rules.ask,
  decideDeadlineRule: rules.decide,
  showEditions: editions.show,
  askEdition: editions.ask,
  decideEdition: editions.decide,
  showAuthorities: successors.show,
  askAuthority: successors.ask,
  decideAuthority: successors.decide,
  showRounds: rounds.show,
  askRounds: rounds.ask,
  decideRounds: rounds.decide,
});
