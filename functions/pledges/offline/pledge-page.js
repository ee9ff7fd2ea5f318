// Makes the pledge page work without a connection. With one, everything works without this script.
import { base, startServiceWorker } from './service-worker.js';
import { phoneStore } from './phone-store.js';
import { sendFrom } from './send-waiting.js';
import { solveShown } from '../../../shared/puzzle/solve-shown.js';

const form = document.querySelector('form[data-pledge]');
const section = document.querySelector('[data-waiting]');
const ready = startServiceWorker();
const firstWaitMs = 3000;
const longestWaitMs = 30000;

if (form) followForm();
if (section) followWaiting();

function followForm() {
  // A page that was kept on the phone is the same for everybody: each pledge gets its own name when it is opened.
  const name = () => (form.elements.idempotencyKey.value = newId());
  name();
  window.addEventListener('pageshow', ({ persisted }) => persisted && name());
  fillFromAddress();
  takePuzzles();
  form.addEventListener('submit', () => {
    form.elements.swornAt.value = String(Date.now());
    const button = form.querySelector('button[type=submit]');
    setTimeout(() => (button.disabled = true), 0);
    setTimeout(() => (button.disabled = false), 8000);
  });
  ready.then((registration) => {
    const note = document.querySelector('[data-works-offline]');
    if (note && registration) note.hidden = false;
  });
}

/**
 * Says that this page takes a puzzle where many claimed from the same network; when the page came with one, solves it
 * and sends the form. Whoever presses meanwhile sends without.
 */
async function takePuzzles() {
  const { puzzle } = form.elements;
  const box = form.querySelector('[data-puzzle]');
  if (!puzzle) return;
  if (!box) return (puzzle.value = window.crypto && crypto.subtle ? 'offer' : '');
  let isSent = false;
  form.addEventListener('submit', () => (isSent = true));
  puzzle.value = '';
  const solution = await solveShown(box, box.dataset.puzzle);
  if (isSent || !solution) return;
  puzzle.value = solution;
  form.querySelector('button[type=submit]:not([data-puzzle-skip])').click();
}

/** What the QR code of a ceremony says stands in the address: a page from the phone was made without it. */
function fillFromAddress() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (
      !field ||
      name === 'lang' ||
      name === 'idempotencyKey' ||
      name === 'swornAt' ||
      name === 'puzzle'
    )
      continue;
    if (name === 'unit') chooseUnit(field, value);
    else if (!field.value) field.value = value;
  }
}

function chooseUnit(field, value) {
  const region = form.elements.namedItem('region');
  const values = Array.from(field.options || [], (option) => option.value);
  const wanted = values.includes(value) ? value : `${region ? region.value : ''}/${value}`;
  if (!field.value && values.includes(wanted)) field.value = wanted;
}

function followWaiting() {
  let waitMs = firstWaitMs;
  let timer;
  const attempt = async () => {
    clearTimeout(timer);
    await sendFrom(base).catch(() => undefined);
    await show();
    // Not every phone says that a line is back: while something waits, it is tried again, ever more patiently.
    if (!(await waits())) return;
    timer = setTimeout(attempt, waitMs);
    waitMs = Math.min(2 * waitMs, longestWaitMs);
  };
  const attemptNow = () => {
    waitMs = firstWaitMs;
    attempt();
  };
  const kept = new URLSearchParams(location.search).has('kept');
  section.querySelector('[data-kept]').hidden = !kept;
  section.querySelector('[data-send]').addEventListener('click', attemptNow);
  window.addEventListener('online', attemptNow);
  document.addEventListener('visibilitychange', () => document.hidden || attemptNow());
  if ('serviceWorker' in navigator) navigator.serviceWorker.addEventListener('message', show);
  show().then(attempt);
  if (kept) section.querySelector('h2').focus();
}

async function waits() {
  const waiting = await phoneStore.waiting().catch(() => []);
  return waiting.some(({ refused }) => !refused);
}

async function show() {
  const waiting = await phoneStore.waiting().catch(() => []);
  const receipts = await phoneStore.receipts().catch(() => []);
  const list = section.querySelector('ul');
  list.textContent = '';
  for (const pledge of waiting) list.append(row(pledge.refused ? 'refused' : 'unsent', pledge));
  for (const receipt of receipts) list.append(row('sent', receipt));
  section.hidden = waiting.length + receipts.length === 0;
  const unsent = waiting.filter(({ refused }) => !refused).length;
  section.querySelector('[data-send]').hidden = unsent === 0;
  section.querySelector('[data-numbers]').hidden = unsent === 0;
  if (unsent === 0) section.querySelector('[data-kept]').hidden = true;
  tell(section.querySelector('[data-count]'), String(unsent));
}

function row(state, entry) {
  const template = section.querySelector(`template[data-row=${state}]`);
  const line = template.content.cloneNode(true);
  line.querySelector('time').textContent = new Date(entry.madeAt).toLocaleString(
    document.documentElement.lang,
    { dateStyle: 'long', timeStyle: 'short' },
  );
  line.querySelector('time').dateTime = new Date(entry.madeAt).toISOString();
  line.querySelector('li').dataset.key = entry.key;
  const hand = line.querySelector('[data-hand]');
  if (hand) hand.hidden = !(window.crypto && crypto.subtle);
  const why = line.querySelector('[data-why]');
  if (why) why.textContent = entry.refused;
  const certificate = line.querySelector('a');
  if (certificate) certificate.href = `${base}/v1/receipts/${entry.receipt}/certificate`;
  line.querySelector('[data-forget]').addEventListener('click', async () => {
    await phoneStore.forget(entry.key);
    await show();
    section.querySelector('h2').focus();
  });
  return line;
}

/** A status is read aloud once it changes; the same words again would only disturb. */
function tell(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
