import * as z from 'zod/mini';
import { functionName } from '../../infra/parts/function-name.ts';
import { readAssembly } from '@netral/local-host/template/read-assembly';

/** A function as it is deployed: the folder of its code, and what its environment holds. */
export type HandlerBundle = { folder: string; environment: Record<string, string> };

const shape = z.object({
  FunctionName: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/**
 * Finds functions of a synthesized deployment by their entry. A setting whose value is known only once it is deployed
 * has its own name as value, so that the stub sees which table is meant; addresses are this machine.
 */
export const handlerBundles = (assemblyFolder: string, deploymentId: string) => {
  const { stacks } = readAssembly(assemblyFolder);
  const found = stacks.flatMap(({ template, codeFolders }) =>
    Object.entries(template.Resources).map(([logicalId, resource]) => ({
      ...resource,
      folder: codeFolders[logicalId],
    })),
  );
  return (entry: string): HandlerBundle => {
    const name = functionName({ id: deploymentId }, entry);
    for (const { Type, Properties, folder } of found) {
      if (Type !== 'AWS::Lambda::Function') continue;
      const { success, data } = z.safeParse(shape, Properties);
      if (!success || data.FunctionName !== name || folder === undefined) continue;
      return { folder, environment: settingsOf(data.Environment.Variables) };
    }
    throw new Error(`The assembly has no function ${name}`);
  };
};

const settingsOf = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : /_(URL|ORIGIN)$/.test(name) ? 'http://127.0.0.1' : name,
    ]),
  );
