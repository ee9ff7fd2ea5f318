// Keeps what was typed in a form on its page: takes it along into the other language, and asks before the page is left.
// Nothing is stored on the phone.
const patienceMs = 60_000;
let wouldLose = () => false;

addEventListener('beforeunload', (event) => {
  if (!wouldLose()) return;
  event.preventDefault();
  event.returnValue = true;
});

/** From now on the browser asks before the page is left while `isAtStake` says so. */
export function askBeforeLeaving(isAtStake) {
  wouldLose = isAtStake;
}

/** What stands in the fields of a form, by name; also in those that will not be sent. */
export function typedIn(form) {
  const typed = {};
  for (const field of fieldsOf(form)) {
    if (field.type !== 'radio') typed[field.name] = field.value;
    else if (field.checked) typed[field.name] = field.value;
  }
  return typed;
}

export function typeInto(form, typed) {
  for (const field of fieldsOf(form)) {
    const value = typed[field.name] ?? '';
    if (field.type === 'radio') field.checked = field.value === value;
    else field.value = value;
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Whether a form holds something its page did not come with. */
export function isTypedIn(form) {
  return fieldsOf(form).some((field) => {
    if (field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.options) return field.value !== valueAtFirst(field);
    return field.value !== field.defaultValue;
  });
}

const valueAtFirst = (select) =>
  Array.from(select.options).find((option) => option.defaultSelected)?.value ?? '';

const fieldsOf = (form) =>
  Array.from(form.elements).filter(
    ({ name, type }) => name && !['hidden', 'submit', 'button'].includes(type),
  );

/** The same form in the other language, with what was typed; without a line the page stays as it is. */
export function switchInPlace(form, { shown }) {
  const link = document.querySelector('a.switch');
  link?.addEventListener('click', async (event) => {
    if (!isTypedIn(form)) return;
    event.preventDefault();
    const answer = await pageAt(link.href).catch(() => undefined);
    const next = answer?.page?.querySelector('form[data-report-form]');
    if (!next) return tellAbove(form.querySelector('[data-sending]').dataset.noline);
    const typed = typedIn(form);
    // The same report under the same name: it is stored once, in whichever language it is sent.
    next.elements.idempotencyKey.value = form.elements.idempotencyKey.value;
    show(answer.page);
    history.replaceState(null, '', link.href);
    shown();
    typeInto(next, typed);
  });
}

function tellAbove(text) {
  const main = document.querySelector('main');
  main.querySelector('[data-above]')?.remove();
  const line = document.createElement('p');
  line.dataset.above = '';
  line.className = 'notice bad';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  main.prepend(line);
}

/** The page at an address, its status, and its heading; throws when nothing came back in time. */
export async function pageAt(address, asked = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const answer = await fetch(address, {
      ...asked,
      headers: { accept: 'text/html', ...asked.headers },
      signal: patience.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const hasPage = page.querySelector('main') !== null;
    return {
      status: answer.status,
      isOk: answer.ok && hasPage,
      page: hasPage ? page : undefined,
      title: page.querySelector('main h1')?.textContent ?? '',
      puzzle: answer.headers.get('puzzle'),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Puts another page of ours in place of this one, with the scripts it names. */
export function show(page) {
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceWith(page.body);
  const here = Array.from(document.scripts, ({ src }) => src);
  for (const { src } of page.head.querySelectorAll('script[src]')) {
    if (here.includes(src)) continue;
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src });
    document.head.append(script);
  }
  lead(document.querySelector('main'));
}

/** What was put in place of something is where the reader now is. */
export function lead(place) {
  place.tabIndex = -1;
  place.focus();
  scrollTo(0, 0);
}
