import * as z from 'zod/mini';

/** What of a template names are looked for in. */
export const namedTemplate = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});
export type NamedTemplate = z.infer<typeof namedTemplate>;

/** Properties that name a resource in its account and region. */
const naming = /^(\w*Name|Domain|EmailIdentity)$/;
/** Names within another resource (a pool, an API, a role), or of another resource. */
const namedWithin = new Set([
  'AWS::ApiGateway::Stage StageName',
  'AWS::CloudWatch::Alarm MetricName',
  // One of CodeDeploy's own.
  'AWS::CodeDeploy::DeploymentGroup DeploymentConfigName',
  'AWS::Cognito::UserPoolGroup GroupName',
  'AWS::Lambda::Alias Name',
  'AWS::Lambda::EventSourceMapping FunctionName',
  'AWS::Lambda::Permission FunctionName',
  'AWS::Logs::SubscriptionFilter LogGroupName',
  'AWS::SES::ConfigurationSetEventDestination ConfigurationSetName',
]);

/** The explicit names of a stack's resources, each with its type; one that holds a reference to a resource is its own. */
export const namesIn = ({ Resources }: NamedTemplate): string[] =>
  Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties)
      .filter(([key]) => naming.test(key) && !namedWithin.has(`${Type} ${key}`))
      .map(([, value]) => JSON.stringify(value))
      .filter((name) => !/"Ref":"(?!AWS::)|Fn::GetAtt/.test(name))
      .map((name) => `${Type} ${name}`),
  );

/** Names that stand in more than one of these stacks. */
export const inCommon = (stacks: readonly NamedTemplate[]): string[] => twice(stacks.map(namesIn));

/** What stands more than once in these lists. */
export const twice = (lists: readonly (readonly string[])[]): string[] => {
  const seen = new Set<string>();
  return lists.flat().filter((name) => {
    if (seen.has(name)) return true;
    seen.add(name);
    return false;
  });
};
