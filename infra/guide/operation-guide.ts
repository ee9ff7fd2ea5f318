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
    `<h3><code>${one.method} ${escaped(one.path)}</code> ${prose(one.summary)}</h3>`,
    `<p>${prose(one.description)}</p>`,
    table('Parameters', one.parameters.map(parameterRow)),
    bodyOf(one, api),
    table('Gives', givenRows(one, api)),
    table('Refuses', refusedRows(one, api)),
    `<h4>Example</h4><pre tabindex="0"><code>${escaped(curlExample(one))}</code></pre>`,
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
  return `<h4>Takes</h4><p>${types.join(', ')}</p>${table('Fields', rows)}`;
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

const refusedRows = ({ responses }: DescribedOperation, api: DescribedApi): string[][] =>
  Object.entries(responses)
    .filter(([status]) => status >= '400')
    .map(([status, said]) => {
      const { description = '', content = {} } = answerOf(said, api);
      const codes = Object.keys(content['application/problem+json']?.examples ?? {});
      return [
        status,
        codes.map((code) => `<code>${escaped(code)}</code>`).join('<br>'),
        prose(description),
      ];
    });
