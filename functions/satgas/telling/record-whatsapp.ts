import type { CarrierReceipt } from './delivery-receipts.ts';
import { whatsappStatusesIn, type WhatsappStatus } from './whatsapp-events.ts';

type Needs = {
  note: (messageId: string, receipt: CarrierReceipt) => Promise<boolean>;
  count: (metric: 'WhatsappFailed') => void;
};

/**
 * Notes what Meta said of our messages by WhatsApp, from the topic of the deployment's number. Messages that are not ours
 * (answers to leads, whatever somebody writes to the number) are passed over; phone numbers in them go nowhere.
 */
export const recordWhatsapp =
  (needs: Needs) =>
  async (event: unknown): Promise<{ noted: number }> => {
    let noted = 0;
    for (const status of whatsappStatusesIn(event)) if (await noteOne(needs, status)) noted += 1;
    return { noted };
  };

/** Whether it is of a message of ours. */
const noteOne = async (
  { note, count }: Needs,
  { messageIds, became, detail: reason }: WhatsappStatus,
): Promise<boolean> => {
  const state = became === 'failed' ? 'failed' : 'delivered';
  for (const messageId of messageIds) {
    if (!(await note(messageId, { state, reason }))) continue;
    if (state === 'failed') count('WhatsappFailed');
    return true;
  }
  return false;
};
