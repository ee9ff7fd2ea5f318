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

  it('goes by TLS only, and follows nobody who reads it', () => {
    const [set, ...others] = resources(template, 'AWS::SES::ConfigurationSet');
    expect(others).toEqual([]);
    expect(set?.properties).toMatchObject({ DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
    expect(set?.properties).not.toHaveProperty('TrackingOptions');
  });

  const sending = statementsOf(template).filter(({ actions }) =>
    actions.some((action) => action.startsWith('ses:')),
  );

  it('is sent by five functions', () => {
    expect(sending.map(({ id }) => id.replace(/Role.*/, '')).sort()).toEqual([
      'SatgasTellingAskMailboxes',
      'SatgasTellingGreetOfficer',
      'SatgasTellingNotifyOfficers',
      'SatgasTellingSendAnnouncement',
      'SatgasTellingSendDigests',
    ]);
  });

  it.each(sending)('$id may send from one address, by one identity and set', (statement) => {
    expect(statement.actions).toEqual(['ses:SendEmail']);
    expect(statement.conditions).toEqual({
      StringEquals: { 'ses:FromAddress': 'siaga@netral.example' },
    });
    const arns = statement.resources.map((one) => JSON.stringify(at(one, 'Fn::Join.1'))).sort();
    expect(arns).toEqual([
      expect.stringMatching(/:configuration-set\/",\{"Ref":"SatgasMailSet/),
      expect.stringMatching(/:identity\/",\{"Ref":"SatgasMailIdentity/),
    ]);
  });
});
