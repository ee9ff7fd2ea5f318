import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import { HostError } from './contracts.ts';
import type { Rights } from './iam/callers.ts';
import type { HostedFunction } from './lambda/functions.ts';
import { refuseUnknownQualifiers } from './template/function-address.ts';
import type { OpenAssembly } from './template/open-assembly.ts';

const functionShape = z.object({
  Handler: z.string(),
  Timeout: z._default(z.number(), 3),
  MemorySize: z._default(z.number(), 128),
  ReservedConcurrentExecutions: z.optional(z.number()),
  Environment: z._default(z.object({ Variables: z.record(z.string(), z.string()) }), {
    Variables: {},
  }),
});

/** More threads of one function than cores only wait for each other. */
const atOnce = Math.max(2, availableParallelism());

/** The template's functions with the folders their code lies in; throws HostError for one without code, and for callers of a version or alias that is not there. */
export const hostedFunctions = (
  template: OpenAssembly,
  rights: Map<string, Rights>,
): HostedFunction[] => {
  const { ofType, codeFolders } = template;
  refuseUnknownQualifiers(template);
  return ofType('AWS::Lambda::Function').map(({ logicalId, ref, properties }) => {
    const declared = z.safeParse(functionShape, properties);
    const codeFolder = codeFolders[logicalId];
    if (!declared.success || codeFolder === undefined) {
      throw new HostError(
        `${logicalId}: the local host cannot find this function's code or settings`,
      );
    }
    const { Handler, Timeout, MemorySize, ReservedConcurrentExecutions, Environment } =
      declared.data;
    return {
      id: ref,
      codeFolder,
      handler: Handler,
      environment: Environment.Variables,
      timeoutMs: Timeout * 1000,
      memoryMb: MemorySize,
      rights: rights.get(ref),
      maxConcurrency: ReservedConcurrentExecutions ?? atOnce,
    };
  });
};
