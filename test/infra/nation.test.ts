import { describe, expect, it } from '@jest/globals';
import { nationFaults } from '../../infra/deployment-nation.ts';
import { aMember } from '../support/aggregates.ts';
import { at, demoTemplate, everyTemplate, resources, statementsOf } from './a-stack.ts';

const demo = demoTemplate();
const members = ['11', '12'].map((code) => aMember(`contoh-${code}`, [code]));
const faultsOf = (changed: typeof members, id = 'demo') =>
  nationFaults({ id, awsRegion: 'ap-southeast-3', nation: { members: changed } });

describe('the members of the nation', () => {
  it('are as the file names them', () => {
    expect(faultsOf(members)).toEqual([]);
    expect(nationFaults({ id: 'lampung', awsRegion: 'ap-southeast-3' })).toEqual([]);
  });

  it.each([
    [[...members, ...members.slice(0, 1)], /is a member twice/],
    [[...members, aMember('contoh-13', ['11'])], /11 is served by two members/],
    [[aMember('contoh-99', ['99'])], /serves 99, which is no region/],
    [
      members.map((member) => ({ ...member, publicKeys: members[0]?.publicKeys ?? [] })),
      /two keys have the id [0-9a-f]{8}/,
    ],
    [
      members.map((member) => ({
        ...member,
        topicArn: member.topicArn.replace('ap-southeast-3', 'us-east-1'),
      })),
      /in another AWS region/,
    ],
  ])('are refused by a line that says why', (changed, line) => {
    expect(faultsOf(changed)).toEqual(expect.arrayContaining([expect.stringMatching(line)]));
  });

  it('of the demo are trusted nowhere else', () => {
    expect(faultsOf(members, 'nasional')).toEqual([expect.stringContaining("they are the demo's")]);
  });
});

describe('the stacks of a national deployment', () => {
  const fromOthers = resources(demo, 'AWS::SNS::Subscription').filter(({ properties }) =>
    String(properties['TopicArn']).includes(':111111111111:'),
  );

  it('listen to the aggregates of each member, and to nothing else of it', () => {
    expect(fromOthers).toHaveLength(38);
    for (const { properties } of fromOthers)
      expect(properties['FilterPolicy']).toEqual({ type: ['regions.aggregated'] });
  });

  it('take messages of those topics, and of no other', () => {
    const topics = fromOthers.map(({ properties }) => properties['TopicArn']);
    const policies = resources(demo, 'AWS::SQS::QueuePolicy')
      .filter(({ id }) => id.startsWith('SatgasNationQueue'))
      .flatMap(({ properties }) => [at(properties, 'PolicyDocument.Statement')].flat());
    const allowed = policies.filter((one) => at(one, 'Effect') === 'Allow');
    const theirs = expect.objectContaining({
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': topics } },
    });
    // The queue, and where what could not be handed over to it waits.
    expect(allowed).toEqual([theirs, theirs]);
    for (const { properties } of fromOthers)
      expect(JSON.stringify(properties['RedrivePolicy'])).toContain('SatgasNationQueueDeadLetters');
  });

  it('let only the three that count the regions, of all functions, read the key that signs', () => {
    const readers = statementsOf(demo)
      .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
      .filter(({ resources: named }) => JSON.stringify(named).includes('SharedAggregateSecretArn'))
      .map(({ id }) => id);
    expect(readers).toHaveLength(3);
    for (const id of readers) expect(id).toMatch(/NationRoomTell|NationToldTell/);
  });

  it('cannot change what was taken, nor read a key, by the page', () => {
    const page = statementsOf(demo).filter(({ id }) => id.startsWith('SatgasNationOversee'));
    const actions = page.flatMap(({ actions: some }) => some);
    expect(actions.filter((action) => action.startsWith('dynamodb:'))).toEqual(['dynamodb:Query']);
    expect(actions.filter((action) => action.startsWith('secretsmanager:'))).toEqual([]);
  });
});

describe('the topic of a deployment', () => {
  const subscribing = (stack: string) =>
    everyTemplate()
      .filter(({ name }) => name === stack)
      .flatMap(({ template }) => resources(template, 'AWS::SNS::TopicPolicy'))
      .flatMap(({ properties }) => [at(properties, 'PolicyDocument.Statement')].flat())
      .filter((one) => JSON.stringify(at(one, 'Action')).includes('sns:Subscribe'))
      .filter((one) => at(one, 'Effect') === 'Allow');

  it('may be listened to from no other account unless its file names one', () => {
    expect(subscribing('netral-demo-shared')).toEqual([]);
  });

  it('may then be listened to by queues of that account only', () => {
    const [one, ...more] = subscribing('netral-demo-nasional-shared');
    expect(more).toEqual([]);
    expect(JSON.stringify(at(one, 'Principal'))).toContain('222222222222');
    expect(at(one, 'Condition.StringEquals')).toEqual({ 'sns:Protocol': 'sqs' });
    expect(JSON.stringify(at(one, 'Condition.StringLike'))).toContain(':222222222222:*');
  });
});
