import * as z from 'zod/mini';

const object = z.record(z.string(), z.unknown());
const named = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.optional(z.boolean()),
});
const operation = z.looseObject({
  parameters: z._default(z.array(named), []),
  requestBody: z.optional(z.looseObject({ content: object })),
  responses: z.record(z.string(), z.looseObject({ content: z._default(object, {}) })),
  security: z._default(z.array(z.unknown()), []),
});
const shape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: object }),
});
type Operation = z.infer<typeof operation>;

/** What a caller can rely on in an OpenAPI document, one fact a line, sorted: words and examples are left out. */
export const outlineOf = (document: unknown): string[] => {
  const { paths, components } = z.parse(shape, document);
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, one]) =>
      linesOf(`${method.toUpperCase()} ${path}`, one),
    ),
  );
  const schemas = Object.entries(components.schemas).flatMap(([name, one]) => fields(name, one));
  return [...new Set([...calls, ...schemas])].sort();
};

const linesOf = (call: string, { parameters, requestBody, responses, security }: Operation) => [
  `${call}${security.length > 0 ? ' signed-in' : ''}`,
  ...parameters.map((one) => `${call} ${one.in} ${one.name}${one.required ? ' required' : ''}`),
  ...Object.keys(requestBody?.content ?? {}).map((type) => `${call} takes ${type}`),
  // Every refusal has the same two forms.
  ...Object.entries(responses).flatMap(([status, { content }]) => [
    `${call} ${status}`,
    ...(status < '400' ? Object.keys(content).map((type) => `${call} ${status} ${type}`) : []),
  ]),
];

const holders = new Set([
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'prefixItems',
  'additionalProperties',
]);

/** The properties below a schema: `ReadCase200.history.by object required`, and the choices of each. */
const fields = (at: string, schema: unknown): string[] => {
  if (Array.isArray(schema)) return schema.flatMap((one: unknown) => fields(at, one));
  const read = z.safeParse(object, schema);
  if (!read.success) return [];
  const required = z.parse(z._default(z.array(z.string()), []), read.data['required']);
  return Object.entries(read.data).flatMap(([word, value]) => {
    if (holders.has(word)) return fields(at, value);
    if (word === 'enum')
      return z.parse(z.array(z.unknown()), value).map((one) => `${at} = ${String(one)}`);
    if (word !== 'properties') return [];
    return Object.entries(z.parse(object, value)).flatMap(([name, one]) => [
      `${at}.${name} ${kindOf(one)}${required.includes(name) ? ' required' : ''}`,
      ...fields(`${at}.${name}`, one),
    ]);
  });
};

const kindOf = (schema: unknown): string => {
  const { type, $ref } = z.parse(object, schema);
  const kind = $ref ?? type;
  if (Array.isArray(kind)) return kind.join();
  return typeof kind === 'string' ? kind : 'any';
};

/** What is only in the one outline, and only in the other. */
export const compareOutlines = (before: readonly string[], after: readonly string[]) => {
  const [old, young] = [new Set(before), new Set(after)];
  return {
    removed: before.filter((line) => !young.has(line)),
    added: after.filter((line) => !old.has(line)),
  };
};
