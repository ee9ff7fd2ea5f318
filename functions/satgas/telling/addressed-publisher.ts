import type { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { mailSender, type MailSettings } from '../../../shared/mail/send-mail.ts';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import { sendWhatsapp, type WhatsappSettings } from './send-whatsapp.ts';

/**
 * Under which registered sender SMS go ('none' where there is none), what one part of an SMS costs, in millionths of a US
 * dollar, which address e-mails come from, by which configuration set SES tells what became of them, and by which number
 * WhatsApp is sent, where it is.
 */
export type PublisherSettings = {
  senderId: string;
  partMicroUsd: number;
  whatsapp?: WhatsappSettings | undefined;
} & MailSettings;

/** The services that messages are handed to. */
export type Services = {
  sns: SNSClient;
  ses: SESv2Client;
  social?: Pick<SocialMessagingClient, 'send'> | undefined;
};

/**
 * Hands an SMS to SNS for its phone, an e-mail to SES for its mailbox, and what goes by WhatsApp to its service, so that
 * each serves as many officers as share it. Throws where WhatsApp is asked for and not switched on.
 */
export const addressedPublisher =
  ({ sns, ses, social }: Services, settings: PublisherSettings): Publish =>
  async (message) => {
    if (message.channel === 'email') return mailPublisher(ses, settings)(message);
    if (message.channel === 'whatsapp') {
      if (!social || !settings.whatsapp) throw new Error('WhatsApp is not switched on');
      return sendWhatsapp(social, settings.whatsapp)(message);
    }
    const { MessageId } = await sns.send(new PublishCommand(smsInput(message, settings)));
    return MessageId ?? '';
  };

/** Hands e-mails to SES; throws for any other message. */
export const mailPublisher =
  (ses: SESv2Client, settings: MailSettings): Publish =>
  async (message) => {
    if (message.channel !== 'email') throw new Error('Only e-mails are sent here');
    const { mailbox, subject, text } = message;
    return mailSender(ses, settings)({ mailbox, subject, text, tags: tagsOf(message) });
  };

type Sms = Extract<OutgoingMessage, { channel: 'sms' }>;
type Email = Extract<OutgoingMessage, { channel: 'email' }>;

const smsInput = ({ phone, text }: Sms, settings: PublisherSettings) => ({
  PhoneNumber: phone,
  Message: text,
  MessageAttributes: smsAttributes(settings),
});

/** Tags take no dots. */
const tagsOf = ({ region, to }: Email) => [
  { Name: 'region', Value: region.replace('.', '-') },
  { Name: 'officer', Value: to },
];

/**
 * What SNS hands to the carrier: transactional, under the deployment's registered sender where it has one, and no more
 * than one part paid for (the price may have risen by half).
 */
const smsAttributes = ({ senderId, partMicroUsd }: PublisherSettings) => ({
  'AWS.SNS.SMS.SMSType': string('Transactional'),
  'AWS.SNS.SMS.MaxPrice': {
    DataType: 'Number',
    StringValue: ((partMicroUsd * 1.5) / 1e6).toFixed(5),
  },
  ...(senderId !== 'none' && { 'AWS.SNS.SMS.SenderID': string(senderId) }),
});

const string = (StringValue: string) => ({ DataType: 'String', StringValue });
