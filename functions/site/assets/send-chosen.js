// Sends the files that were chosen in the form, once their report is stored: one after the other beside its code, each
// with how far it is and what became of it. What did not go waits here to be sent again.
import { chosenFiles, lineOf, markEvidence, text } from './chosen-files.js';
import { readAnswer, sendPiece } from './send-piece.js';

sendChosen(document.querySelector('[data-files-sent]'));

function sendChosen(box) {
  const files = chosenFiles();
  if (!box || files.length === 0) return;
  box.hidden = false;
  const words = box.dataset;
  const told = box.querySelector('[role=status]');
  const again = box.querySelector('button');
  const lines = files.map((one) => showOne(one, words));
  box.querySelector('ul').append(...lines.map(({ line }) => line));
  const run = async () => {
    again.hidden = true;
    told.className = 'hint';
    told.textContent = words.leave;
    for (const [n, one] of files.entries())
      if (one.state !== 'sent' && one.state !== 'refused') await sendOne(one, lines[n], box);
    const missing = files.filter(({ state }) => state !== 'sent').length;
    again.hidden = !files.some(({ state }) => state === 'failed');
    told.textContent = missing > 0 ? `${missing} ${words.missing}` : words.all;
    told.className = missing > 0 ? 'notice bad' : 'notice good';
  };
  again.addEventListener('click', run);
  run();
}

function showOne(one, words) {
  const line = lineOf(one, words);
  const state = text('span', words.waiting, 'state');
  const bar = document.createElement('progress');
  Object.assign(bar, { max: 100, value: 0 });
  bar.setAttribute('aria-hidden', 'true');
  line.append(state, bar);
  return { line, state, bar };
}

async function sendOne(one, { state, bar }, { dataset: words }) {
  const tell = (said, className) => Object.assign(state, { textContent: said, className });
  // It may still be made smaller.
  await one.prepare();
  if (one.problem) {
    bar.remove();
    return tell(words[one.problem], 'state error');
  }
  const form = document.querySelector('form[data-evidence-form]');
  const piece = { address: form.action, code: form.elements.code.value, file: one.sent };
  const answer = await sendPiece(piece, {
    again: () => tell(words.again, 'state'),
    progress: (part) => {
      tell(words.sending, 'state');
      bar.value = Math.round(part * 100);
    },
  }).catch(() => undefined);
  const { page, bad } = answer ? readAnswer(answer, words.failed) : { bad: words.failed };
  one.state = page && !bad ? 'sent' : answer?.status === 422 || page ? 'refused' : 'failed';
  if (one.state !== 'failed') bar.remove();
  tell(bad ?? words.sent, bad ? 'state error' : 'state');
  if (one.state === 'sent') markEvidence(document);
}
