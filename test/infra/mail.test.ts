import { describe, expect, it } from '@jest/globals';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();

describe('e-mail', () => {
  it('comes from the deployment’s own domain, signed', () => {
    const [identity, ...others] = resources(template, 'AWS::SES::EmailIdentity');
    expect(others).toEqual([]);
    expect(identity?.properties).toMatchObject({
      EmailIdentity: 'netral.example',
      DkimAttributes: { SigningEnabled: true },
      FeedbackAttributes: { EmailForwardingEnabled: false },
    });
  });

  const sets = resources(template, 'AWS::SES::ConfigurationSet');

  it('has a set for officers and one for pledgers, so that neither marks the other’s mailboxes', () => {
    expect(sets.map(({ properties }) => properties['Name']).sort()).toEqual([
      'netral-demo',
      'netral-demo-ikrar',
    ]);
  });

  it.each(sets)('goes by TLS only, and follows nobody who reads it: $id', ({ properties }) => {
    expect(properties).toMatchObject({ DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
    expect(properties).not.toHaveProperty('TrackingOptions');
  });

  it('tells a topic what became of it, which SES alone may speak to, for this set of this account', () => {
    const [destination] = resources(template, 'AWS::SES::ConfigurationSetEventDestination');
    const topic = at(destination?.properties, 'EventDestination.SnsDestination.TopicARN.Ref');
    expect(destination?.properties).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint', 'delivery'] },
    });
    const policy = resources(template, 'AWS::SNS::TopicPolicy').find(({ properties }) =>
      JSON.stringify(properties['Topics']).includes(String(topic)),
    );
    const statements = JSON.stringify(at(policy?.properties, 'PolicyDocument.Statement'));
    expect(statements).toMatch(
      /"Condition":\{"StringEquals":\{"aws:SourceAccount":\{"Ref":"AWS::AccountId"\},"aws:SourceArn":.{20,200}:configuration-set/,
    );
    expect(statements).toContain('"Principal":{"Service":"ses.amazonaws.com"}');
    const heard = resources(template, 'AWS::SNS::Subscription').filter(
      ({ properties }) => at(properties, 'TopicArn.Ref') === topic,
    );
    expect(heard).toHaveLength(2);
    for (const { properties } of heard) expect(properties['RedrivePolicy']).toBeDefined();
  });

  const sending = statementsOf(template).filter(({ actions }) =>
    actions.some((action) => action.startsWith('ses:')),
  );

  it('is sent by four functions', () => {
    expect(sending.map(({ id }) => id.replace(/Role.*/, '')).sort()).toEqual([
      'PledgesMailboxRoomSendLinks',
      'SatgasChannelsSendMessages',
      'SatgasTellingAskMailboxes',
      'SatgasTellingGreetOfficer',
    ]);
  });

  it.each(sending)('$id may send from one address, by one identity and set', (statement) => {
    const isPledges = statement.id.startsWith('Pledges');
    expect(statement.actions).toEqual(['ses:SendEmail']);
    expect(statement.conditions).toEqual({
      StringEquals: { 'ses:FromAddress': `${isPledges ? 'ikrar' : 'siaga'}@netral.example` },
    });
    const arns = statement.resources.map((one) => JSON.stringify(at(one, 'Fn::Join.1'))).sort();
    expect(arns).toEqual([
      expect.stringMatching(
        isPledges
          ? /:configuration-set\/",\{"Ref":"PledgesMailboxRoomSet/
          : /:configuration-set\/",\{"Ref":"SatgasMailSet/,
      ),
      expect.stringMatching(
        isPledges ? /:identity\/netral\.example"/ : /:identity\/",\{"Ref":"SatgasMailIdentity/,
      ),
    ]);
  });
});
