import { HostError } from '../contracts.ts';
import { localPseudo } from './physical-ids.ts';
import type { ReadAssembly } from './read-assembly.ts';
import {
  openTemplate,
  type OpenTemplate,
  type Outside,
  type ResolvedResource,
  type TemplateToResolve,
} from './resolve-template.ts';

/** What the rooms of the host read of an assembly: the resources of all stacks, each known by stack and logical id. */
export type Resources = Pick<OpenTemplate, 'ofType' | 'all'>;

export type OpenAssembly = Resources & {
  /** Absolute folder of each function's code, by the logical id that its resource has here. */
  codeFolders: Record<string, string>;
};

type AssemblyToOpen = ReadAssembly & Pick<TemplateToResolve, 'parameters' | 'attributes'>;

/** Opens the stacks of an assembly together: what one writes (SSM parameters, exports) the others read. Throws HostError. */
export const openAssembly = (assembly: AssemblyToOpen): OpenAssembly => {
  const { stacks, parameters, region, attributes } = assembly;
  refuseUnknownParameters(assembly);
  const opened: { id: (logicalId: string) => string; template: OpenTemplate }[] = [];
  const outside = outsideOf(() => opened.map(({ template }) => template));
  for (const { template, stackName } of stacks) {
    opened.push({
      id: (logicalId) => idIn(stacks, stackName, logicalId),
      template: openTemplate({
        ...{ template, attributes, outside, pseudo: localPseudo(stackName, region) },
        parameters: parametersOf(template.Parameters ?? {}, parameters),
      }),
    });
  }
  const together = (list: (template: OpenTemplate) => ResolvedResource[]) =>
    opened.flatMap(({ id, template }) =>
      list(template).map((one) => ({ ...one, logicalId: id(one.logicalId) })),
    );
  return {
    ofType: (...types) => together((template) => template.ofType(...types)),
    all: () => together((template) => template.all()),
    codeFolders: codeFoldersOf(assembly),
  };
};

/** A logical id is a stack's own: two stacks may each have a `Table`. */
const idIn = ({ length }: ReadAssembly['stacks'], stackName: string, logicalId: string): string =>
  length === 1 ? logicalId : `${stackName}/${logicalId}`;

const codeFoldersOf = ({ stacks }: ReadAssembly): Record<string, string> =>
  Object.fromEntries(
    stacks.flatMap(({ stackName, codeFolders }) =>
      Object.entries(codeFolders).map(([id, folder]) => [idIn(stacks, stackName, id), folder]),
    ),
  );

const parametersOf = (
  declared: Record<string, unknown>,
  given: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name in declared));

const refuseUnknownParameters = ({ stacks, parameters }: AssemblyToOpen): void => {
  for (const name of Object.keys(parameters)) {
    if (!stacks.some(({ template }) => template.Parameters?.[name]))
      throw new HostError(`No template has a parameter ${name}`);
  }
};

/** What stacks say to each other, looked up when it is asked for: the order in which they are opened does not matter. */
const outsideOf = (templates: () => OpenTemplate[]): Outside => {
  const known = new Map<string, string>();
  const asked = new Set<string>();
  const find = (what: string, valueIn: (template: OpenTemplate) => string | undefined): string => {
    if (asked.has(what)) throw new HostError(`${what} is made of itself, through other stacks`);
    asked.add(what);
    for (const template of templates()) {
      const value = valueIn(template);
      if (value === undefined) continue;
      asked.delete(what);
      known.set(what, value);
      return value;
    }
    throw new HostError(`No stack that is hosted here writes ${what}`);
  };
  const findOnce: typeof find = (what, valueIn) => known.get(what) ?? find(what, valueIn);
  return {
    storedParameter: (name) =>
      findOnce(`the SSM parameter ${name}`, (template) => template.storedParameter(name)),
    exported: (name) => findOnce(`the export ${name}`, (template) => template.exported(name)),
  };
};
