import * as z from 'zod/mini';
import { alertChanged } from '../../../events/alert-changed.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { caseStore } from './case-store.ts';
import { heldStore } from './held-store.ts';
import { keepHeld } from './keep-held.ts';
import { keepHeldSettings } from './settings.ts';

const settings = readSettings(keepHeldSettings);
const client = tableClient();
const keep = keepHeld({
  cases: caseStore(client, settings.CASES_TABLE),
  held: heldStore(client, settings.CASES_TABLE),
  now,
});

export const handler = queueHandler('keepHeld', (body) => keep(z.parse(alertChanged, body)));
