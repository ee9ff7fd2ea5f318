import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { renderGuide } from '../../functions/site/pages/guide.tsx';
import { apiGuide } from '../../infra/guide/api-guide.ts';
import { integrationsGuide } from '../../infra/guide/integrations-guide.ts';
import { buildOpenApi } from '../../infra/openapi/build.ts';

const frame = {
  base: '/live',
  lang: 'id',
  path: '/docs',
  stylesheet: '/assets/netral.css',
} as const;
const title = { id: 'Panduan', en: 'Guide' };
const pageOf = (content: string) => renderGuide(frame, { title, written: 'en', content });
const api = apiGuide(buildOpenApi());
const readme = readFileSync(new URL('../../docs/integrations/README.md', import.meta.url), 'utf8');
const integrations = integrationsGuide(readme);

describe('the API guide', () => {
  it('holds every operation, once, with its way and what it says', () => {
    for (const { name, method } of operations) {
      expect(api.split(`<details id="${name}">`)).toHaveLength(2);
      expect(api).toContain(`${method} /`);
    }
    expect(api.match(/<details id=/g)).toHaveLength(operations.length);
  });

  it('says who may call, what it takes and what it answers', () => {
    const [, one = ''] = api.split('<details id="submitReport">');
    const own = one.slice(0, one.indexOf('</details>'));
    expect(own).toContain('Public.');
    expect(own).toContain('<code>occurredOn</code>');
    expect(own).toMatch(/<dt>201<\/dt>.*<dt>422<\/dt>/s);
  });
});

describe('a guide', () => {
  it.each([
    ['of the API', api],
    ['of integrations', integrations],
  ])('%s has no script, no style, and loads nothing from elsewhere', (_, content) => {
    expect(content).not.toMatch(/<script|<style|<img|<iframe|<link|\son\w+=|\sstyle=|javascript:/i);
    expect(content).not.toMatch(/\ssrc=/);
  });

  it.each([
    ['of the API', api],
    ['of integrations', integrations],
  ])('%s leads to what is served, also below a stage', (_, content) => {
    const inside = [...pageOf(content).matchAll(/href="(\/[^"#?]*)/g)].map(([, path = '']) => path);
    const served = new Set(operations.map(({ path }) => `/live${path}`));
    const files = inside.filter((path) => !path.startsWith('/live/assets/'));
    expect(files.filter((path) => !served.has(path) && path !== '/live/')).toEqual([]);
    expect(content).not.toMatch(/href="(?!https?:|\{base\}|#)/);
  });
});
