import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { regionOfNumber } from '../../../shared/whatsapp.ts';
import { publisherSettings } from '../settings.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import type { Publish } from './outgoing.ts';

/** Hands messages to the services of a deployment; a lost answer is not asked for again, but by SNS. */
export const officerPublisher = (stored: Parameters<typeof publisherSettings>[0]): Publish => {
  const settings = publisherSettings(stored);
  const { whatsapp } = settings;
  const social = whatsapp && {
    social: new SocialMessagingClient({
      region: regionOfNumber(whatsapp.numberArn),
      maxAttempts: 1,
    }),
  };
  const services = { sns: new SNSClient(), ses: new SESv2Client({ maxAttempts: 1 }), ...social };
  return addressedPublisher(services, settings);
};
