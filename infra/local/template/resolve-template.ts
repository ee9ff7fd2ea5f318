import { HostError, type HostedResource } from '../contracts.ts';
import { evaluate, noValue, type Lookup } from './intrinsics.ts';
import { identities, madeUpName, type Named, type Pseudo } from './physical-ids.ts';
import { parseTemplate, type Template } from './read-template.ts';
import { refuseUnknown, resourceKind } from './resource-kinds.ts';

/** Which value of which resource is asked for; `attribute` is 'Ref' for what Ref gives. */
export type AttributeRef = { logicalId: string; type: string; name: string; attribute: string };

export type TemplateToResolve = {
  template: Template;
  /** Values for the template's parameters; the others take their defaults. */
  parameters: Record<string, string>;
  /** What only the running host knows (stream ARNs, queue URLs, the issuer); undefined: as on AWS. */
  attributes: (asked: AttributeRef) => string | undefined;
  pseudo: Pseudo;
  /** What other stacks say; without it, nothing. */
  outside?: Outside;
};

/** What a stack reads of others; throws HostError for what none says. */
export type Outside = {
  /** Value of an SSM parameter. */
  storedParameter: (name: string) => string;
  exported: (name: string) => string;
};

const nothingOutside: Outside = {
  storedParameter: (name) => {
    throw new HostError(`No stack that is hosted here writes the SSM parameter ${name}`);
  },
  exported: (name) => {
    throw new HostError(`No stack that is hosted here exports ${name}`);
  },
};

/** A resource with its own names, so that others can be found to point at it. */
export type ResolvedResource = HostedResource & { ref: string; arn: string | undefined };

/** A template whose resources can be resolved one type at a time, as the host learns what they ask for. */
export type OpenTemplate = {
  ofType: (...types: string[]) => ResolvedResource[];
  all: () => ResolvedResource[];
  ref: (logicalId: string) => string;
  attribute: (logicalId: string, attribute: string) => string;
  outputs: () => Record<string, unknown>;
  /** Value of an SSM parameter that this template writes. */
  storedParameter: (name: string) => string | undefined;
  /** What this template exports under a name. */
  exported: (name: string) => string | undefined;
};

/** Resolves every hosted resource; throws HostError naming what it does not know. */
export const resolveTemplate = (request: TemplateToResolve): ResolvedResource[] =>
  openTemplate(request).all();

/** Checks types, properties and parameters now, and resolves resources when asked; throws HostError. */
export const openTemplate = (request: TemplateToResolve): OpenTemplate => {
  const template = parseTemplate(request.template);
  refuseUnknown(template);
  refuseUnknownParameters(template, request.parameters);
  const names = namesOf({ ...request, template });
  const resolved = new Map<string, ResolvedResource>();
  const resolveOnce = (logicalId: string): ResolvedResource => {
    const resource = resolved.get(logicalId) ?? resolveResource(template, logicalId, names);
    resolved.set(logicalId, resource);
    return resource;
  };
  const resolve = (type?: readonly string[]) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => resourceKind(Type)?.kind === 'hosted')
      .filter(([, { Type }]) => !type || type.includes(Type))
      .filter(([, { Condition }]) => Condition === undefined || names.condition(Condition))
      .map(([logicalId]) => resolveOnce(logicalId));
  return {
    ofType: (...types) => resolve(types),
    all: () => resolve(),
    ref: names.refOf,
    attribute: names.attribute,
    outputs: () =>
      Object.fromEntries(
        Object.entries(template.Outputs ?? {}).map(([id, { Value }]) => [
          id,
          evaluate(Value, names, `output ${id}`),
        ]),
      ),
    storedParameter: (name) => storedParameter(template, name, names),
    exported: (name) => exported(template, name, names),
  };
};

const storedParameter = (template: Template, name: string, names: Names): string | undefined => {
  for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type !== 'AWS::SSM::Parameter' || names.nameOf(logicalId) !== name) continue;
    return String(evaluate(Properties?.['Value'], names, `${logicalId} (${Type}), Value`));
  }
  return undefined;
};

const exported = (template: Template, name: string, names: Names): string | undefined => {
  for (const [id, { Value, Export }] of Object.entries(template.Outputs ?? {})) {
    if (Export === undefined || evaluate(Export.Name, names, `output ${id}`) !== name) continue;
    return String(evaluate(Value, names, `output ${id}`));
  }
  return undefined;
};

type Names = Lookup & {
  refOf: (logicalId: string) => string;
  nameOf: (logicalId: string) => string;
};

const resolveResource = (template: Template, logicalId: string, names: Names): ResolvedResource => {
  const { Type: type, Properties = {} } = resourceOf(template, logicalId);
  const properties = Object.fromEntries(
    Object.entries(Properties)
      .map(
        ([key, value]) => [key, evaluate(value, names, `${logicalId} (${type}), ${key}`)] as const,
      )
      .filter(([, value]) => value !== noValue),
  );
  const identity = identities[type];
  if (identity?.nameProperty) properties[identity.nameProperty] ??= names.nameOf(logicalId);
  const hasArn = identity !== undefined && 'Arn' in identity.attributes;
  return {
    logicalId,
    type,
    properties,
    ref: identity ? names.refOf(logicalId) : logicalId,
    arn: hasArn ? names.attribute(logicalId, 'Arn') : undefined,
  };
};

const resourceOf = (template: Template, logicalId: string) => {
  const found = template.Resources[logicalId];
  if (!found) throw new HostError(`${logicalId}: the template has no such resource or parameter`);
  return found;
};

const refuseUnknownParameters = (template: Template, given: Record<string, string>): void => {
  for (const name of Object.keys(given)) {
    if (!template.Parameters?.[name]) throw new HostError(`The template has no parameter ${name}`);
  }
};

const namesOf = (request: TemplateToResolve): Names => {
  const { template, pseudo, attributes, outside = nothingOutside } = request;
  const attribute = (logicalId: string, asked: string): string => {
    const { Type: type } = resourceOf(template, logicalId);
    const name = nameOf(logicalId);
    const named: Named = { ...pseudo, logicalId, name, property: propertyOf(logicalId) };
    const identity = identities[type];
    const derived = asked === 'Ref' ? identity?.ref : identity?.attributes[asked];
    const value = attributes({ logicalId, type, name, attribute: asked }) ?? derived?.(named);
    if (value !== undefined) return value;
    throw new HostError(`${logicalId}: the local host does not know ${asked} of ${type}`);
  };
  const nameOf = (logicalId: string): string => {
    const { Type: type, Properties } = resourceOf(template, logicalId);
    const given = Properties?.[identities[type]?.nameProperty ?? ''];
    const resolved = evaluate(given, names, `${logicalId} (${type}), its name`);
    return typeof resolved === 'string' ? resolved : madeUpName(type, pseudo.stackName, logicalId);
  };
  const propertyOf = (logicalId: string) => (property: string) => {
    const { Type: type, Properties } = resourceOf(template, logicalId);
    return String(evaluate(Properties?.[property], names, `${logicalId} (${type}), ${property}`));
  };
  const refOf = (logicalId: string) => attribute(logicalId, 'Ref');
  const names: Names = {
    nameOf,
    refOf,
    attribute,
    ref: (name) => parameterOf(request, name) ?? refOf(name),
    exported: outside.exported,
    condition: conditionsOf(template, () => names),
    mapping: (map, top, second) => {
      const value = template.Mappings?.[map]?.[top]?.[second];
      if (value === undefined) throw new HostError(`No mapping ${map}.${top}.${second}`);
      return value;
    },
  };
  return names;
};

const conditionsOf = (template: Template, names: () => Lookup) => {
  const known = new Map<string, boolean>();
  return (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const expression = template.Conditions?.[name];
    if (expression === undefined) throw new HostError(`The template has no condition ${name}`);
    const holds = evaluate(expression, names(), `condition ${name}`) === true;
    known.set(name, holds);
    return holds;
  };
};

const parameterOf = (request: TemplateToResolve, name: string) => {
  const { template, parameters, pseudo, outside = nothingOutside } = request;
  if (name.startsWith('AWS::')) return pseudoParameter(pseudo, name);
  const parameter = template.Parameters?.[name];
  if (!parameter) return undefined;
  const value = parameters[name] ?? parameter.Default;
  if (value === undefined) throw new HostError(`The parameter ${name} has no value`);
  if (parameter.Type === 'AWS::SSM::Parameter::Value<String>')
    return outside.storedParameter(String(value));
  if (parameter.Type.startsWith('AWS::SSM::'))
    throw new HostError(`The parameter ${name} is of ${parameter.Type}, which is not hosted`);
  return /List</.test(parameter.Type) || parameter.Type === 'CommaDelimitedList'
    ? String(value).split(',')
    : String(value);
};

const pseudoParameter = (pseudo: Pseudo, name: string): unknown => {
  const { stackName, region, accountId, partition } = pseudo;
  const values: Record<string, unknown> = {
    'AWS::NoValue': noValue,
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': partition,
    'AWS::URLSuffix': pseudo.urlSuffix,
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::NotificationARNs': [],
  };
  if (!(name in values)) throw new HostError(`The local host does not know ${name}`);
  return values[name];
};
