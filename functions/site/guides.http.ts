import * as z from 'zod/mini';
import type { Does } from '../../shared/operation/call.ts';
import type { PageFrame } from '../../shared/page/frame.ts';
import { Refusal } from '../../shared/refusal.ts';
import { handbookNames, handbooks } from './handbooks.ts';
import { guideRooms } from './guide-answers.ts';
import type { siteOperations } from './operations.ts';
import type { Guide } from './pages/guide.tsx';
import type { ReadFile } from './site-pages.http.ts';
import { words } from './words.ts';

type Site = typeof siteOperations;

/** What was laid beside the bundle when it was made; a bundle without it is broken. */
const laidDown = (readFile: ReadFile, name: string): Buffer => {
  const content = readFile(`guides/${name}`);
  if (!content) throw new Error(`${name} is missing from the bundle`);
  return content;
};

const guidePage = (readFile: ReadFile, name: string, guide: Omit<Guide, 'content'>) => {
  const content = laidDown(readFile, name).toString('utf8');
  return async (frame: PageFrame) =>
    (await import('./pages/guide.tsx')).renderGuide(frame, { ...guide, content });
};

const roomsLaidDown = (readFile: ReadFile) =>
  z.parse(guideRooms, JSON.parse(laidDown(readFile, 'api-rooms.json').toString('utf8')));

/** GET /docs: the index of the API guide that was made when the bundle was. */
export const apiGuideHttp =
  (readFile: ReadFile): Does<Site['showApiGuide']> =>
  () => ({
    status: 200,
    body: {
      ...{ openapi: '/openapi.json', integrations: '/docs/integrations' },
      rooms: roomsLaidDown(readFile),
    },
    page: guidePage(readFile, 'api.html', {
      ...{ title: words.apiGuide, about: words.aboutApi, written: 'en' },
    }),
  });

/** GET /docs/{room}: the operations of one room of it. */
export const apiRoomHttp =
  (readFile: ReadFile): Does<Site['showApiRoom']> =>
  ({ path: { room } }) => {
    const found = roomsLaidDown(readFile).find((one) => one.room === room);
    if (!found) throw new Refusal('no-such-address', [{ field: 'room', reason: 'unknown' }]);
    const { id, en } = words.apiGuide;
    const title = { id: `${id}: ${found.title}`, en: `${en}: ${found.title}` };
    const about = { id: found.about, en: found.about };
    return {
      status: 200,
      body: found,
      page: guidePage(readFile, `api-${room}.html`, { title, about, written: 'en' }),
    };
  };

/** GET /docs/integrations. */
export const integrationsHttp =
  (readFile: ReadFile): Does<Site['showIntegrations']> =>
  () => ({
    status: 200,
    body: { sources: '/v1/sources', googleForms: '/docs/google-forms-code' },
    page: guidePage(readFile, 'integrations.html', {
      ...{ title: words.integrationsGuide, about: words.aboutIntegrations },
      written: 'en',
    }),
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

/** GET /panduan: the handbooks there are. */
export const handbooksHttp: Does<Site['showHandbooks']> = () => ({
  status: 200,
  body: { handbooks: handbookNames.map((name) => ({ name, title: handbooks[name].title })) },
  page: async (frame) => (await import('./pages/handbooks.tsx')).renderHandbooks(frame),
});

/** GET /panduan/{handbook}: one of them, made of docs/panduan when the bundle was. */
export const handbookHttp =
  (readFile: ReadFile): Does<Site['showHandbook']> =>
  ({ path: { handbook } }) => {
    const { title, about } = handbooks[handbook];
    return {
      status: 200,
      body: { name: handbook, title },
      page: guidePage(readFile, `panduan-${handbook}.html`, { title, about, written: 'id' }),
    };
  };
