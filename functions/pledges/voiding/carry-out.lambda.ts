import { systemNow as now } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { carryOut } from './carry-out.ts';
import { carryOutStream } from './carry-out.stream.ts';
import { carryOutSettings } from './settings.ts';
import { registerPages } from './void-pledge.ts';
import { voidingStore } from './voiding-store.ts';

const settings = readSettings(carryOutSettings);
const client = tableClient();
const tables = { pledges: settings.PLEDGES_TABLE, voidings: settings.VOIDINGS_TABLE };

export const handler = carryOutStream(
  carryOut({
    voidings: voidingStore(client, tables.voidings),
    register: registerPages(client, tables),
    now,
    budgetMs: 20_000,
  }),
);
