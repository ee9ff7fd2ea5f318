import type { Does } from '../../shared/operation/call.ts';
import type { PageFrame } from '../../shared/page/frame.ts';
import type { siteOperations } from './operations.ts';
import type { ReadFile } from './site-pages.http.ts';
import { words } from './words.ts';

type Site = typeof siteOperations;

/** What was laid beside the bundle when it was made; a bundle without it is broken. */
const laidDown = (readFile: ReadFile, name: string): Buffer => {
  const content = readFile(`guides/${name}`);
  if (!content) throw new Error(`${name} is missing from the bundle`);
  return content;
};

const guidePage = (readFile: ReadFile, name: string, title: keyof typeof words) => {
  const content = laidDown(readFile, name).toString('utf8');
  return async (frame: PageFrame) =>
    (await import('./pages/guide.tsx')).renderGuide(frame, words[title], content);
};

/** GET /docs: the API guide that was made when the bundle was. */
export const apiGuideHttp =
  (readFile: ReadFile): Does<Site['showApiGuide']> =>
  () => ({
    status: 200,
    body: { openapi: '/openapi.json', integrations: '/docs/integrations' },
    page: guidePage(readFile, 'api.html', 'apiGuide'),
  });

/** GET /docs/integrations. */
export const integrationsHttp =
  (readFile: ReadFile): Does<Site['showIntegrations']> =>
  () => ({
    status: 200,
    body: { sources: '/v1/sources', googleForms: '/docs/google-forms-code' },
    page: guidePage(readFile, 'integrations.html', 'integrationsGuide'),
  });

/** GET /docs/google-forms-code. */
export const googleFormsCodeHttp =
  (readFile: ReadFile): Does<Site['readGoogleFormsCode']> =>
  () => ({
    status: 200,
    file: {
      type: 'text/plain; charset=utf-8',
      content: laidDown(readFile, 'google-forms-code.txt'),
    },
  });
