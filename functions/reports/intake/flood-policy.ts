import type { SenderPolicy } from '../../../shared/limits/sender-limit.ts';

/**
 * How many reports one sender may make in a day before more of them wait in the slower queue. An office or a mobile
 * carrier may be one address to us: nobody is refused, and a webhook's source has limits of its own.
 */
export const reportLimits: SenderPolicy = { kind: 'report', address: 10, network: 60 };

/**
 * How long the alert of a report waits that came above it, by its severity, in milliseconds: long enough for others to be
 * told first, and never longer than the first rung of its ladder would have had to answer.
 */
export const slowerByMs = (severity: number): number =>
  (severity >= 5 ? 10 : severity >= 3 ? 15 : 30) * 60_000;
