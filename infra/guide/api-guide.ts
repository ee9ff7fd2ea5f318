import { Marked } from 'marked';
import * as z from 'zod/mini';
import type { Json } from '../openapi/schemas.ts';

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
const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.optional(z.string()),
  security: z.array(z.unknown()),
  parameters: z.array(parameter),
  requestBody: z.optional(
    z.object({
      content: z.record(
        z.string(),
        z.object({ schema: z.optional(schema), example: z.optional(z.unknown()) }),
      ),
    }),
  ),
  responses: z.record(z.string(), z.looseObject({ description: z.optional(z.string()) })),
});
const openApi = z.object({
  info: z.object({ title: z.string(), summary: z.string() }),
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
  }),
});
type OpenApi = z.infer<typeof openApi>;
type Operation = z.infer<typeof operation> & { path: string; method: string };

/** The API as a page's content: made of the OpenAPI document, every operation of it, without script. */
export const apiGuide = (document: Json): string => {
  const api = z.parse(openApi, document);
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ ...one, path, method })),
  );
  return [
    markdown(intro).replaceAll('"BASE/', '"{base}/'),
    ...api.tags.map(({ name, description }) => {
      const own = operations.filter(({ tags: [tag] }) => tag === name);
      const listed = own.map((one) => details(one, api)).join('');
      return `<section><h2 id="${escaped(name)}">${escaped(description)}</h2>${listed}</section>`;
    }),
  ].join('\n');
};

const intro = `What the API takes and answers, made of [the OpenAPI document](BASE/openapi.json) when Netral is built.

- **Addresses** below \`/v1\` take and answer JSON; the same addresses serve pages to whoever asks for \`text/html\`. Changes that break a caller come under another version.
- **Signing in**: \`Authorization: Bearer\` with an ID token of the deployment's OIDC issuer (not an access token). What is marked *public* needs none.
- **Again**: \`Idempotency-Key\` marks a retry, and gets the first answer once more.
- **Errors** are \`application/problem+json\` (RFC 9457): \`code\` and \`errors[].reason\` are for programs, \`message\` is for people, in the language of \`Accept-Language\`.
- **Paging**: where an answer has \`next\`, the same address with it as \`after\` continues the list.
- **Busy**: 429 and 503 say when to come again (\`Retry-After\`).
- **Webhooks** of form providers: see [sending reports from other forms](BASE/docs/integrations).`;

const marked = new Marked({ gfm: true });
const markdown = (text: string): string => marked.parse(text, { async: false });
/** Prose of the document: code in it is code, and nothing in it is markup. */
const prose = (text: string): string =>
  escaped(text).replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`);

const details = (one: Operation, api: OpenApi): string => {
  const { path, method, operationId, summary, description } = one;
  return [
    `<details id="${escaped(operationId)}"><summary><code>${method.toUpperCase()} ${escaped(path)}</code> ${prose(summary)}</summary>`,
    `<p>${one.security.length === 0 ? '<strong>Public.</strong>' : 'For whoever is signed in and entitled to it.'}</p>`,
    ...(description === undefined ? [] : [`<p>${prose(description)}</p>`]),
    parametersOf(one),
    bodyOf(one, api),
    `<h3>Answers</h3><dl>${Object.entries(one.responses)
      .map(
        ([status, said]) => `<dt>${escaped(status)}</dt><dd>${prose(said.description ?? '')}</dd>`,
      )
      .join('')}</dl>`,
    '</details>',
  ].join('');
};

const parametersOf = ({ parameters }: Operation): string =>
  parameters.length === 0
    ? ''
    : table(
        'Parameters',
        parameters.map((one) => [
          `<code>${escaped(one.name)}</code>`,
          `${escaped(one.in)}${one.required ? ', required' : ''}`,
          prose(one.description ?? kindOf(one.schema ?? {})),
        ]),
      );

const bodyOf = ({ requestBody }: Operation, api: OpenApi): string => {
  const [first] = Object.values(requestBody?.content ?? {});
  if (!requestBody || !first) return '';
  const types = Object.keys(requestBody.content).map((type) => `<code>${escaped(type)}</code>`);
  const { properties = {}, required = [] } = resolved(first.schema, api);
  const fields = Object.entries(properties).map(([name, field]) => [
    `<code>${escaped(name)}</code>`,
    `${escaped(kindOf(field))}${required.includes(name) ? ', required' : ''}`,
    prose(field.description ?? ''),
  ]);
  const { example } = first;
  const shown = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return [
    `<h3>Body</h3><p>${types.join(', ')}</p>`,
    fields.length === 0 ? '' : table('', fields),
    example === undefined ? '' : `<pre><code>${escaped(shown)}</code></pre>`,
  ].join('');
};

const resolved = (of: z.infer<typeof schema> | undefined, { components }: OpenApi) =>
  components.schemas[of?.$ref?.split('/').at(-1) ?? ''] ?? {};

const kindOf = ({ $ref, type, enum: choices }: z.infer<typeof schema>): string => {
  if (choices) return choices.map(String).join(' | ');
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? '';
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'any');
};

const table = (title: string, rows: string[][]): string =>
  `${title === '' ? '' : `<h3>${title}</h3>`}<div class="scroll" tabindex="0"><table>${rows
    .map(
      ([head = '', ...cells]) =>
        `<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    )
    .join('')}</table></div>`;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
