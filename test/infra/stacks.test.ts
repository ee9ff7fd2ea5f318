import { describe, expect, it } from '@jest/globals';
import { accountStacks, demoStacks, everyTemplate, stacksOf, type Template } from './a-stack.ts';

const stacks = everyTemplate();
/** As the CDK writes them, and as CloudFormation counts them: at most 500 resources and 1 MB. */
const sizeOf = (template: Template): number => JSON.stringify(template, null, 1).length;

const ofType = (template: Template, type: string) =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

/** The name of every SSM parameter that a stack writes. */
const writtenBy = ({ template }: { template: Template }) =>
  ofType(template, 'AWS::SSM::Parameter').map(([, { Properties }]) => String(Properties['Name']));
/** And of every one it reads. */
const readBy = ({ template }: { template: Template }) =>
  Object.values(template.Parameters)
    .filter(({ Type }) => String(Type).startsWith('AWS::SSM::'))
    .map(({ Default }) => String(Default))
    .filter((name) => !name.startsWith('/cdk-bootstrap/'));

describe('the stacks', () => {
  it('are one of the account, and of each deployment one for each capability and one they share', () => {
    expect(demoStacks().map(({ name }) => name.replace('netral-', ''))).toEqual([
      'account-ap-southeast-3',
      ...['shared', 'pledges', 'reports', 'satgas', 'site'].map((part) => `demo-${part}`),
    ]);
  });

  it.each(stacks)('$name is far below what CloudFormation takes', ({ template }) => {
    expect(Object.keys(template.Resources).length).toBeLessThan(350);
    expect(sizeOf(template)).toBeLessThan(600_000);
    expect(Object.keys(template.Parameters).length).toBeLessThan(50);
  });

  it.each(stacks)('$name is joined to others by no export: they could not change', (stack) => {
    const text = JSON.stringify(stack.template);
    expect(text).not.toContain('Fn::ImportValue');
    expect(text).not.toContain('"Export"');
  });

  it.each(demoStacks())('$name reads only what a stack before it wrote: no circle', (stack) => {
    const before = demoStacks().slice(
      0,
      demoStacks().findIndex(({ name }) => name === stack.name),
    );
    const written = before.flatMap(writtenBy);
    for (const name of readBy(stack)) expect(written).toContain(name);
  });

  it('write for others in two places: the account, and what the capabilities share', () => {
    const writing = demoStacks().filter((stack) => writtenBy(stack).length > 0);
    expect(writing.map(({ name }) => name)).toEqual([
      'netral-account-ap-southeast-3',
      'netral-demo-shared',
    ]);
  });
});

/** Properties that name a resource in its account and region. */
const naming = /^(\w*Name|Domain|EmailIdentity)$/;
/** Names within another resource (a pool, an API, a role), or of another resource. */
const namedWithin = new Set([
  'AWS::ApiGateway::Stage StageName',
  'AWS::CloudWatch::Alarm MetricName',
  'AWS::Cognito::UserPoolGroup GroupName',
  'AWS::Lambda::EventSourceMapping FunctionName',
  'AWS::Lambda::Permission FunctionName',
  'AWS::Logs::SubscriptionFilter LogGroupName',
  'AWS::SES::ConfigurationSetEventDestination ConfigurationSetName',
]);

/** The explicit names of a stack's resources; one that holds a reference to a resource is its own. */
const namesIn = ({ template }: { template: Template }): string[] =>
  Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    Object.entries(Properties)
      .filter(([key]) => naming.test(key) && !namedWithin.has(`${Type} ${key}`))
      .map(([, value]) => JSON.stringify(value))
      .filter((name) => !/"Ref":"(?!AWS::)|Fn::GetAtt/.test(name))
      .map((name) => `${Type} ${name}`),
  );

describe('two deployments in one account', () => {
  const demo = stacksOf('demo');
  const nation = stacksOf('demo-nasional');

  it('have no name in common, nor with their account', () => {
    const [ours, theirs] = [demo, nation].map((stacks) => stacks.flatMap(namesIn));
    const all = [...(ours ?? []), ...(theirs ?? []), ...accountStacks().flatMap(namesIn)];
    expect(ours?.length).toBeGreaterThan(60);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });

  it('carry their own name in each', () => {
    for (const name of nation.flatMap(namesIn))
      expect(name).toMatch(/demo-nasional|nasional\.netral/);
  });

  it('write and read parameters of their own', () => {
    const [ours, theirs] = [demo, nation].map((stacks) => stacks.flatMap(writtenBy));
    expect(theirs?.filter((name) => ours?.includes(name))).toEqual([]);
    const read = new Set(nation.flatMap(readBy));
    for (const name of read) expect(name).toMatch(/^\/netral(\/demo-nasional|-account)\//);
  });

  it('stand on one stack of the account', () => expect(accountStacks()).toHaveLength(1));

  it('have as many resources with all 552 regions as with five: regions are data', () => {
    const resources = (stacks: typeof demo) =>
      stacks.map(({ template }) => Object.keys(template.Resources).length);
    const [shared = 0, ...capabilities] = resources(demo);
    // Somebody hears its alarms: a subscription, with a queue, its policy, and two alarms for mails that fail.
    expect(resources(nation)).toEqual([shared + 5, ...capabilities]);
  });
});

/**
 * Whatever would be lost, or be there twice, if CloudFormation made it anew, as it was first deployed, by hand: stack
 * and logical id. A line here never changes and never goes; a new one is a new line. Tables stand in tables.test.ts.
 */
const stateful = [
  'account-ap-southeast-3 AccountKey63700A21',
  'shared Key961B73FD',
  'shared ApiRest4DEC74FE',
  'shared SignInPeople26B168CC',
  'shared SignInPeoplePages3A9F774C',
  'shared LikenessB08EA2CD',
  'shared Account0D856946',
  'pledges PledgesPepperBDDFA5B3',
  'pledges PledgesCeremonyKey013E9CE5',
  'pledges PledgesReceiptKeyA1E74506',
  'pledges PledgesConfirmingRoomAsnSignInA2DF33F3',
  'pledges PledgesMailboxRoomKey4C05CB9B',
  'pledges PledgesCircularRoomDocumentsD840A5D6',
  'pledges PledgesCircularRoomUnitLinkKey5B9698E7',
  'reports ReportsReportCode239D4EBA',
  'reports ReportsOfficerAttempts99B65FEB',
  'reports ReportsReportersKeyA28CACB5',
  'reports ReportsSealedDeliveries0B3A38EC',
  'reports ReportsEvidenceRoomEvidenceAccessADC6182D',
  'reports ReportsEvidenceRoomEvidence88F4C6EE',
  'reports ReportsReadingRoomLocked67F2525B',
  'satgas SatgasLink4D6361AC',
  'satgas SatgasPhoneMark5C2B9049',
  'satgas SatgasMailIdentityC3D4AEF0',
  'site SiteSignInState8E34EABE',
  'site SiteRequestSenderMark20865C82',
];

const holdsState = new Set([
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::ApiGateway::RestApi',
  'AWS::SES::EmailIdentity',
]);

describe('what holds state', () => {
  const found = demoStacks().flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => holdsState.has(Type))
      .map(([id]) => `${name.replace(/^netral-(demo-)?/, '')} ${id}`),
  );

  it('stays in its stack, under the logical id it was deployed with', () =>
    expect(found.sort()).toEqual([...stateful].sort()));

  it.each(demoStacks())('$name holds no table of another capability', ({ name, template }) => {
    const part = name.split('-').at(-1) ?? '';
    for (const [id] of ofType(template, 'AWS::DynamoDB::GlobalTable'))
      expect(id.toLowerCase().startsWith(part)).toBe(true);
  });
});
