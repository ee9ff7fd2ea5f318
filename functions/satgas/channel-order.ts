import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import { channels, type Channel } from './policy.ts';

/**
 * The order of a region's channels as two people or its campaign say, and without WhatsApp where the deployment has not switched it on
 * (its message costs nothing).
 */
export const channelOrder =
  (campaign: Campaign, whatsappMicroUsd: number) =>
  (region: string): readonly Channel[] => {
    const { alertPlan, alertChannels } = servedRegion(campaign, region) ?? {};
    const order: readonly Channel[] =
      alertPlan?.channels ?? alertChannels ?? campaign.alertPlan?.channels ?? channels;
    return whatsappMicroUsd > 0 ? order : order.filter((channel) => channel !== 'whatsapp');
  };
