import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { officerStore } from '../officers/officer-store.ts';
import { markMailboxesSettings } from '../settings.ts';
import { markMailboxes } from './mark-mailboxes.ts';

const settings = readSettings(markMailboxesSettings);
const mark = markMailboxes({
  officers: officerStore(tableClient(), settings.OFFICERS_TABLE),
  count: metricCounter('markMailboxes'),
});

export const handler = scheduled('markMailboxes', 'marked', mark);
