// Checks receipts on this phone: with the published keys, without a server, also without a connection.
import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { checkReceipt, receiptIn } from '../receipts/check-receipt.ts';
import { base, startServiceWorker } from './service-worker.js';

const form = document.querySelector('form[data-verify]');
const verdict = document.querySelector('[data-verdicts]');
startServiceWorker();

if (form && verdict) follow();

function follow() {
  const asked = form.elements.namedItem('receipt');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    check(receiptIn(asked.value));
  });
  const fromAddress = () => {
    const receipt = receiptIn(decodeURIComponent(location.hash.slice(1)));
    if (receipt === '' || receipt === 'main') return;
    asked.value = receipt;
    check(receipt);
  };
  window.addEventListener('hashchange', fromAddress);
  fromAddress();
}

async function check(receipt) {
  const keys = await readKeys();
  if (!keys) {
    show(placeOf('no-keys'));
    return;
  }
  const checked = await checkReceipt(receipt, keys.keys, crypto.subtle);
  const place = placeOf(checked.ok ? 'genuine' : checked.reason);
  say(place, 'keysAt', new Date(keys.at).toLocaleDateString(lang(), { dateStyle: 'long' }));
  if (checked.ok) await tellProven(place, checked.receipt, receipt);
  show(place);
}

async function tellProven(place, proven, receipt) {
  const regionName = await nameOf(proven.region);
  say(place, 'region', regionName ? `${regionName} (${proven.region})` : proven.region);
  say(place, 'time', formatMoment(proven.issuedAtMs, zoneOf(proven.region), lang()));
  for (const worth of place.querySelectorAll('[data-standing]'))
    worth.hidden = worth.dataset.standing !== proven.standing;
  say(place, 'textVersion', String(proven.textVersion));
  say(place, 'textHash', `${proven.textHashStart}…`);
  place.querySelector('a[data-certificate]').href = `${base}/v1/receipts/${receipt}/certificate`;
}

async function readKeys() {
  try {
    const answer = await fetch(`${base}/.well-known/jwks.json`);
    if (!answer.ok) return undefined;
    const { keys } = await answer.json();
    return { keys, at: Date.parse(answer.headers.get('date') || '') || Date.now() };
  } catch {
    return undefined;
  }
}

async function nameOf(region) {
  try {
    const { regions } = await (await fetch(`${base}/v1/campaign`)).json();
    const found = regions.find(({ code }) => code === region);
    return found && found.name;
  } catch {
    return undefined;
  }
}

function placeOf(outcome) {
  return verdict.querySelector(`[data-verdict=${outcome}]`);
}

function show(place) {
  for (const one of verdict.querySelectorAll('[data-verdict]')) one.hidden = one !== place;
  verdict.hidden = false;
  place.focus();
}

function say(place, name, text) {
  const found = place.querySelector(`[data-say=${name}]`);
  if (found) found.textContent = text;
}

function lang() {
  return document.documentElement.lang === 'en' ? 'en' : 'id';
}
