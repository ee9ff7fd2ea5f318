import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { takeBack } from '../register/take-back.ts';
import { bindTicketsStream } from './bind-tickets.stream.ts';
import { bindTickets } from './bind-tickets.ts';
import { bindTicketsSettings } from './settings.ts';
import { ticketStore } from './ticket-store.ts';

const settings = readSettings(bindTicketsSettings);
const client = tableClient();

export const handler = bindTicketsStream(
  bindTickets({
    tickets: ticketStore(client, settings.CEREMONIES_TABLE, systemNow),
    takeBack: takeBack(client, settings.PLEDGES_TABLE),
  }),
);
