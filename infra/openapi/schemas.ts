import * as z from 'zod/mini';
import { describeProperties } from './describe.ts';

type Schema = z.core.$ZodType;
export type Json = Record<string, unknown>;

/** Names every schema once and refers to it afterwards. */
export class Schemas {
  readonly #names = new Map<Schema, string>();
  readonly #named: Record<string, Json> = {};

  /** Adds a schema written by hand. */
  add(name: string, schema: Json): void {
    this.#named[name] = describeProperties(schema, [name]);
  }

  /** A reference to a schema; the first name it is met under stays. */
  refer(schema: Schema, name: string, io: 'input' | 'output'): Json {
    const known = this.#names.get(schema) ?? name;
    if (!this.#names.has(schema)) {
      this.#names.set(schema, name);
      this.add(name, jsonSchema(schema, io));
    }
    return reference(known);
  }

  /** Every named schema, for the document's components. */
  all(): Record<string, Json> {
    return this.#named;
  }
}

/** A reference to a named schema. */
export const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A zod schema as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export const jsonSchema = (schema: Schema, io: 'input' | 'output'): Json => {
  const converted: Json = {
    ...z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema: made }) => nameProperties(made),
    }),
  };
  delete converted['$schema'];
  return converted;
};

/** A record by known names is an object with these properties: tools look for what is required among them. */
const nameProperties = (made: z.core.JSONSchema.BaseSchema): void => {
  const { required, additionalProperties, properties } = made;
  if (!required || properties || typeof additionalProperties !== 'object') return;
  made.properties = Object.fromEntries(required.map((name) => [name, additionalProperties]));
  made.additionalProperties = false;
  delete made.propertyNames;
};

const objectShape = z.object({
  properties: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
  required: z.optional(z.array(z.string())),
});

/** The fields of an object schema, one by one, as parameters need them. */
export const fieldsOf = (schema: Schema): { name: string; required: boolean; schema: Json }[] => {
  const { properties = {}, required = [] } = z.parse(objectShape, jsonSchema(schema, 'input'));
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field,
  }));
};
