import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { renderGuide } from '../../functions/site/pages/guide.tsx';
import { apiGuide } from '../../infra/guide/api-guide.ts';
import { integrationsGuide } from '../../infra/guide/integrations-guide.ts';
import { curlExample } from '../../infra/guide/curl-example.ts';
import { buildOpenApi, pathInDocument } from '../../infra/openapi/build.ts';

const frame = {
  base: '/live',
  lang: 'id',
  path: '/docs',
  stylesheet: '/assets/netral.css',
} as const;
const title = { id: 'Panduan', en: 'Guide' };
const pageOf = (content: string) =>
  renderGuide(frame, { title, about: title, written: 'en', content });
const { index, rooms } = apiGuide(buildOpenApi());
const api = rooms.map(({ content }) => content).join('\n');
const readme = readFileSync(new URL('../../docs/integrations/README.md', import.meta.url), 'utf8');
const integrations = integrationsGuide(readme);

const aCall = {
  method: 'POST',
  path: '/x',
  operationId: 'x',
  tags: ['x'] satisfies [string],
  summary: 'x',
  description: 'x',
  security: [],
  parameters: [],
  responses: {},
};

const sectionOf = (name: string): string => {
  const [, own = ''] = api.split(`<section id="${name}"`);
  return own.slice(0, own.indexOf('</section>'));
};

describe('the API guide', () => {
  it('holds every operation, once, in its room, and leads to it', () => {
    for (const { name, method } of operations) {
      expect(api.split(`<section id="${name}"`)).toHaveLength(2);
      const room = rooms.find(({ content }) => content.includes(`<section id="${name}"`));
      expect(room?.content).toContain(`<a href="#${name}"><code>${method} /`);
      expect(index).toContain(
        `<a href="{base}/docs/${String(room?.room)}#${name}"><code>${method} /`,
      );
    }
    expect(api.match(/<section id=/g)).toHaveLength(operations.length);
  });

  it('has no page of a name that another page below it has', () => {
    const names = rooms.map(({ room }) => `/docs/${room}`);
    expect(new Set(names).size).toBe(names.length);
    expect(operations.filter(({ path }) => names.includes(path))).toEqual([]);
    expect(names.filter((name) => !/^\/docs\/[a-z-]{1,40}$/.test(name))).toEqual([]);
  });

  it('is light: the index and each room, compressed, in a third of what a page may weigh', () => {
    for (const content of [index, ...rooms.map((one) => one.content)])
      expect(gzipSync(content).byteLength).toBeLessThan(17_000);
  });

  it('folds nothing away: what a browser searches for is there', () =>
    expect(index + api).not.toMatch(/<details|<[^>]* hidden/));

  it('says who may call, what it takes, gives and refuses', () => {
    const own = sectionOf('submitReport');
    expect(own).toContain('Public:');
    expect(own).toContain('<code>occurredOn</code>');
    expect(own).toMatch(/Gives.*>201<.*caseNumber.*Refuses.*422 <code>invalid-fields/s);
    expect(own).not.toContain('413');
    const [, refusals = ''] = index.split('<h2 id="refusals">');
    expect(refusals).toMatch(/>413 <code>body-too-large<\/code>.*by every operation/s);
    expect(refusals).toContain('409 <code>conflict</code>');
    expect(sectionOf('moveCase')).toContain('signed in as officer or chair');
    for (const { name, takes } of operations)
      if (takes?.body) expect(sectionOf(name)).toContain('<h3>Takes</h3>');
  });

  it('shows each operation called by curl, with its example as one word of the shell', () => {
    for (const { name, path } of operations)
      expect(sectionOf(name)).toContain(`$NETRAL${pathInDocument(path)}`);
    expect(sectionOf('moveCase')).toContain('Authorization: Bearer $TOKEN');
    expect(sectionOf('submitReport')).toContain('Idempotency-Key');
    const one = { ...aCall, requestBody: { content: { 'text/plain': { example: "it's $HOME" } } } };
    expect(curlExample(one)).toContain(String.raw`-d 'it'\''s $HOME'`);
  });

  it('opens with the long description, and its links lead below any stage', () => {
    for (const heading of [
      'Signing in',
      'Paging',
      'Doing it once',
      'Versions',
      'Limits',
      'Webhooks',
    ])
      expect(index).toContain(`<h2>${heading}</h2>`);
    expect(index).toContain('href="{base}/docs/integrations"');
    expect(index).toContain('href="{base}/openapi.json"');
  });
});

describe('a guide', () => {
  it.each([
    ['of the API', index],
    ['of its rooms', api],
    ['of integrations', integrations],
  ])('%s has no script, no style, and loads nothing from elsewhere', (_, content) => {
    expect(content).not.toMatch(/<script|<style|<img|<iframe|<link|\son\w+=|\sstyle=|javascript:/i);
    expect(content).not.toMatch(/\ssrc=/);
  });

  it.each([
    ['of the API', index],
    ['of its rooms', api],
    ['of integrations', integrations],
  ])('%s leads to what is served, also below a stage', (_, content) => {
    const inside = [...pageOf(content).matchAll(/href="(\/[^"#?]*)/g)].map(([, path = '']) => path);
    const served = new Set([
      ...operations.map(({ path }) => `/live${path}`),
      ...rooms.map(({ room }) => `/live/docs/${room}`),
    ]);
    const files = inside.filter((path) => !path.startsWith('/live/assets/'));
    expect(files.filter((path) => !served.has(path) && path !== '/live/')).toEqual([]);
    expect(content).not.toMatch(/href="(?!https?:|\{base\}|#)/);
  });
});
