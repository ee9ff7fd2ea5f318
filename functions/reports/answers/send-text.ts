import type { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { whatsappSender } from '../../../shared/whatsapp.ts';

/** Sends a text to a phone; 'unsure' where nobody said whether it was taken, 'not-taken' where it surely was not. */
export type SendText = (
  phone: string,
  text: string,
) => Promise<'sent' | 'refused' | 'unsure' | 'not-taken'>;

/**
 * Sends by AWS End User Messaging Social (SendWhatsAppMessage): free words, allowed within a day of what the phone
 * wrote. `from` is the ARN of the deployment's number. A link shows no preview: nobody else opens it.
 */
export const sendText =
  (client: Pick<SocialMessagingClient, 'send'>, from: string): SendText =>
  async (phone, body) => {
    const text = { type: 'text', text: { preview_url: false, body } };
    try {
      await whatsappSender(client, from)(`+${phone}`, text);
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
