import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allow, granted, type Granted } from './granted.ts';
import type { House } from './house.ts';
import { HouseTopic, onlyByTls } from './topic.ts';

/** One topic per served region, one per province of them, and the national one. */
export const regionTopics = (scope: Construct, house: House): HouseTopic[] => {
  const served = house.deployment.campaign.regions.map((region) => region.code);
  const provinces = served.map((code) => code.slice(0, 2));
  const topics = [...new Set([...served, ...provinces, 'ID'])].map((code) => {
    const name = code.replace('.', '-');
    return new HouseTopic(scope, `Topic${name}`, {
      key: house.key,
      topicName: `${house.deployment.id}-satgas-${name}`,
      // No display name: SNS would put it before every SMS, which then has two parts.
      sharesPolicy: true,
    });
  });
  onlyByTls(scope, 'TopicsOnlyByTls', topics);
  return topics;
};

/** Names what all the region topics begin with, and allows the actions on exactly those topics. */
export const onTopics = (house: House, topics: HouseTopic[], actions: string[]): Granted => {
  const prefix = Stack.of(house.key).formatArn({
    service: 'sns',
    resource: `${house.deployment.id}-satgas-`,
  });
  return granted(prefix, allow(actions, ...topics.map((topic) => topic.topicArn)), house.key.use());
};
