import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

/** Which address e-mails come from, and by which configuration set they go. */
export type MailSettings = { mailFrom: string; mailSet: string };

/** A plain text to one mailbox, without attachment and without a name; the tags come back with what became of it. */
export type Mail = {
  mailbox: string;
  subject: string;
  text: string;
  tags: { Name: string; Value: string }[];
};

/** Hands a mail to SES; returns the id that its events carry. */
export type SendMail = (mail: Mail) => Promise<string>;

/** Sends by the SES API v2. Its client does not try by itself: SES would send each try. */
export const mailSender =
  (ses: SESv2Client, { mailFrom, mailSet }: MailSettings): SendMail =>
  async ({ mailbox, subject, text, tags }) => {
    const command = new SendEmailCommand({
      FromEmailAddress: `GNN-ASN <${mailFrom}>`,
      Destination: { ToAddresses: [mailbox] },
      Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
      ConfigurationSetName: mailSet,
      EmailTags: tags,
    });
    const { MessageId } = await ses.send(command);
    return MessageId ?? '';
  };

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
