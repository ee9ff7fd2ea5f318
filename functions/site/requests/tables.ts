import { senderShape } from '../../../shared/limits/sender-limit.ts';
import { table } from '../../../shared/table/table.ts';
import { dataRequestShape } from './data-request.ts';

/** Requests about personal data. */
export const dataRequestsTable = /* @__PURE__ */ table({
  name: 'dataRequests',
  says: 'Requests about personal data under the hash of their code, when an answer is due, and the answer',
  partitionKey: 'requestKey',
  index: { name: 'queue', partitionKey: 'queue', sortKey: 'dueAt' },
  expiry: 'expiresAt',
  items: () => ({ request: dataRequestShape }),
});

/** How many requests came from where. */
export const requestSendersTable = /* @__PURE__ */ table({
  name: 'requestSenders',
  says: 'How many requests about personal data an address and a network sent in a day, by keyed marks that change every day',
  partitionKey: 'sender',
  expiry: 'expiresAt',
  items: () => ({ sender: senderShape }),
});
