import * as z from 'zod/mini';

export type FoundProperty = { path: string[]; said: string | undefined };

const object = z.record(z.string(), z.unknown());

/** Every property below a JSON schema, however deep, with its description. */
export const propertyPaths = (schema: unknown, path: string[]): FoundProperty[] => {
  if (Array.isArray(schema)) return schema.flatMap((one: unknown) => propertyPaths(one, path));
  const read = z.safeParse(object, schema);
  if (!read.success) return [];
  return Object.entries(read.data).flatMap(([word, value]) =>
    word === 'properties' ? ownProperties(value, path) : propertyPaths(value, path),
  );
};

const ownProperties = (properties: unknown, path: string[]): FoundProperty[] =>
  Object.entries(z.parse(object, properties)).flatMap(([name, one]) => {
    const { description } = z.parse(z.looseObject({ description: z.optional(z.string()) }), one);
    const own = [...path, name];
    return [{ path: own, said: description }, ...propertyPaths(one, own)];
  });
