import { HostError } from '../contracts.ts';
import type { Resources } from './open-assembly.ts';
import type { Identity, Named } from './physical-ids.ts';

/** A function as others name it, by a version or alias if they do. */
export type FunctionAddress = { id: string; qualifier: string | undefined };

const inArn = /:function:([\w-]+)(?::([\w$-]+))?/;
const plain = /^([\w-]+)(?::([\w$-]+))?$/;

/** Reads an ARN, an invocation URI of API Gateway, or a plain name; undefined for anything else. */
export const functionAddress = (text: string): FunctionAddress | undefined => {
  const [, id, qualifier] = inArn.exec(text) ?? plain.exec(text) ?? [];
  return id === undefined ? undefined : { id, qualifier };
};

/** The function's id in an ARN, an invocation URI of API Gateway, or a plain name. */
export const functionIdOf = (arnOrUri: string): string => functionAddress(arnOrUri)?.id ?? arnOrUri;

/** There is one version of each function here, and what a template says of versions is about that one. */
const theVersion = '1';

const functionArn = ({ partition, region, accountId, property }: Named): string =>
  `arn:${partition}:lambda:${region}:${accountId}:function:${functionIdOf(property('FunctionName'))}`;
const versionArn = (named: Named): string => `${functionArn(named)}:${theVersion}`;
const aliasArn = (named: Named): string => `${functionArn(named)}:${named.property('Name')}`;

/** What versions and aliases answer to Ref and Fn::GetAtt. */
export const versionIdentities: Record<string, Identity> = {
  'AWS::Lambda::Version': {
    ref: versionArn,
    attributes: { FunctionArn: versionArn, Version: () => theVersion },
  },
  'AWS::Lambda::Alias': { ref: aliasArn, attributes: { AliasArn: aliasArn } },
};

/** Whether a function has a version or an alias of this name. */
export type HasQualifier = (address: FunctionAddress) => boolean;

/** Reads which versions and aliases the templates declare. */
export const declaredQualifiers = (template: Resources): HasQualifier => {
  const declared = new Set(
    template.ofType('AWS::Lambda::Version', 'AWS::Lambda::Alias').map(({ ref }) => ref),
  );
  const known = new Set([...declared].map((ref) => ref.split(':function:')[1]));
  return ({ id, qualifier }) =>
    qualifier === undefined || qualifier === '$LATEST' || known.has(`${id}:${qualifier}`);
};

const callers = [
  'AWS::ApiGateway::RestApi',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Logs::SubscriptionFilter',
  'AWS::SNS::Subscription',
  'AWS::Scheduler::Schedule',
];

/** Throws a HostError naming what calls a version or alias that no template declares: on AWS each call of it would fail. */
export const refuseUnknownQualifiers = (template: Resources): void => {
  const has = declaredQualifiers(template);
  const lines = template.ofType(...callers).flatMap(({ logicalId, properties }) => {
    const named = JSON.stringify(properties).matchAll(new RegExp(inArn.source, 'g'));
    return [...new Set([...named].map(([text]) => text))]
      .filter((text) => !has(functionAddress(text) ?? { id: '', qualifier: undefined }))
      .map((text) => `${logicalId}: no version or alias is ${text.replace(':function:', '')}`);
  });
  if (lines.length > 0) throw new HostError(lines.join('\n'));
};
