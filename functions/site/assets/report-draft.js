// A draft of the report on this phone, only once somebody asks for it: in local storage, until it is sent, deleted or
// three days old. It is sent nowhere.
import { typeInto } from './keep-typed.js';

const place = 'netral-report-draft';
const lastsMs = 3 * 86_400_000;
/** Whether what is typed now is the draft: later changes go into it, too. */
let isFollowed = false;

/** Offers to save, continue and delete a draft; stays away where the phone stores nothing. */
export function offerDraft(form) {
  const box = form.querySelector('[data-draft]');
  const offer = document.querySelector('[data-draft-offer]');
  if (!box || !canStore()) return;
  const draft = readDraft();
  box.hidden = false;
  const inForm = { form, box, offer };
  onClick(box, 'save', () => follow(inForm));
  onClick(box, 'delete', () => forget(inForm));
  onClick(offer, 'continue', () => takeUp(inForm));
  onClick(offer, 'delete', () => forget(inForm));
  for (const change of ['input', 'change'])
    form.addEventListener(change, () => isFollowed && save(inForm));
  offer.hidden = !draft || isFollowed;
  if (!draft) return;
  if (isFollowed) return save(inForm);
  tell(offer, `${offer.dataset.draftOffer} ${timeOf(draft.until)}.`);
}

/** Whether everything typed is in the draft. */
export const isInDraft = () => isFollowed;

/** What was sent leaves nothing behind. */
export function forgetDraft() {
  isFollowed = false;
  if (canStore()) localStorage.removeItem(place);
}

function follow(inForm) {
  isFollowed = true;
  inForm.offer.hidden = true;
  save(inForm);
}

function takeUp(inForm) {
  const draft = readDraft();
  if (!draft) return forget(inForm);
  isFollowed = true;
  const { idempotencyKey, ...typed } = draft.typed;
  // Sent before without an answer, it is the same report and gets the same code.
  if (idempotencyKey) inForm.form.elements.idempotencyKey.value = idempotencyKey;
  typeInto(inForm.form, typed);
  inForm.offer.hidden = true;
  save(inForm);
}

function save({ form, box }) {
  const until = Date.now() + lastsMs;
  // Fields the chosen lane does not send are not stored either.
  const { lang, ...typed } = Object.fromEntries(new FormData(form));
  try {
    localStorage.setItem(place, JSON.stringify({ until, typed }));
    tell(box, `${box.dataset.saved} ${timeOf(until)}.`);
    box.querySelector('[data-draft-delete]').hidden = false;
    box.querySelector('[data-draft-save]').hidden = true;
  } catch {
    isFollowed = false;
    tell(box, box.dataset.failed);
  }
}

function forget({ box, offer }) {
  forgetDraft();
  offer.hidden = true;
  box.querySelector('[data-draft-delete]').hidden = true;
  const save = box.querySelector('[data-draft-save]');
  save.hidden = false;
  tell(box, box.dataset.deleted);
  save.focus();
}

function readDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(place) ?? 'null');
    if (draft && draft.until > Date.now() && draft.until <= Date.now() + lastsMs) return draft;
  } catch {
    // What cannot be read is no draft.
  }
  localStorage.removeItem(place);
  return undefined;
}

function canStore() {
  try {
    return Boolean(globalThis.localStorage);
  } catch {
    return false;
  }
}

function onClick(within, name, act) {
  within.querySelector(`[data-draft-${name}]`).addEventListener('click', act);
}

function tell(within, text) {
  const place = within.querySelector('[role=status]');
  if (place.textContent !== text) place.textContent = text;
}

const timeOf = (ms) =>
  new Date(ms).toLocaleString(document.documentElement.lang, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
