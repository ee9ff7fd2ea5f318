// Makes the report form and the page after it nicer to use. Everything works without it.
import { forgetFiles, hasFiles, listFiles, markEvidence, offerFiles } from './chosen-files.js';
import { completeness } from './completeness.js';
import { askBeforeLeaving, isTypedIn, switchInPlace } from './keep-typed.js';
import { onQuickExit } from './quick-exit.js';
import { forgetDraft, isInDraft, offerDraft } from './report-draft.js';
import { sendInPlace } from './send-in-place.js';

begin();

/** Once for each page that this script shows: the form, the form as it came back, the page with the code. */
function begin() {
  const form = document.querySelector('form[data-report-form]');
  if (!form) return keepCode();
  offerDays(form);
  liveForm(form);
  keepForm(form);
}

function keepForm(form) {
  // Whatever came back refused is on no other page.
  const cameBack = document.querySelector('main [role=alert]') !== null;
  // Files are in no draft.
  askBeforeLeaving(() => hasFiles() || (!isInDraft() && (cameBack || isTypedIn(form))));
  onQuickExit(() => {
    askBeforeLeaving(() => false);
    // A draft that was asked for stays; of everything else nothing does.
    form.reset();
    forgetFiles();
  });
  sendInPlace(form, { sent: forgetDraft, checked: listFiles, shown: begin });
  switchInPlace(form, { shown: begin });
  offerDraft(form);
}

/** Today and yesterday, which most reports are about, by one tap; any other day is chosen as before. */
function offerDays(form) {
  for (const field of form.querySelectorAll('input[type=date]')) {
    const days = document.createElement('div');
    days.className = 'days';
    field.before(days);
    days.append(field);
    for (const [daysAgo, word] of form.dataset.days.split('|').entries()) {
      const day = document.createElement('button');
      day.type = 'button';
      day.className = 'quiet';
      day.textContent = word;
      day.setAttribute('aria-label', `${word}: ${field.labels[0].firstChild.textContent}`);
      day.onclick = () => {
        field.value = localDay(daysAgo);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      days.append(day);
    }
  }
}

function liveForm(form) {
  const box = form.querySelector('[data-deadline]');
  const meter = form.querySelector('[data-meter]');
  let deadline;
  let asked = '';

  const said = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) fields[name] = String(value);
    return fields;
  };

  const measure = () => {
    const today = (deadline && deadline.today) || localDay(0);
    const { items, formal, material } = completeness(said(), today, deadline || {});
    for (const { name, met } of items) {
      meter.querySelector(`[data-requirement="${name}"]`).classList.toggle('met', met);
    }
    meter.querySelector('[data-count=formal]').textContent = String(formal);
    meter.querySelector('[data-count=material]').textContent = String(material);
    if (hasFiles()) markEvidence(meter);
    const met = meter.querySelectorAll('.met').length;
    const told = meter.querySelector('[data-meter-told]');
    tell(told, `${met}/6 ${told.dataset.meterTold}`);
    const bar = document.querySelector('[data-bar]');
    bar.querySelector('progress').value = met;
    bar.querySelector('[data-bar-count]').textContent = `${met}/6`;
  };

  const askDeadline = async () => {
    const { region = '', knownOn = '' } = said();
    const query = new URLSearchParams({ region, knownOn }).toString();
    if (query === asked) return;
    asked = query;
    deadline = undefined;
    if (region !== '' && knownOn !== '') {
      const answer = await readJson(`${form.dataset.reportForm}?${query}`);
      // A later answer may have been asked for meanwhile.
      if (query !== asked) return;
      deadline = answer;
    }
    showDeadline(box, deadline);
    measure();
  };

  const chooseLane = () => {
    const isLead = said().lane === 'lead';
    // What is disabled is not sent: a name typed before is kept on this phone when the lane has none.
    for (const field of form.querySelectorAll('.about-reporter input')) {
      field.disabled = isLead;
    }
  };

  /** The truth about the lane that was chosen stays open, that about the other folds. */
  let laneBefore;
  const foldLanes = () => {
    const { lane } = said();
    if (lane === laneBefore) return;
    laneBefore = lane;
    for (const one of form.querySelectorAll('.lane'))
      one.querySelector('details').open = !lane || one.querySelector('input').value === lane;
  };

  /** A folded group says what was chosen in it. */
  const nameChosen = () => {
    for (const place of form.querySelectorAll('summary [data-chosen]')) {
      const label = place.closest('.fold').querySelector(':checked + span');
      place.textContent = label?.firstChild.textContent ?? '';
    }
  };

  /** Only the units of the region that was chosen. */
  const offerUnits = () => {
    const { region = '' } = said();
    const units = form.querySelector('select[name=accusedUnit]');
    for (const group of units ? units.querySelectorAll('optgroup') : []) {
      const isElsewhere = region !== '' && group.dataset.group !== region;
      group.hidden = group.disabled = isElsewhere;
      if (isElsewhere && group.contains(units.selectedOptions[0])) units.value = '';
    }
  };

  const changed = () => {
    chooseLane();
    foldLanes();
    nameChosen();
    offerUnits();
    measure();
    // Without a connection it is asked again at the next change.
    askDeadline().catch(() => (asked = ''));
  };

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  offerFiles(form, measure);
  window.addEventListener('pageshow', () => form.isConnected && changed());
  changed();
  leadToErrors();
}

function showDeadline(box, deadline) {
  box.textContent = '';
  if (!deadline) return;
  const lang = box.dataset.deadline;
  const notice = document.createElement('div');
  notice.className = deadline.late ? 'notice bad' : 'notice';
  addLine(notice, deadline.told[lang]);
  const { note } = deadline.rule;
  if (note && !deadline.late) addLine(notice, note[lang]).className = 'hint';
  box.append(notice);
}

function addLine(place, text) {
  const line = document.createElement('p');
  line.textContent = text;
  place.append(line);
  return line;
}

async function readJson(address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  return answer.ok ? answer.json() : undefined;
}

/** A day by this phone's calendar. */
function localDay(daysAgo) {
  const day = new Date();
  day.setDate(day.getDate() - daysAgo);
  return new Date(day.getTime() - day.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

/** A status is read aloud once it changes; the same words again would only disturb. */
function tell(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** A form that came back begins at what is wrong with it. */
function leadToErrors() {
  const summary = document.querySelector('main [role=alert]');
  if (!summary) return;
  summary.tabIndex = -1;
  summary.focus();
}

function keepCode() {
  const copy = document.querySelector('[data-copy]');
  const print = document.querySelector('[data-print]');
  // The code is shown this once: until it is copied or printed, and its files are sent, leaving asks.
  let isNoted = !copy;
  askBeforeLeaving(() => !isNoted || hasFiles());
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      const code = document.getElementById(copy.dataset.copy).textContent.trim();
      await navigator.clipboard.writeText(code);
      isNoted = true;
      tell(document.querySelector('[data-copy-told]'), copy.dataset.copied);
    });
  }
  if (!print) return;
  print.hidden = false;
  print.addEventListener('click', () => {
    isNoted = true;
    window.print();
  });
}
