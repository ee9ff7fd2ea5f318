import * as z from 'zod/mini';
import { officerChanged } from '../../../events/officer-changed.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { keepRoll } from './keep-roll.ts';
import { rollStore } from './roll-store.ts';
import { keepRollSettings } from './settings.ts';

const settings = readSettings(keepRollSettings);
const keep = keepRoll(rollStore(tableClient(), settings.ROLL_TABLE));

export const handler = queueHandler('keepRoll', (body) => keep(z.parse(officerChanged, body)));
