// Shows the check of the report form in its place, and sends it from there, without leaving the page.
import { lead, pageAt, show } from './keep-typed.js';
import { solveShown } from './puzzle.js';

/**
 * Shows the check of a form in its place, and sends it from there. While there is no answer, what is shown stays and
 * says so. `checked` is given the check, `sent` hears of an answer that took the report, `shown` of every page that was
 * put in place of this one.
 */
export function sendInPlace(form, { sent, checked, shown }) {
  onSubmit(form, async () => {
    const answer = await answerTo(form);
    if (answer?.isOk) showCheck(form, answer.page, { sent, checked, shown });
    if (answer?.status !== 422) return answer;
    show(answer.page);
    shown();
    return answer;
  });
}

/** The form waits, hidden, with all that was typed: the way back to a field needs no line. */
function showCheck(form, page, { sent, checked, shown }) {
  const main = document.querySelector('main');
  const title = document.title;
  const box = document.createElement('div');
  box.dataset.checked = '';
  box.append(...page.querySelector('main').childNodes);
  main.append(box);
  checked(box);
  main.classList.add('checking');
  document.title = page.title;
  lead(box);
  const check = box.querySelector('form[data-review]');
  for (const button of check.querySelectorAll('[data-back]')) {
    button.addEventListener('click', (event) => {
      event.preventDefault();
      box.remove();
      main.classList.remove('checking');
      document.title = title;
      goTo(form, button.dataset.back);
    });
  }
  onSubmit(check, async () => {
    const answer = await sendCheck(check);
    if (!answer?.isOk && answer?.status !== 422) return answer;
    if (answer.isOk) sent();
    show(answer.page);
    shown();
    return answer;
  });
}

/**
 * Sends what was checked. Where many came from the same network the phone solves a puzzle first; whoever does not wait
 * for it, or has a phone that cannot, sends without: the report is stored as well, and its alert waits.
 */
async function sendCheck(check) {
  const answer = await answerTo(check, { puzzle: 'offer' });
  if (answer?.status !== 428) return answer;
  const solution = await solveShown(check.querySelector('[data-puzzle-box]'), answer.puzzle);
  return answerTo(check, solution && { puzzle: solution });
}

function goTo(form, name) {
  const place = form.querySelector(`#q-${name}`) ?? form;
  place.scrollIntoView();
  const reached = place.matches('input, select, textarea')
    ? place
    : place.querySelector('input:checked, summary, input');
  reached?.focus({ preventScroll: true });
}

/** Calls `send` once at a time, and says why there is no answer, or none that can be shown. */
function onSubmit(form, send) {
  const button = form.querySelector('button[type=submit]:not([formaction])');
  const status = form.querySelector('[data-sending]');
  const tell = (text, isBad) => {
    status.className = isBad ? 'notice bad' : 'hint';
    status.textContent = text;
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    tell(status.dataset.sending, false);
    const answer = await send();
    button.disabled = false;
    if (answer?.isOk || answer?.status === 422) return tell('', false);
    const { unsent, busy } = status.dataset;
    tell(answer ? `${busy} ${answer.title}`.trim() : unsent, true);
    button.focus();
  });
}

const answerTo = (form, headers = {}) =>
  pageAt(form.action, {
    method: 'POST',
    headers,
    body: new URLSearchParams(new FormData(form)),
  }).catch(() => undefined);
