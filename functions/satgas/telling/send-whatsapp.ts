import type { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { whatsappSender } from '../../../shared/whatsapp.ts';
import type { WhatsappTemplate } from '../alerts/whatsapp-texts.ts';
import type { OutgoingMessage } from './outgoing.ts';

/** By which number, and under which names its templates were approved. */
export type WhatsappSettings = {
  numberArn: string;
  templates: Record<WhatsappTemplate, string>;
  /** The buttons of the templates lead below here. */
  publicUrl: string;
};

type Whatsapp = Extract<OutgoingMessage, { channel: 'whatsapp' }>;

/**
 * Hands a message to WhatsApp as an approved template in Indonesian with one button (Meta, "Template messages"): the
 * address of the button is fixed but for its end, which is the link's own. Throws what the service throws.
 */
export const sendWhatsapp =
  (client: Pick<SocialMessagingClient, 'send'>, settings: WhatsappSettings) =>
  ({ phone, ...message }: Whatsapp): Promise<string> =>
    whatsappSender(client, settings.numberArn)(phone, {
      type: 'template',
      template: {
        name: settings.templates[message.template],
        language: { code: 'id' },
        components: componentsOf(message, settings),
      },
    });

const componentsOf = (
  { values, link }: Pick<Whatsapp, 'values' | 'link'>,
  { publicUrl }: WhatsappSettings,
) => [
  ...(values.length > 0 ? [{ type: 'body', parameters: values.map(gap) }] : []),
  {
    ...{ type: 'button', sub_type: 'url', index: '0' },
    parameters: [gap(link.slice(publicUrl.length + 1))],
  },
];

const gap = (text: string) => ({ type: 'text', text });
