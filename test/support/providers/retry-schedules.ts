/** What a sender hears of one try: a status, nothing in time, or no connection at all. */
export type Heard = number | 'time-out' | 'no-connection';

export type Tried = {
  heard: Heard;
  /** This one and those before it, all failed. */
  failures: number;
  /** Since the first try, milliseconds. */
  elapsedMs: number;
  /** Between 0 and 1. */
  random: number;
};

/** How a sender takes an answer, and when it tries again: milliseconds from now, undefined when it gives up. */
export type RetrySchedule = {
  accepts: (status: number) => boolean;
  again: (tried: Tried) => number | undefined;
};

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const any2xx = (status: number): boolean => status >= 200 && status < 300;
const inTurn = (waits: number[], failures: number): number | undefined => waits[failures - 1];

/** Each sender's own, as the field notes on webhooks (section 2) found it in the senders' code and documents. */
export const retrySchedules = {
  /** 502, 503, 504 and read time-outs only: 60 s, doubled up to 20 min, three times; then its owner is mailed. */
  kobo: {
    accepts: any2xx,
    again: ({ heard, failures, random }) =>
      [502, 503, 504, 'time-out'].includes(heard) && failures <= 3
        ? Math.min(minuteMs * 2 ** failures, 20 * minuteMs) * (0.5 + random / 2)
        : undefined,
  },
  /** Overload every two or three minutes for ten hours; 404 and 410 switch it off; all else five times. */
  typeform: {
    accepts: any2xx,
    again: ({ heard, failures, elapsedMs, random }) => {
      if (heard === 404 || heard === 410) return undefined;
      if ([408, 423, 429, 503].includes(Number(heard))) {
        return elapsedMs < 10 * hourMs ? (2 + random) * minuteMs : undefined;
      }
      const minutes = [5, 10, 20, 60, 120];
      return inTurn(
        minutes.map((wait) => wait * minuteMs),
        failures,
      );
    },
  },
  /** Anything but 200, ever more slowly, for seven days. */
  whatsapp: {
    accepts: (status) => status === 200,
    again: ({ failures, elapsedMs, random }) =>
      elapsedMs < 7 * dayMs
        ? Math.min(10 * secondMs * 2 ** failures, 12 * hourMs) * (0.5 + random / 2)
        : undefined,
  },
  /** The nine waits of the Standard Webhooks specification; 410 switches it off. */
  'standard-webhooks': {
    accepts: any2xx,
    again: ({ heard, failures }) =>
      heard === 410
        ? undefined
        : inTurn(
            [
              5 * secondMs,
              5 * minuteMs,
              30 * minuteMs,
              ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hourMs),
            ],
            failures,
          ),
  },
  /** Nothing says that it tries again. */
  jotform: { accepts: () => true, again: () => undefined },
} satisfies Record<string, RetrySchedule>;
