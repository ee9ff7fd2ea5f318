import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { CarrierReceipt, SmsCost } from './delivery-receipts.ts';
import { isMailEvent, mailEventsIn, type MailEvent } from './mail-events.ts';

const eventShape = z.object({ awslogs: z.object({ data: z.string() }) });
const logShape = z.object({
  messageType: z.string(),
  logEvents: z._default(z.array(z.object({ message: z.string() })), []),
});
const receiptShape = z.object({
  notification: z.object({ messageId: z.string() }),
  delivery: z.object({
    providerResponse: z._default(z.string(), ''),
    /** AWS, "Viewing CloudWatch metrics and logs for SMS deliveries"; lines of versions before may lack both. */
    priceInUSD: z.optional(z.number().check(z.nonnegative())),
    numberOfMessageParts: z.optional(z.int().check(z.positive())),
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

type Needs = {
  note: (messageId: string, receipt: CarrierReceipt) => Promise<boolean>;
  count: (metric: 'SmsFailed' | 'MailsFailed') => void;
};

/**
 * Notes what carriers said of our SMS, from SNS's delivery log (AWS: "Logging SMS delivery"), and what became of our
 * e-mails, from SES's topic. Messages that are not ours, and lines that are no receipt, are passed over; phone numbers
 * and mailboxes in them go nowhere.
 */
export const recordReceipts =
  (needs: Needs) =>
  async (event: unknown): Promise<{ noted: number }> => {
    if (isMailEvent(event)) return { noted: await recordMail(needs, mailEventsIn(event)) };
    const { note, count } = needs;
    let noted = 0;
    for (const { notification, delivery, status } of receiptsIn(event)) {
      const state = status === 'SUCCESS' ? 'delivered' : 'failed';
      if (state === 'failed') count('SmsFailed');
      const reason = delivery.providerResponse.slice(0, 200);
      const cost = costIn(delivery);
      if (await note(notification.messageId, { state, reason, ...(cost && { cost }) })) noted += 1;
    }
    return { noted };
  };

const costIn = ({
  priceInUSD,
  numberOfMessageParts,
}: z.infer<typeof receiptShape>['delivery']): SmsCost | undefined =>
  priceInUSD === undefined
    ? undefined
    : { priceMicroUsd: Math.round(priceInUSD * 1e6), parts: numberOfMessageParts ?? 1 };

const recordMail = async ({ note, count }: Needs, events: MailEvent[]): Promise<number> => {
  let noted = 0;
  for (const { messageId, became, detail: reason } of events) {
    // What a reader calls spam has arrived.
    const state = became === 'delivered' || became === 'complained' ? 'delivered' : 'failed';
    if (state === 'failed') count('MailsFailed');
    if (await note(messageId, { state, reason })) noted += 1;
  }
  return noted;
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
