import { table } from '../../../shared/table/table.ts';
import { alarmShape, deadLettersShape, standingShape } from './alarm.ts';

/** What the deployment says of itself. */
export const alarmsTable = /* @__PURE__ */ table({
  name: 'alarms',
  says: 'The last alarms that went off, which of them are on, and how many messages waited in dead-letter queues at the last look',
  partitionKey: 'kind',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ alarm: alarmShape, standing: standingShape, deadLetters: deadLettersShape }),
});
