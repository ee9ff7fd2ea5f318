// Sends one file by the code of its report, and again when the signal breaks: the same file is stored once.
const waitsMs = [1000, 3000, 8000, 20_000];

/** The answer, once there is one; throws when the signal never came back. */
export async function sendPiece({ address, code, file }, { again, progress }) {
  const body = new FormData();
  body.set('code', code);
  body.set('document', file);
  for (let tried = 0; ; tried += 1) {
    const answer = await post(address, body, progress).catch(() => undefined);
    if (answer && answer.status !== 429 && answer.status < 500) return answer;
    if (tried === waitsMs.length) throw new Error('no signal');
    again();
    await signal(waitsMs[tried]);
  }
}

/** The page of an answer that took the file, or what was wrong with it. */
export function readAnswer({ status, text }, fallback) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const refused = page.querySelector('[role=alert]')?.textContent.trim();
  // What was refused leaves the page as it is, so that another file can be chosen.
  if (status >= 400 || !page.querySelector('main')) return { bad: refused || fallback };
  // Taken as a form and not stored, such as the eleventh: the page says so itself.
  return { page, bad: page.querySelector('main > .notice.bad')?.textContent.trim() ?? refused };
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
