import type { DeliveryKey, MessageKey } from './delivery.ts';
import { rowOf, type Delivery } from './delivery.ts';

/** A message on its way to its queue: the key of its row, and what a subscription may filter by. */
export type MessageNotice = MessageKey &
  Pick<Delivery, 'channel' | 'region' | 'severity'> & {
    about: 'alert' | 'digest' | 'announcement' | 'endings' | 'unread';
  };

export type PublishNotice = (notice: MessageNotice) => Promise<void>;

/** What is said of a message that is to be sent. */
export const noticeOf = (
  row: DeliveryKey & Pick<Delivery, 'channel' | 'region' | 'severity' | 'about'>,
): MessageNotice => {
  const { recipient, item } = rowOf(row);
  const { channel, region, severity, about = 'alert' } = row;
  return { recipient, item, channel, region, severity, about };
};

/** Whether a row that was just planned is to be sent at once: not what waits. */
const isForQueue = ({ state, attempts, sendAt }: Delivery): boolean =>
  state === 'queued' && attempts === 0 && sendAt === undefined;

/** Hands a planned message to its queue. Twice is harmless: the row decides who sends it. */
export const relayMessage =
  ({ publish }: { publish: PublishNotice }) =>
  async (row: Delivery): Promise<void> => {
    if (isForQueue(row)) await publish(noticeOf(row));
  };
