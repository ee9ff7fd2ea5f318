// Shows a pledge that waits as a QR code, sealed: another phone takes it to where there is a signal.
import { encode } from 'uqr';
import { base } from './service-worker.js';
import { phoneStore } from './phone-store.js';
import { sealPledge } from '../handing-over/seal-pledge.ts';

const section = document.querySelector('[data-waiting]');
const place = document.querySelector('[data-hand-over]');
/** A screen is sharper than paper: larger codes than on a print are read from it. */
const largestVersion = 20;

// Sealing needs WebCrypto, which is there wherever a page came by https.
if (section && place && crypto.subtle) {
  section.addEventListener('click', ({ target }) => {
    const row = target.closest('[data-hand]') && target.closest('[data-key]');
    if (row) show(row.dataset.key).catch(() => (place.hidden = true));
  });
  place.querySelector('[data-close]').addEventListener('click', close);
}

async function show(key) {
  const waiting = await phoneStore.waiting();
  const pledge = waiting.find((one) => one.key === key);
  if (!pledge || !pledge.body) return;
  const { key: sealTo } = await (await fetch(`${base}/v1/hand-overs/key`)).json();
  const sealed = await sealPledge(sealTo, pledge.body, crypto.subtle);
  const address = `${location.origin}${base}/titipan#${sealed}`;
  draw(address);
  place.querySelector('a').href = address;
  place.hidden = false;
  place.scrollIntoView();
}

function close() {
  place.hidden = true;
  place.querySelector('svg').textContent = '';
  place.querySelector('a').removeAttribute('href');
}

function draw(text) {
  const bytes = Array.from(new TextEncoder().encode(text));
  const how = { ecc: 'L', boostEcc: false, border: 4, maxVersion: largestVersion };
  const { size, data } = encode(bytes, how);
  const dark = data.flatMap((line, y) =>
    line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
  );
  const svg = place.querySelector('svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.textContent = '';
  // Dark on light also where the page is dark: not every camera reads it the other way round.
  svg.append(shape('rect', { width: size, height: size, fill: '#fff' }));
  svg.append(shape('path', { d: dark.join(''), fill: '#000' }));
}

function shape(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, String(value));
  return made;
}
