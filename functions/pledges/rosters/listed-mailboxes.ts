import type { CampaignRegion } from '../../../shared/campaign.ts';
import { mailboxMark, readMailbox } from '../register/office-mailbox.ts';

/** What a row lists: the mark of an office mailbox, or why what it says is none; nothing where it says nothing. */
export type ListedMailbox = { mark?: string; reason?: string };

/** Reads the mailbox of a row. One that cannot be a mailbox of an office refuses no row. */
export const listedMailbox = (
  { region, pepper }: { region: CampaignRegion; pepper: Uint8Array },
  said: string,
): ListedMailbox => {
  if (said === '') return {};
  const mailbox = readMailbox(region, said);
  return mailbox.ok ? { mark: mailboxMark(pepper, mailbox.address) } : { reason: mailbox.reason };
};

/** The rows whose mailbox another row lists as well: it proves neither person. */
export const sharedAmong = <Row extends { mark?: string }>(rows: readonly Row[]): Row[] => {
  const times = new Map<string | undefined, number>();
  for (const { mark } of rows) times.set(mark, (times.get(mark) ?? 0) + 1);
  return rows.filter(({ mark }) => mark !== undefined && (times.get(mark) ?? 0) > 1);
};
