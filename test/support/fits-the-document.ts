import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod/mini';

const media = z.record(z.string(), z.looseObject({ schema: z.optional(z.unknown()) }));
const response = z.looseObject({
  $ref: z.optional(z.string()),
  content: z._default(media, {}),
});
const shape = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), response) })),
  ),
  components: z.looseObject({ responses: z.record(z.string(), response) }),
});

export type Heard = { method: string; path: string; status: number; type: string; body: string };

/** What is wrong with an answer by an OpenAPI document alone: its status, its media type, or its body; or undefined. */
export const misfitsOf = (document: unknown) => {
  const { paths, components } = z.parse(shape, document);
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({
    ...z.parse(z.looseObject({}), document),
    $id: 'https://netral.example/openapi.json',
  });
  return ({ method, path, status, type, body }: Heard): string | undefined => {
    const declared = paths[path]?.[method]?.responses[String(status)];
    if (!declared) return `status ${status} is not in the document`;
    const shared = declared.$ref?.split('/').at(-1);
    const { content } =
      shared === undefined ? declared : (components.responses[shared] ?? declared);
    if (body === '') return undefined;
    const name = type.split(';', 1)[0]?.trim() ?? '';
    const found = content[name];
    if (!found) return `${status} is ${name}, which is not in the document`;
    if (!name.endsWith('json')) return undefined;
    const { $ref } = z.parse(z.looseObject({ $ref: z.string() }), found.schema);
    const isValid = ajv.validate(
      { $ref: `https://netral.example/openapi.json${$ref}` },
      JSON.parse(body),
    );
    return isValid ? undefined : `${status} ${ajv.errorsText(ajv.errors)}`;
  };
};
