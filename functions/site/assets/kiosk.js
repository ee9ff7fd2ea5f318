// Shows the next code of a ceremony on the second. Without this script the page asks for itself again.
const longestWaitMs = 15000;
let failures = 0;

const kiosk = () => document.querySelector('[data-kiosk]');
const lost = document.querySelector('[data-no-connection]');

/** A moment after the code changes: asking a blink too early would bring the same one again. */
const plan = () => {
  const nextInMs = Number(kiosk().dataset.nextInMs) || longestWaitMs;
  setTimeout(renew, failures > 0 ? 2000 : Math.min(nextInMs, longestWaitMs) + 100);
};

const renew = async () => {
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('[data-kiosk]');
    if (!answer.ok || !next) throw new Error(String(answer.status));
    kiosk().replaceWith(next);
    failures = 0;
  } catch {
    failures += 1;
  }
  // A code that is not the newest is shown for its own time and the next one's, never longer.
  const isLost = failures > 3;
  kiosk().hidden = isLost;
  lost.hidden = !isLost;
  plan();
};

plan();
