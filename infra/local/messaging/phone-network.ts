import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { HostLog, HostStore, Invoke } from '../contracts.ts';
import { smsParts } from './sms-parts.ts';

/** Where SNS logs what became of an SMS, as AWS names it; failures stand in a group of their own. */
export const deliveryLog = 'DirectPublishToPhoneNumber';

/** Which function reads which log group. */
export type LogReader = { logGroup: string; functionId: string };

const stateShape = z.object({
  sandboxed: z.boolean(),
  monthlySpendLimitUsd: z.number(),
  /** What the receipts say each part cost. */
  pricePerPartUsd: z._default(z.number(), 0.05),
  optedOut: z.array(z.string()),
  unreachable: z.array(z.string()),
});
/** The account's SMS settings, and the phones that get none. */
export type SmsAccount = z.infer<typeof stateShape>;

type Needs = {
  store: HostStore;
  invoke: Invoke;
  log: HostLog;
  now: () => number;
  readers: LogReader[];
};

/** The local stand-in for carriers: most phones receive, some do not, and the delivery log tells which. */
export type PhoneNetwork = {
  account: () => SmsAccount;
  change: (more: Partial<SmsAccount>) => Promise<void>;
  /** Whether an SMS reaches this phone; the delivery log hears of it shortly after. */
  carry: (sms: { messageId: string; phone: string; body: string }) => boolean;
};

const kind = 'sms-account';
const fresh: SmsAccount = {
  sandboxed: false,
  monthlySpendLimitUsd: 1000,
  pricePerPartUsd: 0.05,
  optedOut: [],
  unreachable: [],
};
/** Carriers answer after the messaging service has: never within the call. */
const receiptAfterMs = 1500;

/** Opens the account as the last run left it. */
export const openPhoneNetwork = async (needs: Needs): Promise<PhoneNetwork> => {
  const kept = z.safeParse(stateShape, await needs.store.get(kind, 'account'));
  let account = kept.success ? kept.data : fresh;
  return {
    account: () => account,
    change: async (more) => {
      account = { ...account, ...more };
      await needs.store.put(kind, 'account', account);
    },
    carry: ({ messageId, phone, body }) => {
      const refusal = refusalOf(account, phone);
      const parts = smsParts(body);
      const priceUsd = account.pricePerPartUsd * parts;
      const receipt = { messageId, refusal, parts, priceUsd };
      const timer = setTimeout(() => tell(needs, receipt), receiptAfterMs);
      timer.unref();
      return refusal === undefined;
    },
  };
};

const refusalOf = (account: SmsAccount, phone: string): string | undefined => {
  if (account.optedOut.includes(phone)) return 'Phone number is opted out';
  if (account.sandboxed) return 'The account is in the SMS sandbox';
  return account.unreachable.includes(phone)
    ? 'Unknown error attempting to reach phone'
    : undefined;
};

type Receipt = {
  messageId: string;
  refusal: string | undefined;
  parts: number;
  priceUsd: number;
};

const tell = ({ readers, invoke, log, now }: Needs, receipt: Receipt): void => {
  const { refusal } = receipt;
  const group = refusal === undefined ? deliveryLog : `${deliveryLog}/Failure`;
  for (const { logGroup, functionId } of readers) {
    if (!logGroup.endsWith(`/${group}`)) continue;
    invoke(functionId, logEvent(logGroup, now(), receiptLine(receipt))).then(
      (outcome) => outcome.kind === 'failed' && log('sms', 'A receipt was not taken', outcome),
      (error: unknown) => log('sms', 'A receipt was not taken', { error: String(error) }),
    );
  }
};

/** One line of the delivery log, as SNS writes it. */
const receiptLine = ({ messageId, refusal, parts, priceUsd }: Receipt): string =>
  JSON.stringify({
    notification: { messageId },
    delivery: {
      destination: 'not told here',
      smsType: 'Transactional',
      priceInUSD: priceUsd,
      numberOfMessageParts: parts,
      providerResponse: refusal ?? 'Message has been accepted by phone',
    },
    status: refusal === undefined ? 'SUCCESS' : 'FAILURE',
  });

const logEvent = (logGroup: string, timestamp: number, message: string) => ({
  awslogs: {
    data: gzipSync(
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        owner: '000000000000',
        logGroup,
        logStream: 'local',
        subscriptionFilters: ['local'],
        logEvents: [{ id: `${timestamp}`, timestamp, message }],
      }),
    ).toString('base64'),
  },
});
