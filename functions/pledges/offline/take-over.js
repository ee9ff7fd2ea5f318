// Takes sealed pledges of phones without a signal, stores them on this one, and hands them in once there is a signal.
import { base, startServiceWorker } from './service-worker.js';
import { handInAll, sealedIn } from './handed-pledges.ts';
import { handedStore } from './handed-store.js';

const section = document.querySelector('[data-taking]');
const unitName = 'netral-unit-link';
const againMs = 20000;

startServiceWorker();
if (section) follow();

async function follow() {
  section.hidden = false;
  section.querySelector('[data-send]').addEventListener('click', send);
  section.querySelector('[data-forget-unit]').addEventListener('click', () => {
    localStorage.removeItem(unitName);
    show();
  });
  section.querySelector('[data-paste]').addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = section.querySelector('textarea');
    await take(field.value);
    field.value = '';
  });
  followPhotos();
  window.addEventListener('hashchange', fromAddress);
  window.addEventListener('online', send);
  setInterval(send, againMs);
  await fromAddress();
  await send();
}

/** What the camera opened stands behind the #, which no server sees; it is taken out of the address at once. */
async function fromAddress() {
  const said = location.hash.slice(1);
  if (!said) return;
  history.replaceState(null, '', location.pathname + location.search);
  if (said.startsWith('unit=')) localStorage.setItem(unitName, said.slice('unit='.length));
  else await take(said);
  await show();
}

async function take(text) {
  const handed = sealedIn(text);
  section.querySelector('[data-not-a-code]').hidden = Boolean(handed);
  if (handed) await handedStore.take(handed);
  await show();
}

function followPhotos() {
  if (!('BarcodeDetector' in window)) return;
  const field = section.querySelector('[data-photo]');
  field.hidden = false;
  field.querySelector('input').addEventListener('change', async ({ target }) => {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
    for (const file of target.files)
      for (const { rawValue } of await detector.detect(await createImageBitmap(file)))
        await take(rawValue);
    target.value = '';
  });
}

async function send() {
  const unit = localStorage.getItem(unitName);
  await handInAll(handedStore, async (sealed) => {
    const states = await post('/v1/hand-overs', sealed);
    // By the unit's link they are also attended by its word, where its roster expects them.
    if (states && unit && !(await post(`/l/${encodeURIComponent(unit)}/hand-overs`, sealed)))
      return undefined;
    return states;
  });
  await show();
}

async function post(path, pledges) {
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ pledges }),
  });
  if (answer.ok) return (await answer.json()).states;
  // A link whose time is over is left out: the pledges themselves went in before.
  return answer.status === 403 || answer.status === 410 ? [] : undefined;
}

async function show() {
  const all = await handedStore.all();
  const count = (is) => String(all.filter(({ state }) => is(state)).length);
  tell(
    'waiting',
    count((state) => state === undefined),
  );
  tell(
    'stored',
    count((state) => state === 'stored'),
  );
  tell(
    'refused',
    count((state) => state !== undefined && state !== 'stored'),
  );
  section.querySelector('[data-by-unit]').hidden = !localStorage.getItem(unitName);
}

function tell(name, text) {
  const place = section.querySelector(`[data-${name}]`);
  if (place.textContent !== text) place.textContent = text;
}
