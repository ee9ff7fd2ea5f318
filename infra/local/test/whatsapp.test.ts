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

describe('a message by AWS End User Messaging Social', () => {
  it('stands in the outbox as the phone received it', async () => {
    expect((await send(aText())).messageId).toBeTruthy();
    expect(host.outbox.list({ channel: 'whatsapp', limit: 9 })).toMatchObject([
      { to: '+6281200009999', body: 'Halo' },
    ]);
  });

  it.each<[string, object]>([
    ['without a country', aText({ to: '081200009999' })],
    ['of a kind that is not hosted', aText({ type: 'image' })],
    ['that is too long', aText({ text: { body: 'x'.repeat(4097) } })],
  ])('is refused %s', async (_, message) => {
    await expect(send(message)).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});
