import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import { channels, type Channel } from './policy.ts';

/**
 * The order of a region's channels as its campaign says, and without WhatsApp where the deployment has not switched it on
 * (its message costs nothing).
 */
export const channelOrder =
  (campaign: Campaign, whatsappMicroUsd: number) =>
  (region: string): readonly Channel[] => {
    const order: readonly Channel[] = servedRegion(campaign, region)?.alertChannels ?? channels;
    return whatsappMicroUsd > 0 ? order : order.filter((channel) => channel !== 'whatsapp');
  };
