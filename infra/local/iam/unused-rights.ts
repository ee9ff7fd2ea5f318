import * as z from 'zod/mini';
import { matcherOf } from './pattern.ts';

const lineShape = z.union([
  z.object({
    function: z.string(),
    granted: z.array(z.object({ actions: z.array(z.string()), resources: z.array(z.string()) })),
  }),
  z.object({ function: z.string(), action: z.string(), resource: z.string() }),
]);

/** A right that a function has and no call used: one action on the resources of one statement. */
export type UnusedRight = { function: string; action: string; resources: string[] };

/** What the host never asks for: triggers, logs and traces are the platform's, and of a key it asks for three rights. */
const notAsked = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'logs:*',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:ReceiveMessage',
  'xray:*',
].map(matcherOf);

/**
 * The rights that functions have and no call of theirs used, by what hosts noted (`rightsFile`), and how many functions ran
 * at all: of one that never called anything nothing is said. Throws ZodError for a file of something else.
 */
export const unusedRights = (text: string): { unused: UnusedRight[]; silent: string[] } => {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.parse(lineShape, JSON.parse(line)));
  const used = new Map<string, { action: string; resource: string }[]>();
  const granted = new Map<string, { actions: string[]; resources: string[] }[]>();
  for (const line of lines)
    if ('granted' in line) granted.set(line.function, line.granted);
    else used.set(line.function, [...(used.get(line.function) ?? []), line]);
  return {
    silent: [...granted.keys()].filter((name) => !used.has(name)).sort(),
    unused: [...granted].flatMap(([name, statements]) => {
      const calls = used.get(name);
      return calls ? statements.flatMap((one) => unusedOf(name, one, calls)) : [];
    }),
  };
};

type Statement = { actions: string[]; resources: string[] };

const unusedOf = (
  name: string,
  { actions, resources }: Statement,
  calls: { action: string; resource: string }[],
): UnusedRight[] => {
  const named = resources.map(matcherOf);
  const here = calls.filter(({ resource }) => named.some((matches) => matches(resource)));
  return actions
    .filter((action) => !notAsked.some((matches) => matches(action)))
    .filter((action) => !here.some((call) => matcherOf(action)(call.action)))
    .map((action) => ({ function: name, action, resources }));
};
