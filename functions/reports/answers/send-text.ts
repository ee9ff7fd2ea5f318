import {
  SendWhatsAppMessageCommand,
  type SocialMessagingClient,
} from '@aws-sdk/client-socialmessaging';

/** Sends a text to a phone; 'unsure' where nobody said whether it was taken, 'not-taken' where it surely was not. */
export type SendText = (
  phone: string,
  text: string,
) => Promise<'sent' | 'refused' | 'unsure' | 'not-taken'>;

/** The version of Meta's API that is asked for ("AWS End User Messaging endpoints and quotas"). */
const metaApiVersion = 'v20.0';

/**
 * Sends by AWS End User Messaging Social (SendWhatsAppMessage): free words, allowed within a day of what the phone
 * wrote. `from` is the ARN of the deployment's number. A link shows no preview: nobody else opens it.
 */
export const sendText =
  (client: Pick<SocialMessagingClient, 'send'>, from: string): SendText =>
  async (phone, body) => {
    const message = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: `+${phone}` },
      ...{ type: 'text', text: { preview_url: false, body } },
    };
    const command = new SendWhatsAppMessageCommand({
      originationPhoneNumberId: from,
      metaApiVersion,
      message: Buffer.from(JSON.stringify(message)),
    });
    try {
      await client.send(command);
      return 'sent';
    } catch (error) {
      return outcomeOf(error);
    }
  };

/** What SendWhatsAppMessage throws before anything is taken; rights and numbers are mended by people. */
const notTaken = new Set([
  ...['ThrottledRequestException', 'ThrottlingException', 'AccessDeniedException'],
  ...['AccessDeniedByMetaException', 'ResourceNotFoundException', 'UnrecognizedClientException'],
]);
/** What would be refused however often it were sent. */
const refusals = new Set(['InvalidParametersException', 'ValidationException']);

const outcomeOf = (error: unknown): 'refused' | 'unsure' | 'not-taken' => {
  const name = error instanceof Error ? error.name : '';
  if (refusals.has(name)) return 'refused';
  return notTaken.has(name) ? 'not-taken' : 'unsure';
};
