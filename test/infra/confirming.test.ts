import { describe, expect, it } from '@jest/globals';
import { demoTemplate, resources, stacksOf, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const statements = statementsOf(template).filter(({ id }) => /ConfirmingRoomConfirmRole/.test(id));

/** What the function may do with a resource whose id holds this, and not with everything. */
const mayOn = (part: string): string[] =>
  statements
    .filter(({ resources: on }) => JSON.stringify(on).includes(part))
    .flatMap(({ actions }) => actions)
    .sort();

const environment = resources(template, 'AWS::Lambda::Function').find(({ properties }) =>
  String(properties['FunctionName']).endsWith('-confirming'),
)?.properties['Environment'];

describe('the function where civil servants sign in', () => {
  it('writes pledges, reads three secrets and whose unit a roster names, and nothing else: it can look no pledge up', () => {
    // What two people decided is read by every function that works by the campaign, under one key alone.
    const onWhatIsStored = statements
      .filter(({ resources: on }) => !JSON.stringify(on).includes('SharedDecreedTableName'))
      .flatMap(({ actions }) => actions)
      .filter((action) => !/^(logs|xray|kms):/.test(action));
    expect([...new Set(onWhatIsStored)].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:UpdateItem',
      'secretsmanager:GetSecretValue',
    ]);
    expect(mayOn('"PledgesRosters')).toEqual(['dynamodb:BatchGetItem']);
    const secrets = statements
      .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
      .flatMap(({ resources: on }) => on.map((one) => JSON.stringify(one)));
    expect(secrets.map((one) => /Pledges(\w+?)[0-9A-F]{8}/.exec(one)?.[1]).sort()).toEqual([
      'ConfirmingRoomAsnSignIn',
      'Pepper',
      'ReceiptKey',
    ]);
    expect(mayOn('PledgesTable')).toEqual(['dynamodb:UpdateItem']);
  });

  it('alone reads what seals a sign-in', () => {
    const readers = statementsOf(template).filter(
      ({ actions, resources: on }) =>
        actions.includes('secretsmanager:GetSecretValue') &&
        JSON.stringify(on).includes('ConfirmingRoomAsnSignIn'),
    );
    expect(readers.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^PledgesConfirmingRoomConfirmRole/),
    ]);
  });

  it('asks the issuer that the deployment names, unless the stack is told another', () => {
    expect(JSON.stringify(environment)).toContain('"ASN_ISSUER":{"Ref":"AsnIssuer"}');
    const pledges = stacksOf('demo').find(({ name }) => name.endsWith('-pledges'));
    expect(pledges?.template.Parameters['AsnIssuer']).toMatchObject({
      Default: 'https://masuk.contoh.example/realms/pegawai',
    });
  });
});
