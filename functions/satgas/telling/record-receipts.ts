import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { CarrierReceipt } from './delivery-receipts.ts';

const eventShape = z.object({ awslogs: z.object({ data: z.string() }) });
const logShape = z.object({
  messageType: z.string(),
  logEvents: z._default(z.array(z.object({ message: z.string() })), []),
});
const receiptShape = z.object({
  notification: z.object({ messageId: z.string() }),
  delivery: z.object({ providerResponse: z._default(z.string(), '') }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

type Needs = {
  note: (messageId: string, receipt: CarrierReceipt) => Promise<boolean>;
  count: (metric: 'SmsFailed') => void;
};

/**
 * Notes what carriers said of our SMS, from SNS's delivery log (AWS: "Logging SMS delivery"). Messages that are not
 * ours, and lines that are no receipt, are passed over; the phone number in the log goes nowhere.
 */
export const recordReceipts =
  ({ note, count }: Needs) =>
  async (event: unknown): Promise<{ noted: number }> => {
    let noted = 0;
    for (const { notification, delivery, status } of receiptsIn(event)) {
      const state = status === 'SUCCESS' ? 'delivered' : 'failed';
      if (state === 'failed') count('SmsFailed');
      const reason = delivery.providerResponse.slice(0, 200);
      if (await note(notification.messageId, { state, reason })) noted += 1;
    }
    return { noted };
  };

const receiptsIn = (event: unknown): z.infer<typeof receiptShape>[] => {
  const { awslogs } = z.parse(eventShape, event);
  const log = z.parse(
    logShape,
    JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()),
  );
  if (log.messageType !== 'DATA_MESSAGE') return [];
  return log.logEvents.flatMap(({ message }) => {
    const receipt = z.safeParse(receiptShape, parse(message));
    return receipt.success ? [receipt.data] : [];
  });
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
