import { isTold, type Officer } from '../officers/officer.ts';

export type Channel = { protocol: 'sms' | 'email'; endpoint: string };

/** The messaging service as this room needs it. */
export type Subscriptions = {
  subscribe: (region: string, channel: Channel, filterPolicy: object) => Promise<void>;
  unsubscribe: (region: string, channels: Channel[]) => Promise<void>;
};

/**
 * Makes an officer's subscriptions on their region's topic what the register says: each channel gets what is addressed
 * to all or to this officer, a channel that was dropped is unsubscribed. Doing it twice changes nothing.
 */
export const subscribeOfficer =
  ({ subscribe, unsubscribe }: Subscriptions) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    const wanted = channelsOf(after);
    const dropped = channelsOf(before).filter(
      (old) => !wanted.some((channel) => channel.endpoint === old.endpoint),
    );
    if (before && dropped.length > 0) await unsubscribe(before.region, dropped);
    for (const channel of wanted) {
      if (after) await subscribe(after.region, channel, filterOf(after, channel));
    }
  };

/** An officer's phone hears what is addressed to everybody or to them, by SMS or by every channel. */
const filterOf = ({ officerId }: Officer, { protocol }: Channel) => ({
  to: ['all', officerId],
  channel: ['all', protocol],
});

const channelsOf = (officer: Officer | undefined): Channel[] => {
  if (!officer || !isTold(officer)) return [];
  const channels: Channel[] = [];
  if (officer.phone !== undefined) channels.push({ protocol: 'sms', endpoint: officer.phone });
  if (officer.email !== undefined) channels.push({ protocol: 'email', endpoint: officer.email });
  return channels;
};
