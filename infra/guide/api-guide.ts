import { Marked } from 'marked';
import {
  operationsOf,
  readApi,
  type DescribedApi,
  type DescribedOperation,
} from './described-api.ts';
import { escaped, prose } from './html.ts';
import { operationGuide, refusalsGuide } from './operation-guide.ts';

/** The API as pages' contents: an index of all its operations, and a page of each room. */
type ApiGuide = {
  index: string;
  /** By the room's name in the address. */
  rooms: { room: string; title: string; about: string; content: string }[];
};

type Room = DescribedApi['tags'][number] & { room: string; own: DescribedOperation[] };

/**
 * The API as pages, made of the OpenAPI document, every operation of it, by room. Nothing is folded away, so that a
 * browser's own search finds each operation on the index and all of a room on its page, and nothing needs script.
 */
export const apiGuide = (document: unknown): ApiGuide => {
  const api = readApi(document);
  const operations = operationsOf(api);
  const rooms = api.tags.map((tag) => ({
    ...tag,
    room: tag.name.toLowerCase().replaceAll(' ', '-'),
    own: operations.filter(({ tags: [name] }) => name === tag.name),
  }));
  return {
    index: [
      introduction(api.info.description),
      `<nav aria-labelledby="operations"><h2 id="operations">Operations</h2>${rooms.map(contents).join('')}</nav>`,
      refusalsGuide(operations, api),
    ].join('\n'),
    rooms: rooms.map((one) => ({
      room: one.room,
      title: one.name,
      about: one.description,
      content: roomGuide(one, api),
    })),
  };
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

const contents = ({ room, name, own }: Room): string => {
  const page = `{base}/docs/${room}`;
  return `<h3><a href="${page}">${escaped(name)}</a></h3>${listOf(own, page)}`;
};

const listOf = (own: readonly DescribedOperation[], page: string): string =>
  `<ul>${own
    .map(
      ({ operationId, method, path, summary }) =>
        `<li><a href="${page}#${escaped(operationId)}"><code>${method} ${escaped(path)}</code></a> ${prose(summary)}</li>`,
    )
    .join('')}</ul>`;

const roomGuide = ({ description, own }: Room, api: DescribedApi): string =>
  [
    `<p>${prose(description)}</p>`,
    `<p><a href="{base}/docs">All operations, signing in, paging and limits</a> · <a href="{base}/docs#refusals">What each refusal means</a></p>`,
    `<nav aria-labelledby="here"><h2 id="here">On this page</h2>${listOf(own, '')}</nav>`,
    ...own.map((one) => operationGuide(one, api)),
  ].join('\n');
