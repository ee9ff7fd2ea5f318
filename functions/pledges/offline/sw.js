// Keeps the pages of pledging, verifying and taking over at hand without a connection, and a pledge that could not be sent.
import { sendFrom } from './send-waiting.js';
import { phoneStore } from './phone-store.js';
import { shouldComeAgain, waitingPledge } from './waiting-pledges.ts';

const cacheName = 'netral-2';
const base = new URL(self.registration.scope).pathname.replace(/\/$/, '');
const pages = ['/ikrar', '/verifikasi', '/titipan'];
const files = [
  '/assets/netral.css',
  '/assets/icon.svg',
  '/assets/pledge-offline.js',
  '/assets/verify.js',
  '/assets/hand-over.js',
  '/assets/take-over.js',
  '/.well-known/jwks.json',
  '/v1/campaign',
  '/v1/hand-overs/key',
];
/** Longer than this nobody waits on a line that is there and carries nothing. */
const patienceMs = 6000;
const postPatienceMs = 20000;
/** What is kept was asked for by this worker, whatever the page asks with. */
const anyway = { ignoreVary: true };
const freshMs = 6 * 60 * 60 * 1000;

self.addEventListener('install', (event) => {
  event.waitUntil(fetchShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith('netral-') && name !== cacheName) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'netral-pledges')
    event.waitUntil(
      sendFrom(base).then(async ({ left }) => {
        await tellPages();
        // A rejection makes the browser try again by itself.
        if (left > 0) throw new Error('not sent yet');
      }),
    );
});

self.addEventListener('message', (event) => {
  if (event.data === 'refresh') event.waitUntil(refreshShell());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || !url.pathname.startsWith(base)) return;
  // Whatever version a page was made with: what is kept is the newest that was asked for.
  const path = url.pathname.slice(base.length).replace(/^\/assets\/v\/[^/]+\//, '/assets/');
  const navigates = request.mode === 'navigate';
  if (navigates && request.method === 'POST' && path === '/v1/pledges')
    event.respondWith(pledge(request));
  else if (navigates && request.method === 'GET' && pages.includes(path))
    event.respondWith(page(event, path, url.searchParams));
  else if (request.method === 'GET' && files.includes(path)) event.respondWith(file(request, path));
});

/** The form as the browser sends it; kept on the phone where nobody answers. */
const pledge = async (request) => {
  const waiting = waitingPledge(await request.clone().text());
  try {
    const answer = await withPatience(fetch(request), postPatienceMs);
    if (!waiting || !shouldComeAgain(answer.status)) return answer;
  } catch (error) {
    if (!waiting) throw error;
  }
  await phoneStore.keep(waiting);
  if (self.registration.sync)
    await self.registration.sync.register('netral-pledges').catch(() => undefined);
  return Response.redirect(`${base}/ikrar?kept=1#waiting`, 303);
};

const page = async (event, path, asked) => {
  const region = path === '/ikrar' ? asked.get('region') : undefined;
  try {
    const answer = await withPatience(fetch(event.request), patienceMs);
    const lang = answer.headers.get('content-language');
    if (answer.ok && lang) event.waitUntil(keepForLater(path, region, lang));
    return answer;
  } catch (error) {
    const said = asked.get('lang');
    const lang = said === 'en' || said === 'id' ? said : await keptLanguage();
    const cache = await caches.open(cacheName);
    const kept =
      (region && (await cache.match(pageKey(path, lang, region), anyway))) ||
      (await cache.match(pageKey(path, lang), anyway));
    if (!kept) throw error;
    return kept;
  }
};

/** Regions may swear to different words: whoever opened the page of one finds that one again. */
const keepForLater = async (path, region, lang) => {
  await keepLanguage(lang);
  if (!region || !/^\d\d(\.\d\d)?$/.test(region)) return;
  const cache = await caches.open(cacheName);
  const address = pageKey(path, lang, region);
  await fetchInto(cache, address, 'text/html').catch(() => undefined);
};

const file = async (request, path) => {
  const cache = await caches.open(cacheName);
  try {
    const answer = await withPatience(fetch(request), patienceMs);
    if (answer.ok) await cache.put(base + path, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(base + path, anyway);
    if (!kept) throw error;
    return kept;
  }
};

const pageKey = (path, lang, region) =>
  `${base}${path}?lang=${lang}${region ? `&region=${region}` : ''}`;

const fetchShell = async () => {
  const cache = await caches.open(cacheName);
  const wanted = [
    ...pages.flatMap((path) => ['id', 'en'].map((lang) => [pageKey(path, lang), 'text/html'])),
    ...files.map((path) => [base + path, '*/*']),
  ];
  await Promise.all(wanted.map(([address, accept]) => fetchInto(cache, address, accept)));
  await cache.put(`${base}/-/fetched`, new Response(String(Date.now())));
};

/** Without cookies: what is kept holds nothing of whoever opened it. */
const fetchInto = async (cache, address, accept) => {
  const answer = await fetch(
    new Request(address, { headers: { accept }, credentials: 'omit', cache: 'reload' }),
  );
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await cache.put(address, answer);
};

const refreshShell = async () => {
  const cache = await caches.open(cacheName);
  const at = await cache.match(`${base}/-/fetched`);
  if (at && Date.now() - Number(await at.text()) < freshMs) return;
  await fetchShell().catch(() => undefined);
};

const keepLanguage = async (lang) =>
  (await caches.open(cacheName)).put(`${base}/-/lang`, new Response(lang));

const keptLanguage = async () => {
  const kept = await (await caches.open(cacheName)).match(`${base}/-/lang`);
  return kept ? kept.text() : 'id';
};

const tellPages = async () => {
  for (const client of await self.clients.matchAll()) client.postMessage('sent');
};

const withPatience = (answer, ms) =>
  Promise.race([
    answer,
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ms)),
  ]);
