import { senderShape } from '../../../shared/limits/sender-limit.ts';
import { table } from '../../../shared/table/table.ts';
import { askShape } from './ask.ts';
import { limitShape } from './limits.ts';

/** Who asked for a link; gone once it was looked up. */
export const mailboxAsksTable = /* @__PURE__ */ table({
  name: 'mailboxAsks',
  says: 'Asks for a link to an office mailbox, sealed; each is gone once it was looked up',
  partitionKey: 'askId',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({ ask: askShape }),
});

/** How often was asked. */
export const mailboxLimitsTable = /* @__PURE__ */ table({
  name: 'mailboxLimits',
  says: 'How often links were asked for in a day: by sender, person and mailbox, under keyed marks that change every day',
  partitionKey: 'sender',
  expiry: 'expiresAt',
  items: () => ({ sender: senderShape, limit: limitShape }),
});
