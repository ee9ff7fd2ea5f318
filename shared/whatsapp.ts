import {
  SendWhatsAppMessageCommand,
  type SocialMessagingClient,
} from '@aws-sdk/client-socialmessaging';

/** The version of Meta's API that is asked for ("AWS End User Messaging endpoints and quotas"). */
const metaApiVersion = 'v20.0';

/**
 * Sends a message of WhatsApp's Cloud API (its kind and content) to a phone in E.164, by AWS End User Messaging Social;
 * returns the id that its statuses will name. `from` is the ARN of the deployment's number. Throws what the service
 * throws.
 */
export const whatsappSender =
  (client: Pick<SocialMessagingClient, 'send'>, from: string) =>
  async (phone: string, content: object): Promise<string> => {
    const message = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: phone },
      ...content,
    };
    const command = new SendWhatsAppMessageCommand({
      originationPhoneNumberId: from,
      metaApiVersion,
      message: Buffer.from(JSON.stringify(message)),
    });
    return (await client.send(command)).messageId ?? '';
  };

/** In which AWS region the number of this ARN is linked; it may be another than the suite runs in. */
export const regionOfNumber = (numberArn: string): string => numberArn.split(':')[3] ?? '';
