import { curlExample } from './curl-example.ts';
import {
  answerOf,
  kindOf,
  propertiesOf,
  type DescribedApi,
  type DescribedOperation,
} from './described-api.ts';
import { escaped, prose, table } from './html.ts';

/** One operation: who may call it, what it takes, gives and refuses, and an example. */
export const operationGuide = (one: DescribedOperation, api: DescribedApi): string =>
  [
    `<section id="${escaped(one.operationId)}" class="operation">`,
    `<h2><code>${one.method} ${escaped(one.path)}</code> ${prose(one.summary)}</h2>`,
    `<p>${prose(one.description)}</p>`,
    table('Parameters', one.parameters.map(parameterRow)),
    bodyOf(one, api),
    table('Gives', givenRows(one, api)),
    refusedLine(one, api),
    `<h3>Example</h3><pre tabindex="0"><code>${escaped(curlExample(one))}</code></pre>`,
    '</section>',
  ].join('');

const parameterRow = (one: DescribedOperation['parameters'][number]): string[] => [
  `<code>${escaped(one.name)}</code>`,
  `${escaped(one.in)}${one.required ? ', required' : ''}`,
  escaped(kindOf(one.schema ?? {})),
  prose(one.description ?? ''),
];

const bodyOf = ({ requestBody }: DescribedOperation, api: DescribedApi): string => {
  const [first] = Object.values(requestBody?.content ?? {});
  if (!requestBody || !first) return '';
  const types = Object.keys(requestBody.content).map((type) => `<code>${escaped(type)}</code>`);
  const rows = propertiesOf(first.schema, api).map(({ name, kind, isRequired, said }) => [
    `<code>${escaped(name)}</code>`,
    `${escaped(kind)}${isRequired ? ', required' : ''}`,
    prose(said),
  ]);
  return `<h3>Takes</h3><p>${types.join(', ')}</p>${table('Fields', rows)}`;
};

const givenRows = ({ responses }: DescribedOperation, api: DescribedApi): string[][] =>
  Object.entries(responses)
    .filter(([status]) => status < '400')
    .map(([status, said]) => {
      const { description = '', content = {} } = answerOf(said, api);
      const fields = propertiesOf(content['application/json']?.schema, api).map(
        ({ name, said: meaning }) => `<li><code>${escaped(name)}</code> ${prose(meaning)}</li>`,
      );
      return [
        status,
        Object.keys(content).map(escaped).join('<br>'),
        `${prose(description)}${fields.length > 0 ? `<ul>${fields.join('')}</ul>` : ''}`,
      ];
    });

/** The refusals of its own, by their codes: what each means, and which all can give, is said once for all. */
const refusedLine = ({ responses }: DescribedOperation, api: DescribedApi): string =>
  `<h3>Refuses</h3><p>${refusalsOf(responses, api)
    .filter(({ status }) => !ofEvery.includes(status))
    .map(({ status, codes, description }) =>
      codes.length === 0
        ? `${status} ${prose(description)}`
        : `${status} ${codes.map((code) => `<code>${escaped(code)}</code>`).join(' ')}`,
    )
    .join(' · ')}</p>`;

/** Every operation may answer with these. */
const ofEvery: readonly string[] = ['413', '429', '500', '503'];

type Refused = { status: string; codes: string[]; description: string };

const refusalsOf = (responses: DescribedOperation['responses'], api: DescribedApi): Refused[] =>
  Object.entries(responses)
    .filter(([status]) => status >= '400')
    .map(([status, said]) => {
      const { description = '', content = {} } = answerOf(said, api);
      const codes = Object.keys(content['application/problem+json']?.examples ?? {});
      return { status, codes, description };
    });

/** What every refusal means, once: its status and its code, and which of them every operation may give. */
export const refusalsGuide = (operations: readonly DescribedOperation[], api: DescribedApi) => {
  const meanings = new Map<string, string[]>();
  for (const { responses } of operations)
    for (const { status, codes, description } of refusalsOf(responses, api))
      codes.forEach((code, nth) => {
        const said = codes.length === 1 ? description : (description.split('; ')[nth] ?? '');
        const each = ofEvery.includes(status) ? 'by every operation' : '';
        meanings.set(`${status} ${code}`, [
          `${status} <code>${escaped(code)}</code>`,
          prose(ofEvery.includes(status) ? description : said),
          each,
        ]);
      });
  const rows = [...meanings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return `<section><h2 id="refusals">Refusals</h2>${table('What each means', rows)}</section>`;
};
