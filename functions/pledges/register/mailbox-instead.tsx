import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { mailboxPaths } from './mailbox-paths.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; campaign: Campaign; region: string | undefined };

/** Leads to confirming by the office mailbox, where the region (any, before one is chosen) names its offices' domains. */
export const MailboxInstead = ({ frame, campaign, region }: Props) => {
  const asked = region ? [servedRegion(campaign, region)] : campaign.regions;
  if (!asked.some((one) => one?.mailDomains)) return null;
  const query = region ? `?region=${region}` : '';
  return (
    <p>
      <a href={frame.base + mailboxPaths.form + query}>{words.confirmByMailbox[frame.lang]}</a>
    </p>
  );
};
