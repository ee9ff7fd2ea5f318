import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { declaredMail } from '../messaging/declared-mail.ts';
import { aTopic, functionArn, startServices, topicArn } from '../testing/messaging.ts';
import { until } from '../testing/until.ts';

const set = 'news-mail';
const heard: { message: string }[] = [];
let host: Awaited<ReturnType<typeof startServices>>;

beforeAll(async () => {
  host = await startServices({
    topics: [aTopic('fates')],
    subscriptions: [
      {
        ...{ id: 'one', topicArn: topicArn('fates'), protocol: 'lambda', attributes: {} },
        endpoint: functionArn('listener'),
      },
    ],
    mail: {
      identities: ['satgas.example'],
      configurationSets: [set, 'unlisted'],
      suppressing: [set],
      destinations: [
        {
          ...{ configurationSet: set, topicArn: topicArn('fates') },
          types: ['bounce', 'complaint', 'delivery'],
        },
      ],
    },
    invoke: (_, event) => {
      const { Records } = event as { Records: { Sns: { Message: string } }[] };
      heard.push(...Records.map(({ Sns }) => ({ message: Sns.Message })));
      return Promise.resolve({ kind: 'returned', payload: null });
    },
  });
});
afterAll(() => host.stop());
beforeEach(async () => {
  heard.length = 0;
  await host.mail.change({
    ...{ sandboxed: false, standing: 'healthy', perSecond: 1000, loseAnswers: 0 },
    ...{ verified: [], bouncing: [], full: [], complaining: [], suppressed: [] },
  });
});

const text = (Data: string, Charset: string | undefined = 'UTF-8') => ({ Data, Charset });
const mailTo = (to: string, more: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  FromEmailAddress: 'GNN <siaga@satgas.example>',
  Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: text('Halo'), Body: { Text: text('Isi – surel') } } },
  ConfigurationSetName: set,
  EmailTags: [{ Name: 'region', Value: '18-09' }],
  ...more,
});
const send = (to: string, more: Partial<SendEmailCommandInput> = {}) =>
  host.ses.send(new SendEmailCommand(mailTo(to, more)));
const inbox = (to: string) => host.outbox.list({ channel: 'email', to, limit: 9 });

type SesEvent = {
  eventType: string;
  mail: { messageId: string; tags: Record<string, string[]> };
  bounce?: {
    bounceType: string;
    bounceSubType: string;
    bouncedRecipients: { emailAddress: string }[];
  };
};
const told = async (many: number): Promise<SesEvent[]> => {
  await until(() => heard.length >= many);
  return heard.map(({ message }) => JSON.parse(message) as SesEvent);
};

describe('a mail', () => {
  it('arrives with its subject and text, and its delivery is told with its tags', async () => {
    const { MessageId } = await send('ada@kantor.example');
    expect(inbox('ada@kantor.example')).toMatchObject([{ subject: 'Halo', body: 'Isi – surel' }]);
    const [event] = await told(1);
    expect(event).toMatchObject({
      eventType: 'Delivery',
      mail: { messageId: MessageId, tags: { region: ['18-09'], 'ses:configuration-set': [set] } },
    });
  });

  it('bounces where there is no such mailbox, once for real and then by the suppression list', async () => {
    await host.mail.change({ bouncing: ['tiada@kantor.example'] });
    await send('tiada@kantor.example');
    await send('tiada@kantor.example');
    expect(inbox('tiada@kantor.example')).toEqual([]);
    const events = await told(2);
    expect(events.map(({ bounce }) => [bounce?.bounceType, bounce?.bounceSubType])).toEqual([
      ['Permanent', 'General'],
      ['Permanent', 'OnAccountSuppressionList'],
    ]);
    expect(events[0]?.bounce?.bouncedRecipients[0]?.emailAddress).toBe('tiada@kantor.example');
  });

  it('is tried each time where its configuration set has no suppression list', async () => {
    await host.mail.change({ bouncing: ['tiada@kantor.example'] });
    await send('tiada@kantor.example', { ConfigurationSetName: 'unlisted' });
    expect(host.mail.account().suppressed).toEqual([]);
    await host.mail.change({ bouncing: [] });
    await send('tiada@kantor.example', { ConfigurationSetName: 'unlisted' });
    expect(inbox('tiada@kantor.example')).toHaveLength(1);
  });

  it('bounces for now where the mailbox is full', async () => {
    await host.mail.change({ full: ['penuh@kantor.example'] });
    await send('penuh@kantor.example');
    expect((await told(1))[0]?.bounce).toMatchObject({ bounceType: 'Transient' });
    expect(host.mail.account().suppressed).toEqual([]);
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Bounce']],
    ['complaint+1@simulator.amazonses.com', ['Delivery', 'Complaint']],
    ['success@simulator.amazonses.com', ['Delivery']],
  ])('to %s comes back as the simulator has it', async (to, types) => {
    await send(to);
    await send(to);
    const events = await told(types.length * 2);
    expect(events.map(({ eventType }) => eventType).sort()).toEqual([...types, ...types].sort());
  });

  it('is taken, and nobody says so, where the answer is lost', async () => {
    await host.mail.change({ loseAnswers: 1 });
    await expect(send('sunyi@kantor.example')).rejects.toThrow();
    expect(inbox('sunyi@kantor.example')).toHaveLength(1);
    await send('sunyi@kantor.example');
    expect(inbox('sunyi@kantor.example')).toHaveLength(2);
  });

  it('loses no more once that has ended, whatever was under way', async () => {
    await host.mail.change({ loseAnswers: 99 });
    const under = Array.from({ length: 8 }, () => send('ramai@kantor.example'));
    await until(() => inbox('ramai@kantor.example').length > 0);
    await host.mail.change({ loseAnswers: 0 });
    await Promise.allSettled(under);
    expect(host.mail.account().loseAnswers).toBe(0);
  });
});

describe('a mail that SES does not take', () => {
  it.each<[string, Partial<SendEmailCommandInput>, string]>([
    ['from a domain that is not ours', { FromEmailAddress: 'a@lain.example' }, 'MessageRejected'],
    ['by an unknown configuration set', { ConfigurationSetName: 'none' }, 'NotFoundException'],
    ['to nobody', { Destination: { ToAddresses: [] } }, 'BadRequestException'],
    ['to no address', { Destination: { ToAddresses: ['petugas'] } }, 'BadRequestException'],
    [
      'with a tag that has a dot',
      { EmailTags: [{ Name: 'region', Value: '18.09' }] },
      'BadRequestException',
    ],
    [
      'in letters without a charset',
      { Content: { Simple: { Subject: { Data: 'é' }, Body: { Text: text('a') } } } },
      'BadRequestException',
    ],
    [
      'as a raw message, which is not hosted',
      { Content: { Raw: { Data: Buffer.from('a') } } },
      'BadRequestException',
    ],
  ])('%s', async (_, more, name) => {
    await expect(send('ada@kantor.example', more)).rejects.toMatchObject({ name });
  });

  it('while the account is paused, or for ever once it is suspended', async () => {
    await host.mail.change({ standing: 'paused' });
    await expect(send('a@b.example')).rejects.toMatchObject({ name: 'SendingPausedException' });
    await host.mail.change({ standing: 'suspended' });
    await expect(send('a@b.example')).rejects.toMatchObject({ name: 'AccountSuspendedException' });
  });

  it('in the sandbox, where only verified addresses and the simulator get any, one a second', async () => {
    await host.clock.forward(2000);
    await host.mail.change({ sandboxed: true, verified: ['ada@kantor.example'] });
    const refused = send('eve@kantor.example');
    await expect(refused).rejects.toMatchObject({
      name: 'MessageRejected',
      message: expect.stringContaining('eve@kantor.example'),
    });
    await send('ada@kantor.example');
    await expect(send('ada@kantor.example')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
  });
});

describe('what the template declares', () => {
  const one = (type: string, properties: Record<string, unknown>) => ({
    ...{ logicalId: type.split(':').at(-1) ?? '', type, properties },
  });
  const destination = {
    ConfigurationSetName: set,
    EventDestination: {
      ...{ Enabled: true, MatchingEventTypes: ['BOUNCE', 'complaint'] },
      SnsDestination: { TopicARN: topicArn('fates') },
    },
  };

  it('is read from identities, configuration sets and event destinations', () => {
    const resources = [
      one('AWS::SES::EmailIdentity', { EmailIdentity: 'Satgas.example' }),
      one('AWS::SES::ConfigurationSet', { Name: set }),
      one('AWS::SES::ConfigurationSetEventDestination', destination),
    ];
    expect(declaredMail(resources)).toEqual({
      identities: ['satgas.example'],
      configurationSets: [set],
      suppressing: [set],
      destinations: [
        { configurationSet: set, topicArn: topicArn('fates'), types: ['bounce', 'complaint'] },
      ],
    });
    const none = { Name: set, SuppressionOptions: { SuppressedReasons: [] } };
    expect(declaredMail([one('AWS::SES::ConfigurationSet', none)]).suppressing).toEqual([]);
    expect(() => declaredMail(resources.slice(2))).toThrow('no configuration set is news-mail');
  });
});
