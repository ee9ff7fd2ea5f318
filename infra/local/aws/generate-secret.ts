import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import { explain } from '../messaging/explain.ts';

/** An integer from 0 up to, not including, `below`; unguessable. */
export type RandomInt = (below: number) => number;

const shape = z.strictObject({
  PasswordLength: z._default(z.coerce.number().check(z.minimum(1), z.maximum(4096)), 32),
  ExcludeCharacters: z._default(z.string(), ''),
  ExcludeLowercase: z._default(z.boolean(), false),
  ExcludeUppercase: z._default(z.boolean(), false),
  ExcludeNumbers: z._default(z.boolean(), false),
  ExcludePunctuation: z._default(z.boolean(), false),
  IncludeSpace: z._default(z.boolean(), false),
  RequireEachIncludedType: z._default(z.boolean(), true),
  SecretStringTemplate: z.optional(z.string()),
  GenerateStringKey: z.optional(z.string()),
});
type SecretRequest = z.infer<typeof shape>;

/** Makes a secret as `GenerateSecretString` asks; throws HostError when that cannot be done. */
export const generateSecret = (asked: unknown, randomInt: RandomInt): string => {
  const parsed = z.safeParse(shape, asked);
  if (!parsed.success) throw new HostError(`GenerateSecretString: ${explain(parsed.error)}`);
  const password = generatePassword(parsed.data, randomInt);
  const { SecretStringTemplate: template, GenerateStringKey: key } = parsed.data;
  if (template === undefined && key === undefined) return password;
  if (template === undefined || key === undefined)
    throw new HostError(
      'GenerateSecretString: SecretStringTemplate and GenerateStringKey go together.',
    );
  const fields: unknown = JSON.parse(template);
  if (typeof fields !== 'object' || fields === null)
    throw new HostError('GenerateSecretString: SecretStringTemplate is not a JSON object.');
  return JSON.stringify({ ...fields, [key]: password });
};

const generatePassword = (asked: SecretRequest, randomInt: RandomInt): string => {
  const kinds = includedKinds(asked);
  const all = Array.from(kinds.join(''));
  if (all.length === 0) throw new HostError('GenerateSecretString excludes every character.');
  const pick = (from: string[]) => from[randomInt(from.length)] ?? '';
  const picked = asked.RequireEachIncludedType ? kinds.map((kind) => pick(Array.from(kind))) : [];
  if (picked.length > asked.PasswordLength)
    throw new HostError(
      'GenerateSecretString: PasswordLength is too short for each included type.',
    );
  while (picked.length < asked.PasswordLength) picked.push(pick(all));
  return shuffled(picked, randomInt).join('');
};

const includedKinds = (asked: SecretRequest): string[] => {
  const excluded = new Set(asked.ExcludeCharacters);
  const kinds = [
    asked.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    asked.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    asked.ExcludeNumbers ? '' : '0123456789',
    asked.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    asked.IncludeSpace ? ' ' : '',
  ];
  return kinds
    .map((kind) =>
      Array.from(kind)
        .filter((character) => !excluded.has(character))
        .join(''),
    )
    .filter((kind) => kind !== '');
};

const shuffled = (characters: string[], randomInt: RandomInt): string[] => {
  const result = [...characters];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other] ?? '', result[last] ?? ''];
  }
  return result;
};
