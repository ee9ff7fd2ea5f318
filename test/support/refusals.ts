import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the local host refused a function of a suite for want of a right, each sentence once. */
export const refusalsIn = (dataFolder: string): string[] => {
  if (!existsSync(dataFolder)) return [];
  const logs = readdirSync(dataFolder).filter((name) => name.startsWith('host.log'));
  const found = logs.flatMap((name) =>
    [...readFileSync(join(dataFolder, name), 'utf8').matchAll(sentence)].map(([said]) => said),
  );
  return [...new Set(found)];
};

const sentence =
  /User: arn:aws:sts::\S+ is not authorized to perform: .+? (?:because no identity-based policy allows the \S+ action|with an explicit deny in an identity-based policy)/g;

/** Throws when a function of a suite lacked a right: the templates lack it on AWS, too. */
export const noRightWasMissing = (dataFolder: string): void => {
  const refusals = refusalsIn(dataFolder);
  if (refusals.length > 0)
    throw new Error(`The templates lack rights that were used:\n${refusals.join('\n')}`);
};
