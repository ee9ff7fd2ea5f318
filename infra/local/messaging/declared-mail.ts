import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';
import { readResources } from './declared.ts';

/** What SES knows of the template: who may send, and where it tells what became of mails. */
export type DeclaredMail = {
  /** Domains and addresses; verified here, where nobody has a DNS. */
  identities: string[];
  configurationSets: string[];
  /** Those of them that go by a suppression list. */
  suppressing: string[];
  destinations: MailDestination[];
};

/** Events of these types (small letters) go to this topic. */
export type MailDestination = { configurationSet: string; topicArn: string; types: string[] };

const identityShape = z.object({ EmailIdentity: z.string() });
const setShape = z.object({
  Name: z.string(),
  SuppressionOptions: z.optional(z.object({ SuppressedReasons: z.array(z.string()) })),
});
const destinationShape = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.optional(z.string()),
    Enabled: z._default(z.union([z.boolean(), z.stringbool()]), false),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.strictObject({ TopicARN: z.string() }),
  }),
});

/** The identities, configuration sets and event destinations; throws HostError for what is not hosted. */
export const declaredMail = (resources: HostedResource[]): DeclaredMail => {
  const identities = readResources(resources, 'AWS::SES::EmailIdentity', identityShape);
  const sets = readResources(resources, 'AWS::SES::ConfigurationSet', setShape);
  const found = readResources(
    resources,
    'AWS::SES::ConfigurationSetEventDestination',
    destinationShape,
  );
  const configurationSets = sets.map(({ properties }) => properties.Name);
  for (const { logicalId, properties } of found)
    if (!configurationSets.includes(properties.ConfigurationSetName))
      throw new HostError(
        `${logicalId}: no configuration set is ${properties.ConfigurationSetName}.`,
      );
  return {
    identities: identities.map(({ properties }) => properties.EmailIdentity.toLowerCase()),
    configurationSets,
    // The account's own list is in force where a set says nothing of it.
    suppressing: sets
      .filter(({ properties: { SuppressionOptions } }) =>
        SuppressionOptions ? SuppressionOptions.SuppressedReasons.length > 0 : true,
      )
      .map(({ properties }) => properties.Name),
    destinations: found
      .filter(({ properties }) => properties.EventDestination.Enabled)
      .map(({ properties: { ConfigurationSetName, EventDestination: to } }) => ({
        configurationSet: ConfigurationSetName,
        topicArn: to.SnsDestination.TopicARN,
        types: to.MatchingEventTypes.map((type) => type.toLowerCase()),
      })),
  };
};
