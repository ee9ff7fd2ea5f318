import * as z from 'zod/mini';

const schema = z.looseObject({
  $ref: z.optional(z.string()),
  type: z.optional(z.union([z.string(), z.array(z.string())])),
  enum: z.optional(z.array(z.unknown())),
  description: z.optional(z.string()),
});
const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.optional(z.boolean()),
  description: z.optional(z.string()),
  schema: z.optional(schema),
});
const content = z.record(
  z.string(),
  z.object({
    schema: z.optional(schema),
    example: z.optional(z.unknown()),
    examples: z.optional(z.record(z.string(), z.unknown())),
  }),
);
const response = z.looseObject({
  $ref: z.optional(z.string()),
  description: z.optional(z.string()),
  content: z.optional(content),
});
const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.unknown()),
  parameters: z.array(parameter),
  requestBody: z.optional(z.object({ content })),
  responses: z.record(z.string(), response),
});
const openApi = z.object({
  info: z.object({ title: z.string(), summary: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(
      z.string(),
      z.looseObject({
        properties: z.optional(z.record(z.string(), schema)),
        required: z.optional(z.array(z.string())),
      }),
    ),
    responses: z.record(z.string(), response),
  }),
});

export type DescribedApi = z.infer<typeof openApi>;
export type DescribedSchema = z.infer<typeof schema>;
export type DescribedResponse = z.infer<typeof response>;
export type DescribedOperation = z.infer<typeof operation> & { path: string; method: string };

/** Reads of an OpenAPI document what the guide shows. Throws ZodError for one that is not ours. */
export const readApi = (document: unknown): DescribedApi => z.parse(openApi, document);

/** Every operation, in the order of the document. */
export const operationsOf = (api: DescribedApi): DescribedOperation[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      ...one,
      path,
      method: method.toUpperCase(),
    })),
  );

const nameIn = (of: { $ref?: string | undefined } | undefined): string =>
  of?.$ref?.split('/').at(-1) ?? '';

/** The properties of a schema that stands under a name. */
export const propertiesOf = (of: DescribedSchema | undefined, { components }: DescribedApi) => {
  const { properties = {}, required = [] } = components.schemas[nameIn(of)] ?? {};
  return Object.entries(properties).map(([name, one]) => ({
    name,
    kind: kindOf(one),
    isRequired: required.includes(name),
    said: one.description ?? '',
  }));
};

/** An answer, also one that all operations share. */
export const answerOf = (of: DescribedResponse, { components }: DescribedApi): DescribedResponse =>
  components.responses[nameIn(of)] ?? of;

/** What a value is, in a word or by its choices. */
export const kindOf = ({ $ref, type, enum: choices }: DescribedSchema): string => {
  if (choices) return choices.map(String).join(' | ');
  if ($ref !== undefined) return nameIn({ $ref });
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'any');
};
