import * as z from 'zod/mini';
import { practiceEmptied } from '../../../events/practice-emptied.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { emptyPractice } from './empty-practice.ts';
import { practiceStore } from './practice-store.ts';
import { emptyPledgesSettings } from './settings.ts';

const settings = readSettings(emptyPledgesSettings);
const practice = practiceStore(tableClient(), {
  pledges: settings.PLEDGES_TABLE,
  rosters: settings.ROSTERS_TABLE,
  ceremonies: settings.CEREMONIES_TABLE,
  circulars: settings.CIRCULARS_TABLE,
});
const empty = emptyPractice({ practice, now });

export const handler = queueHandler('emptyPledges', async (body) => {
  await empty(z.parse(practiceEmptied, body));
});
