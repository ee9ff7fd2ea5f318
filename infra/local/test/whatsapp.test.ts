import { SendWhatsAppMessageCommand, SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServices } from '../testing/messaging.ts';

let host: Awaited<ReturnType<typeof startServices>>;
let client: SocialMessagingClient;

beforeAll(async () => {
  host = await startServices({});
  client = new SocialMessagingClient({
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    endpoint: host.endpoint.environment['AWS_ENDPOINT_URL_SOCIALMESSAGING'] ?? '',
  });
});
afterAll(async () => {
  client.destroy();
  await host.stop();
});

const number = 'arn:aws:social-messaging:ap-southeast-1:000000000000:phone-number-id/abc';
const send = (message: object) =>
  client.send(
    new SendWhatsAppMessageCommand({
      ...{ originationPhoneNumberId: number, metaApiVersion: 'v20.0' },
      message: Buffer.from(JSON.stringify(message)),
    }),
  );
const aText = (more: object = {}) => ({
  ...{ messaging_product: 'whatsapp', to: '+6281200009999', type: 'text' },
  ...{ text: { preview_url: false, body: 'Halo' }, ...more },
});

const gap = (text: string) => ({ type: 'text', text });
const aTemplate = (button: object = {}) => ({
  ...{ messaging_product: 'whatsapp', to: '+6281200009999', type: 'template' },
  template: {
    ...{ name: 'siaga', language: { code: 'id' } },
    components: [
      { type: 'body', parameters: [gap('18.09'), gap('K-1')] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [gap('a/token')], ...button },
    ],
  },
});

describe('a message by AWS End User Messaging Social', () => {
  it('stands in the outbox as the phone received it', async () => {
    expect((await send(aText())).messageId).toBeTruthy();
    expect(host.outbox.list({ channel: 'whatsapp', limit: 9 })).toMatchObject([
      { to: '+6281200009999', body: 'Halo' },
    ]);
  });

  it('stands there as a template with its gaps and its button', async () => {
    await send(aTemplate());
    expect(host.outbox.list({ channel: 'whatsapp', limit: 1 })).toMatchObject([
      { to: '+6281200009999', body: '[siaga]\n18.09 · K-1\n→ a/token' },
    ]);
  });

  it('is taken and not received by a phone without WhatsApp', async () => {
    await host.phones.change({ unreachable: ['+6281200008888'] });
    expect((await send(aText({ to: '+6281200008888' }))).messageId).toBeTruthy();
    expect(host.outbox.list({ channel: 'whatsapp', limit: 1 })).toMatchObject([
      { to: '+6281200009999' },
    ]);
  });

  it.each<[string, object]>([
    ['without a country', aText({ to: '081200009999' })],
    ['as a template of a button with two ends', aTemplate({ parameters: [gap('a'), gap('b')] })],
    ['as a template whose gap has two lines', aTemplate({ parameters: [gap('a\nb')] })],
    ['of a kind that is not hosted', aText({ type: 'image' })],
    ['that is too long', aText({ text: { body: 'x'.repeat(4097) } })],
  ])('is refused %s', async (_, message) => {
    await expect(send(message)).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});
