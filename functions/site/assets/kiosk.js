// Shows the next code of a ceremony on the second. Without this script the page asks for itself again.
const codeMs = 15000;
/** How long an answer may take: a request that hangs would leave an old code on the screen. */
const patienceMs = 5000;

const kiosk = () => document.querySelector('[data-kiosk]');
const one = (name) => document.querySelector(`[data-${name}]`);
const nextInMs = () => Math.min(Number(kiosk().dataset.nextInMs) || codeMs, codeMs);

let changesAt = Date.now() + nextInMs();
/** A code is good for its own time and the next one's, never longer. */
let goodUntil = changesAt + codeMs;
let failures = 0;

const renew = async () => {
  const askedAt = Date.now();
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      signal: AbortSignal.timeout?.(patienceMs),
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('[data-kiosk]');
    if (!answer.ok || !next) throw new Error(String(answer.status));
    kiosk().replaceWith(next);
    failures = 0;
    // From when it was asked: whatever the answer took is time that the code has been shown.
    changesAt = askedAt + nextInMs();
    goodUntil = changesAt + codeMs;
  } catch {
    failures += 1;
  }
  show();
  // A moment after the code changes: a blink too early would bring the same one again.
  setTimeout(renew, failures > 0 ? 2000 : Math.max(changesAt - Date.now(), 0) + 100);
};

/** What the clock says: time left, and whether the code is still good. */
const show = () => {
  const isLost = Date.now() > goodUntil;
  kiosk().hidden = isLost;
  one('no-connection').hidden = !isLost;
  one('falters').hidden = isLost || failures === 0;
  const left = one('time-left');
  if (!left) return;
  const leftMs = Math.max(changesAt - Date.now(), 0);
  left.hidden = failures > 0;
  left.querySelector('[data-seconds]').textContent = String(Math.ceil(leftMs / 1000));
  left.querySelector('progress').value = leftMs;
};

const stayAwake = () => {
  if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => {});
};

const fullScreen = one('full-screen');
fullScreen.addEventListener('click', () => document.documentElement.requestFullscreen());
const offerFullScreen = () => {
  fullScreen.hidden = !document.fullscreenEnabled || document.fullscreenElement !== null;
};
document.addEventListener('fullscreenchange', offerFullScreen);
document.addEventListener('visibilitychange', stayAwake);

offerFullScreen();
stayAwake();
show();
setInterval(show, 250);
setTimeout(renew, nextInMs() + 100);
