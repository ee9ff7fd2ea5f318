import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { listPledged } from './list-pledged.ts';
import { listPledgedStream } from './list-pledged.stream.ts';
import { pledgedStore } from './pledged-store.ts';
import { listPledgedSettings } from './settings.ts';
import { ticketStore } from './ticket-store.ts';

const settings = readSettings(listPledgedSettings);
const client = tableClient();
const pledged = pledgedStore(client, settings.CEREMONIES_TABLE);
const tickets = ticketStore(client, settings.CEREMONIES_TABLE, systemNow);

export const handler = listPledgedStream(listPledged({ pledged, tickets }));
