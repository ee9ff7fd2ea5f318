/** A pledge that waits on the phone for a connection, as the form would have sent it. */
export type WaitingPledge = {
  /** The Idempotency-Key, fixed when the person pressed: however often it is sent, it is one pledge. */
  key: string;
  /** Milliseconds since the epoch, by the phone's clock. */
  madeAt: number;
  /** The form's own body, urlencoded: the number is in it until it is sent or refused; empty from then on. */
  body: string;
  /** Why it was not taken, in the reader's language; it is not sent again. */
  refused?: string;
};

/** The receipt of a pledge that was sent: nothing in it is personal. */
export type KeptReceipt = { key: string; receipt: string; madeAt: number };

export type PhoneStore = {
  waiting: () => Promise<WaitingPledge[]>;
  keep: (pledge: WaitingPledge) => Promise<void>;
  /** Puts the receipt where the pledge was: the number leaves the phone in the same step. */
  finish: (receipt: KeptReceipt) => Promise<void>;
};

/** What the register answered; rejects where it was not reached. */
export type Post = (pledge: Pick<WaitingPledge, 'key' | 'body'>) => Promise<Answered>;
export type Answered = { status: number; body: unknown };

/** A form's body as a pledge that waits; undefined when the form named no attempt or time of its own. */
export const waitingPledge = (body: string): WaitingPledge | undefined => {
  const said = new URLSearchParams(body);
  const key = said.get('idempotencyKey');
  const madeAt = Number(said.get('swornAt'));
  return key && madeAt > 0 ? { key, madeAt, body } : undefined;
};

/** Whether an answer says that the pledge was not looked at and should come again. */
export const shouldComeAgain = (status: number): boolean =>
  status === 408 || status === 429 || status >= 500;

/**
 * Sends what waits, oldest first, and stops at the first that cannot be sent now. Answers how many went, and whether
 * any must wait on. Sending again or in another order changes nothing: each pledge has its own key.
 */
export const sendWaiting =
  (store: PhoneStore, post: Post) => async (): Promise<{ sent: number; left: number }> => {
    const waiting = (await store.waiting())
      .filter(({ refused }) => refused === undefined)
      .sort((one, other) => one.madeAt - other.madeAt);
    let sent = 0;
    for (const [index, pledge] of waiting.entries()) {
      const answered = await sendOne(pledge, post);
      if (answered === 'not-now') return { sent, left: waiting.length - index };
      const { status, body } = answered;
      const receipt = textAt(body, 'receipt');
      if (status === 201 && receipt !== undefined) {
        await store.finish({ key: pledge.key, receipt, madeAt: pledge.madeAt });
        sent += 1;
      } else await store.keep({ ...pledge, body: '', refused: whyRefused(body) ?? String(status) });
    }
    return { sent, left: 0 };
  };

const sendOne = async (pledge: WaitingPledge, post: Post): Promise<Answered | 'not-now'> => {
  try {
    const answered = await post(pledge);
    if (shouldComeAgain(answered.status)) return 'not-now';
    if (!clockWasAhead(answered)) return answered;
    // The phone's clock runs ahead: nothing was kept, and the pledge counts from when it arrives.
    const again = await post({ ...pledge, body: withoutTime(pledge.body) });
    return shouldComeAgain(again.status) ? 'not-now' : again;
  } catch {
    return 'not-now';
  }
};

const clockWasAhead = ({ status, body }: Answered): boolean =>
  status === 422 && errorsOf(body).some((error) => textAt(error, 'reason') === 'in-the-future');

const withoutTime = (body: string): string => {
  const said = new URLSearchParams(body);
  said.delete('swornAt');
  return said.toString();
};

const whyRefused = (body: unknown): string | undefined =>
  errorsOf(body)
    .flatMap((error) => textAt(error, 'message') ?? [])
    .join('; ') || textAt(body, 'title');

const errorsOf = (body: unknown): unknown[] => {
  const errors = valueAt(body, 'errors');
  return Array.isArray(errors) ? errors : [];
};

const textAt = (value: unknown, name: string): string | undefined => {
  const found = valueAt(value, name);
  return typeof found === 'string' ? found : undefined;
};

const valueAt = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
