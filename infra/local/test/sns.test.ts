import * as sns from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { InvokeOutcome } from '../contracts.ts';
import {
  aTopic,
  functionArn,
  memoryStore,
  queueArn,
  startServices,
  topicArn,
} from '../testing/messaging.ts';
import { until } from '../testing/until.ts';

type Host = Awaited<ReturnType<typeof startServices>>;
const hosts: Host[] = [];
const started = async (...options: Parameters<typeof startServices>): Promise<Host> => {
  const host = await startServices(...options);
  hosts.push(host);
  return host;
};
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
});

const TopicArn = topicArn('news');
const subscribe = async (host: Host, Protocol: string, Endpoint: string, Attributes = {}) => {
  const asked = { TopicArn, Protocol, Endpoint, Attributes };
  return (await host.sns.send(new sns.SubscribeCommand(asked))).SubscriptionArn ?? '';
};
const publish = (host: Host, Message: string, more: Partial<sns.PublishCommandInput> = {}) =>
  host.sns.send(new sns.PublishCommand({ TopicArn, Message, ...more }));
const received = (host: Host, name: string) =>
  host.queues.byName(name)?.receive({ max: 10, waitSeconds: 0 }) ?? [];
const inbox = (host: Host) =>
  host.outbox.list({ limit: 100 }).map(({ to, body }) => `${to} ${body}`);
const to = (StringValue: string) => ({
  MessageAttributes: { to: { DataType: 'String', StringValue } },
});
const failed: InvokeOutcome = { kind: 'failed', errorType: 'Error', message: 'no' };
const returned: InvokeOutcome = { kind: 'returned', payload: null };

describe('topics', () => {
  it('send each subscriber its own text, as far as its filter lets it', async () => {
    const host = await started();
    await subscribe(host, 'sms', '+6281200000001', { FilterPolicy: '{"to":["all","o1"]}' });
    await subscribe(host, 'sms', '+6281200000002', { FilterPolicy: '{"to":["all","o2"]}' });
    const Message = JSON.stringify({ default: 'd', sms: 'short <&>', email: 'long' });
    await publish(host, Message, { MessageStructure: 'json', ...to('o1') });
    expect(inbox(host)).toEqual(['+6281200000001 short <&>']);
    await publish(host, 'everyone', to('all'));
    expect(inbox(host).slice(0, 2).sort()).toEqual([
      '+6281200000001 everyone',
      '+6281200000002 everyone',
    ]);
  });

  it('put their display name before every SMS, and send a subject in place of its text', async () => {
    const host = await started({ topics: [aTopic('news', { displayName: 'Kabar' })] });
    await subscribe(host, 'sms', '+6281200000001');
    await publish(host, 'text');
    await publish(host, 'text', { Subject: 'Subject' });
    const Message = JSON.stringify({ default: 'd', sms: 'short' });
    await publish(host, Message, { MessageStructure: 'json', Subject: 'Subject' });
    expect(host.outbox.list({ limit: 9 }).map(({ body }) => body)).toEqual([
      'KABAR> Subject',
      'KABAR> Subject',
      'KABAR> text',
    ]);
  });

  it('send a subject in place of the text to a phone directly too, without their name', async () => {
    const host = await started({ topics: [aTopic('news', { displayName: 'Kabar' })] });
    const direct = { PhoneNumber: '+6281200000009', Message: 'text', Subject: 'Subject' };
    await host.sns.send(new sns.PublishCommand(direct));
    expect(inbox(host)).toEqual(['+6281200000009 Subject']);
  });

  it('put raw and wrapped messages into queues before they answer', async () => {
    const host = await started();
    await subscribe(host, 'sqs', queueArn('work'), { RawMessageDelivery: 'true' });
    await subscribe(host, 'sqs', queueArn('dead'));
    const { MessageId } = await publish(host, '{"a":1}', { Subject: 'S', ...to('o1') });
    const [[raw], [wrapped]] = [await received(host, 'work'), await received(host, 'dead')];
    expect(raw).toMatchObject({
      body: '{"a":1}',
      attributes: { to: { dataType: 'String', stringValue: 'o1' } },
    });
    expect(JSON.parse(wrapped?.body ?? '')).toMatchObject({
      Type: 'Notification',
      ...{ MessageId, TopicArn, Subject: 'S', Message: '{"a":1}', SignatureVersion: '1' },
      MessageAttributes: { to: { Type: 'String', Value: 'o1' } },
    });
  });

  it('leave an e-mail address alone until it has confirmed by the link in its mail', async () => {
    const store = memoryStore();
    const host = await started({ store });
    expect(await subscribe(host, 'email', 'a@satgas.example')).toBe('pending confirmation');
    await publish(host, 'too early');
    const [mail, ...more] = host.outbox.list({ limit: 10 });
    expect(more).toEqual([]);
    const link = /http\S+/.exec(mail?.body ?? '')?.[0] ?? '';
    expect(link).toMatch(/^http:\/\/localhost:3000\/_local\/confirm\?token=/);
    const listed = new sns.ListSubscriptionsByTopicCommand({ TopicArn });
    const pending = (await host.sns.send(listed)).Subscriptions;
    expect(pending).toMatchObject([{ SubscriptionArn: 'PendingConfirmation', Protocol: 'email' }]);
    const Token = new URL(link).searchParams.get('token') ?? '';
    await host.sns.send(new sns.ConfirmSubscriptionCommand({ TopicArn, Token }));
    const again = await started({ store });
    await publish(again, 'in time');
    expect(again.outbox.list({ limit: 1 })).toMatchObject([
      { channel: 'email', to: 'a@satgas.example', subject: 'AWS Notification Message' },
    ]);
  });

  it('know a subscription by its endpoint and refuse one with other attributes', async () => {
    const host = await started();
    const arn = await subscribe(host, 'sms', '+6281200000001', { FilterPolicy: '{"to":["a"]}' });
    const same = { FilterPolicy: '{ "to": ["a"] }', FilterPolicyScope: 'MessageAttributes' };
    expect(await subscribe(host, 'sms', '+6281200000001', same)).toBe(arn);
    await expect(subscribe(host, 'sms', '+6281200000001')).rejects.toThrow(
      'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    );
    const set = { SubscriptionArn: arn, AttributeName: 'FilterPolicy', AttributeValue: '{}' };
    await host.sns.send(new sns.SetSubscriptionAttributesCommand(set));
    expect(await subscribe(host, 'sms', '+6281200000001')).toBe(arn);
    const asked = { SubscriptionArn: arn };
    const { Attributes } = await host.sns.send(new sns.GetSubscriptionAttributesCommand(asked));
    expect(Attributes).toMatchObject({ Protocol: 'sms', PendingConfirmation: 'false' });
    await host.sns.send(new sns.UnsubscribeCommand(asked));
    await publish(host, 'nobody');
    expect(inbox(host)).toEqual([]);
  });

  it('list more than a hundred subscriptions page by page', async () => {
    const host = await started();
    const numbers = Array.from({ length: 101 }, (_, i) => `+62812000${1000 + i}`);
    await Promise.all(numbers.map((number) => subscribe(host, 'sms', number)));
    const seen: unknown[] = [];
    for await (const page of sns.paginateListSubscriptionsByTopic(
      { client: host.sns },
      { TopicArn },
    ))
      seen.push(...(page.Subscriptions ?? []));
    expect(seen).toHaveLength(101);
  });

  it('try a function again, then bury what it failed on', async () => {
    let tries = 0;
    const invoke = () => Promise.resolve(++tries < 6 ? failed : returned);
    const host = await started({ invoke });
    const deadLetterTargetArn = queueArn('dead');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn });
    await subscribe(host, 'lambda', functionArn('listener'), { RedrivePolicy });
    await publish(host, 'first');
    await until(() => host.queues.byName('dead')?.depth().visible === 1);
    expect(tries).toBe(4);
    const [dead] = await received(host, 'dead');
    expect(JSON.parse(dead?.body ?? '')).toMatchObject({ Message: 'first' });
    expect(dead?.attributes['ErrorMessage']?.stringValue).toBe('Error: no');
    await publish(host, 'second');
    await until(() => tries === 6);
  });

  it('finish after a restart what a function had not yet taken', async () => {
    const store = memoryStore();
    const first = await startServices({ store, invoke: () => Promise.resolve(failed) });
    await subscribe(first, 'lambda', functionArn('listener'));
    await first.topics.stop();
    await publish(first, 'still owed', { Subject: 'S' });
    await first.stop();
    const events: unknown[] = [];
    const invoke = (_: string, event: unknown) => {
      events.push(event);
      return Promise.resolve(returned);
    };
    await started({ store, invoke });
    await until(() => events.length === 1);
    expect(events[0]).toMatchObject({
      Records: [{ EventSource: 'aws:sns', Sns: { Message: 'still owed', Subject: 'S', TopicArn } }],
    });
    await until(() => hosts.length === 1);
    expect(await store.list('sns-delivery')).toEqual([]);
  });

  it('publish batches apart and to a phone directly', async () => {
    const host = await started();
    await subscribe(host, 'sms', '+6281200000001');
    const PublishBatchRequestEntries = ['one', ''].map((Message, i) => ({ Id: `i${i}`, Message }));
    const asked = { TopicArn, PublishBatchRequestEntries };
    const answer = await host.sns.send(new sns.PublishBatchCommand(asked));
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['i0']);
    expect(answer.Failed).toMatchObject([{ Id: 'i1', Code: 'InvalidParameter' }]);
    const direct = { PhoneNumber: '+6281200000009', Message: 'direct' };
    await host.sns.send(new sns.PublishCommand(direct));
    expect(inbox(host).sort()).toEqual(['+6281200000001 one', '+6281200000009 direct']);
  });

  it('raise the exceptions of SNS', async () => {
    const host = await started();
    const nowhere = publish(host, 'x', { TopicArn: topicArn('none') });
    await expect(nowhere).rejects.toBeInstanceOf(sns.NotFoundException);
    await expect(publish(host, 'x'.repeat(262_145))).rejects.toThrow('Message too long');
    await expect(publish(host, '{}', { MessageStructure: 'json' })).rejects.toThrow('No default');
    await expect(publish(host, 'x', { Subject: 'a\nb' })).rejects.toThrow('parameter: Subject');
    await expect(publish(host, 'x', { Subject: 'a'.repeat(100) })).rejects.toThrow('Subject');
    await publish(host, 'x', { Subject: 'a'.repeat(99) });
    const bad = { MessageAttributes: { n: { DataType: 'Number', StringValue: 'x' } } };
    await expect(publish(host, 'x', bad)).rejects.toBeInstanceOf(
      sns.InvalidParameterValueException,
    );
    const phone = subscribe(host, 'sms', '0812');
    await expect(phone).rejects.toBeInstanceOf(sns.InvalidParameterException);
    await expect(subscribe(host, 'https', 'https://x.example')).rejects.toThrow('https');
    const policy = subscribe(host, 'sms', '+6281200000001', { FilterPolicy: '{"a":"b"}' });
    await expect(policy).rejects.toThrow('FilterPolicy');
    const opted = new sns.CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: '+62812' });
    await expect(host.sns.send(opted)).rejects.toThrow('CheckIfPhoneNumberIsOptedOut');
  });

  it('keep the subscriptions of the template what the template says', async () => {
    const store = memoryStore();
    const one = (endpoint: string) => ({
      ...{ id: 'aaaa', topicArn: TopicArn, protocol: 'sms' as const, endpoint, attributes: {} },
    });
    await started({ store, subscriptions: [one('+6281200000001')] });
    const second = await started({ store, subscriptions: [one('+6281200000002')] });
    await publish(second, 'x');
    expect(inbox(second)).toEqual(['+6281200000002 x']);
    const third = await started({ store });
    expect(third.topics.subscriptions.all()).toEqual([]);
    const lost = { ...one(queueArn('none')), protocol: 'sqs' as const };
    await expect(startServices({ subscriptions: [lost] })).rejects.toThrow('no queue is');
  });
});

describe('the outbox', () => {
  it('keeps the newest, once each, and is read page by page', async () => {
    const { openOutbox } = await import('../messaging/outbox.ts');
    const store = memoryStore();
    const outbox = await openOutbox(store, 3);
    const message = (n: number) => ({
      ...{ id: `m${n}`, at: `2026-01-0${n}`, channel: 'sms' as const },
      ...{ to: n % 2 ? 'odd' : 'even', topic: '', body: '' },
    });
    for (const n of [1, 2, 3, 4, 4]) await outbox.record(message(n));
    const ids = (asked: Parameters<typeof outbox.list>[0]) => outbox.list(asked).map((m) => m.id);
    expect(ids({ limit: 9 })).toEqual(['m4', 'm3', 'm2']);
    expect(ids({ limit: 1, before: 'm4' })).toEqual(['m3']);
    expect(ids({ limit: 9, to: 'even' })).toEqual(['m4', 'm2']);
    expect((await openOutbox(store)).list({ limit: 9 })).toEqual(outbox.list({ limit: 9 }));
  });
});
