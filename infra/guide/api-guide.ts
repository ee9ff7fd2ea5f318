import { Marked } from 'marked';
import { operationsOf, readApi, type DescribedOperation } from './described-api.ts';
import { escaped, prose } from './html.ts';
import { operationGuide, refusalsGuide } from './operation-guide.ts';

/**
 * The API as a page's content: made of the OpenAPI document, every operation of it, by room. Nothing is folded away, so
 * that a browser's own search finds all of it, and nothing needs script.
 */
export const apiGuide = (document: unknown): string => {
  const api = readApi(document);
  const operations = operationsOf(api);
  const rooms = api.tags.map((tag) => ({
    ...tag,
    id: tag.name.toLowerCase().replaceAll(' ', '-'),
    own: operations.filter(({ tags: [name] }) => name === tag.name),
  }));
  return [
    introduction(api.info.description),
    `<nav aria-labelledby="operations"><h2 id="operations">Operations</h2>${rooms.map(contents).join('')}</nav>`,
    refusalsGuide(operations, api),
    ...rooms.map(
      ({ id, name, description, own }) =>
        `<section><h2 id="${id}">${escaped(name)}</h2><p>${prose(description)}</p>${own
          .map((one) => operationGuide(one, api))
          .join('')}</section>`,
    ),
  ].join('\n');
};

const marked = new Marked({ gfm: true });

const introduction = (text: string): string =>
  marked
    .parse(text, { async: false })
    .replace('This document', '<a href="{base}/openapi.json">The OpenAPI document</a>')
    .replaceAll(
      '<code>/docs/integrations</code>',
      '<a href="{base}/docs/integrations"><code>/docs/integrations</code></a>',
    );

const contents = ({ id, name, own }: { id: string; name: string; own: DescribedOperation[] }) =>
  `<h3><a href="#${id}">${escaped(name)}</a></h3><ul>${own
    .map(
      ({ operationId, method, path, summary }) =>
        `<li><a href="#${escaped(operationId)}"><code>${method} ${escaped(path)}</code></a> ${prose(summary)}</li>`,
    )
    .join('')}</ul>`;
