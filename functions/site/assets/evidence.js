// Makes photos small enough for a weak signal (2,048 pixels, JPEG), sends them one after the other, shows how far each
// is, and sends again when the signal breaks: the same photo is kept once. Without script the form sends one as it is.
const longestSide = 2048;
const largeBytes = 1_500_000;
const mostBytes = 4 * 1024 * 1024;
const waitsMs = [1000, 3000, 8000, 20_000];

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
  let photos = Promise.resolve([]);
  input.addEventListener('change', () => {
    const chosen = [...input.files];
    tell(chosen.length > 1 ? `${chosen.length} ${words.chosen}` : '', false);
    // In turn: several large pictures at once are too much for a small phone.
    photos = chosen.reduce(
      async (before, photo) => [...(await before), await smaller(photo)],
      Promise.resolve([]),
    );
    const asked = photos;
    photos.then((all) => {
      const isShrunk = all.some((photo, n) => photo !== chosen[n]);
      if (asked === photos && isShrunk && !button.disabled) tell(words.shrunk, false);
    });
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    const code = form.elements.code.value;
    // Chosen before this script came: nothing was told of it.
    const all = await photos;
    const ready = all.length > 0 ? all : [...input.files];
    const told = await sendAll(ready, { form, code, words, tell, share });
    share();
    button.disabled = false;
    if (told.page && form.dataset.evidenceForm === '') return show(told.page, told.bad);
    // The code on this page is shown once: it stays, and so does what did not arrive.
    const kept = told.page?.querySelector('main > .notice.good')?.textContent.trim();
    tell([kept, told.bad].filter(Boolean).join(' '), Boolean(told.bad));
    if (told.page) {
      form.reset();
      photos = Promise.resolve([]);
    }
  });
}

/** The photo itself where it is small enough, or where the phone cannot make it smaller. */
async function smaller(photo) {
  if (photo.size < largeBytes) return photo;
  const small = await shrunk(photo).catch(() => undefined);
  return small && small.size < photo.size ? small : photo;
}

async function shrunk(photo) {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return blob && new File([blob], 'foto.jpg', { type: 'image/jpeg' });
}

/** Sends them in turn; gives back the page after the last that arrived, and what was wrong with the others. No page without a signal: all of them wait. */
async function sendAll(photos, { form, code, words, tell, share }) {
  let page;
  const bad = [];
  for (const [n, photo] of photos.entries()) {
    const which = photos.length > 1 ? `${n + 1}/${photos.length}` : '';
    const sending = `${words.sending} ${which}`.trim();
    const answer = await send(form.action, bodyOf(code, photo), {
      again: () => tell(words.again, false),
      progress: (part) => {
        if (!form.querySelector('[role=status]').textContent.startsWith(sending))
          tell(`${sending}…`, false);
        share(part);
      },
      isTooLarge: photo.size > mostBytes,
    }).catch(() => undefined);
    if (!answer) return { bad: words.failed };
    const read = readPage(answer, answer.isTooLarge ? words.large : words.failed);
    if (read.page) page = read.page;
    if (read.bad) bad.push(which ? `${words.photo} ${which}: ${read.bad}` : read.bad);
  }
  return { page, bad: bad.join(' ') };
}

function bodyOf(code, photo) {
  const body = new FormData();
  body.set('code', code);
  body.set('document', photo);
  return body;
}

/** The answer, once there is one; throws when the signal never came back. */
async function send(address, body, { again, progress, isTooLarge }) {
  if (isTooLarge) return { isTooLarge };
  for (let tried = 0; ; tried += 1) {
    const answer = await post(address, body, progress).catch(() => undefined);
    if (answer && answer.status !== 429 && answer.status < 500) return answer;
    if (tried === waitsMs.length) throw new Error('no signal');
    again();
    await signal(waitsMs[tried]);
  }
}

function post(address, body, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('accept', 'text/html');
    request.timeout = 120_000;
    progress(0);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = request.ontimeout = reject;
    request.send(body);
  });
}

/** Waits, but no longer than until the phone says that it is back. */
function signal(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    addEventListener('online', resolve, { once: true });
  });
}

function readPage({ status, text }, fallback) {
  const page = new DOMParser().parseFromString(text ?? '', 'text/html');
  const refused = page.querySelector('[role=alert]')?.textContent.trim();
  // What was refused leaves the page as it is, so that another photo can be chosen.
  if (!status || status >= 400 || !page.querySelector('main')) return { bad: refused || fallback };
  // Taken as a form and not kept, such as the eleventh: the page says so itself.
  return { page, bad: page.querySelector('main > .notice.bad')?.textContent.trim() ?? refused };
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
