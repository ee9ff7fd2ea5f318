// Files chosen in the report form: in this page's memory alone, listed, made ready, sent once the report is
// (send-chosen.js).
import { kindOf, previewOf, ready, sizeOf } from './ready-file.js';

const mostFiles = 10;
let chosen = [];

/** Whether files wait that can be sent and are not. */
export const hasFiles = () => chosen.some(({ state }) => state !== 'sent' && state !== 'refused');
export const chosenFiles = () => chosen;

export function forgetFiles() {
  chosen = [];
}

/** Lets files be chosen in a form, with those of the page before it. */
export function offerFiles(form, changed) {
  const box = form.querySelector('[data-files]');
  if (!box) return;
  box.hidden = false;
  const [told, list] = [box.querySelector('[role=status]'), box.querySelector('ul')];
  const fold = box.closest('[data-files-fold]');
  const show = () => {
    if (fold && chosen.length > 0) fold.open = true;
    // The focus stays on its button.
    const at = [...list.querySelectorAll('button')].indexOf(document.activeElement);
    list.replaceChildren(...chosen.map((one) => lineOf(one, box.dataset, () => remove(one))));
    list.querySelectorAll('button')[at]?.focus();
    changed();
  };
  const remove = (one) => {
    const at = chosen.indexOf(one);
    chosen = chosen.filter((other) => other !== one);
    show();
    told.textContent = `${box.dataset.removed} ${one.name}.`;
    const buttons = list.querySelectorAll('button');
    (buttons[Math.min(at, buttons.length - 1)] ?? box.querySelector('input')).focus();
  };
  for (const input of box.querySelectorAll('input'))
    input.addEventListener('change', async () => {
      const files = [...input.files];
      const fit = files.slice(0, Math.max(0, mostFiles - chosen.length)).map(entryOf);
      input.value = '';
      chosen = [...chosen, ...fit];
      show();
      const others = files.slice(fit.length).map(({ name }) => name);
      const { many, chosen: word } = box.dataset;
      told.textContent =
        others.length > 0 ? `${many} ${others.join(', ')}.` : `${chosen.length} ${word}`;
      told.className = others.length > 0 ? 'notice bad' : 'hint';
      // In turn: several large pictures at once are too much for a small phone.
      for (const one of fit) {
        await one.prepare();
        show();
      }
    });
  show();
}

/** Lists what will follow the report, on its check. */
export function listFiles(page) {
  const box = page.querySelector('[data-files-checked]');
  if (!box || chosen.length === 0) return;
  box.hidden = false;
  box.querySelector('ul').replaceChildren(...chosen.map((one) => lineOf(one, box.dataset)));
  if (hasFiles()) markEvidence(page);
}

/** Counts evidence as there, on a page whose report came without a link. */
export function markEvidence(page) {
  const line = page.querySelector('[data-requirement=evidence]:not(.met)');
  if (!line) return;
  line.classList.add('met');
  for (const count of page.querySelectorAll('[data-count=material], [data-bar-count]'))
    count.textContent = count.textContent.replace(/\d+/, (met) => Number(met) + 1);
}

/** A file with its name, kind and size, and what is wrong with it. */
export function lineOf(one, words, remove) {
  const line = document.createElement('li');
  if (one.preview) line.append(copyOf(one.preview));
  const { name, kind, sent } = one;
  const said = [words[kind], sizeOf(sent.size), one.isDrawn && words.drawn].filter(Boolean);
  line.append(text('strong', name, 'said'), text('span', said.join(' · '), 'hint'));
  if (one.problem) line.append(text('span', words[one.problem], 'error'));
  if (!remove) return line;
  const button = text('button', `${words.remove} `, 'quiet');
  button.type = 'button';
  button.append(text('span', name, 'unseen'));
  button.addEventListener('click', remove);
  line.append(button);
  return line;
}

function entryOf(file) {
  const one = { name: file.name || 'foto', kind: kindOf(file), sent: file, state: 'waiting' };
  let prepared;
  one.prepare = () => (prepared ??= prepare(one));
  return one;
}

/** Once for each file, whoever waits for it. */
async function prepare(one) {
  const { file, isDrawn, problem } = await ready(one.sent);
  Object.assign(one, { sent: file, isDrawn, problem, state: problem ? 'refused' : 'waiting' });
  if (one.kind !== 'photo' || problem) return;
  one.preview = await previewOf(file).catch(() => undefined);
}

function copyOf(preview) {
  const canvas = preview.cloneNode();
  canvas.getContext('2d').drawImage(preview, 0, 0);
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}

export function text(tag, said, className) {
  const part = document.createElement(tag);
  Object.assign(part, { textContent: said, className });
  return part;
}
