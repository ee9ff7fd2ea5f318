// Makes photos small enough for a weak signal, sends files one after the other, shows how far each is, and sends again
// when the signal breaks. Without script the form sends one as it is.
import { ready } from './ready-file.js';
import { readAnswer, sendPiece } from './send-piece.js';

attach(document.querySelector('form[data-evidence-form]'));

function attach(form) {
  if (!form) return;
  const input = form.querySelector('input[type=file]');
  const status = form.querySelector('[role=status]');
  const bar = form.querySelector('progress');
  const button = form.querySelector('button');
  const words = status.dataset;
  const tell = (text, isBad) => {
    status.textContent = text;
    status.className = isBad ? 'notice bad' : 'hint';
  };
  const share = (part) => {
    bar.className = part === undefined ? 'unseen' : '';
    bar.value = Math.round((part ?? 0) * 100);
  };
  input.multiple = true;
  form.querySelector('.hint').append(` ${words.several}`);
  let files = Promise.resolve([]);
  input.addEventListener('change', () => {
    const chosen = [...input.files];
    tell(chosen.length > 1 ? `${chosen.length} ${words.chosen}` : '', false);
    files = allReady(chosen);
    const asked = files;
    files.then((all) => {
      const isShrunk = all.some(({ isDrawn }) => isDrawn);
      if (asked === files && isShrunk && !button.disabled) tell(words.shrunk, false);
    });
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    const code = form.elements.code.value;
    // Chosen before this script came: nothing was told of it.
    const all = await files;
    const prepared = all.length > 0 ? all : await allReady([...input.files]);
    const told = await sendAll(prepared, { form, code, words, tell, share });
    share();
    button.disabled = false;
    if (told.page && form.dataset.evidenceForm === '') return show(told.page, told.bad);
    // The code on this page is shown once: it stays, and so does what did not arrive.
    const kept = told.page?.querySelector('main > .notice.good')?.textContent.trim();
    tell([kept, told.bad].filter(Boolean).join(' '), Boolean(told.bad));
    if (told.page) {
      form.reset();
      files = Promise.resolve([]);
    }
  });
}

/** In turn: several large pictures at once are too much for a small phone. */
const allReady = (chosen) =>
  chosen.reduce(
    async (before, file) => [...(await before), await ready(file)],
    Promise.resolve([]),
  );

/** Sends them in turn; gives back the page after the last that arrived, and what was wrong with the others. No page without a signal: all of them wait. */
async function sendAll(files, { form, code, words, tell, share }) {
  let page;
  const bad = [];
  for (const [n, { file, problem }] of files.entries()) {
    const which = files.length > 1 ? `${n + 1}/${files.length}` : '';
    const note = (text) => bad.push(which ? `${words.file} ${which}: ${text}` : text);
    if (problem) {
      note(words[problem]);
      continue;
    }
    const sending = `${words.sending} ${which}`.trim();
    const piece = { address: form.action, code, file };
    const answer = await sendPiece(piece, {
      again: () => tell(words.again, false),
      progress: (part) => {
        if (!form.querySelector('[role=status]').textContent.startsWith(sending))
          tell(`${sending}…`, false);
        share(part);
      },
    }).catch(() => undefined);
    if (!answer) return { bad: words.failed };
    const read = readAnswer(answer, words.failed);
    if (read.page) page = read.page;
    if (read.bad) note(read.bad);
  }
  return { page, bad: bad.join(' ') };
}

/** Shows the answer in place of the page; what was wrong with others of them stands above it. */
function show(page, bad) {
  const next = page.querySelector('main');
  const said = next.querySelector(':scope > .notice');
  if (bad && said && !said.textContent.includes(bad)) {
    const more = said.cloneNode(false);
    more.className = 'notice bad';
    more.textContent = bad;
    said.before(more);
  }
  document.querySelector('main').replaceWith(next);
  document.title = page.title;
  next.tabIndex = -1;
  next.focus();
  scrollTo(0, 0);
  attach(document.querySelector('form[data-evidence-form]'));
}
