// Leaves for a neutral page that takes the place of this one in the history. Without this script it is a link.
let beforeExit = () => {};

/** What to do just before the page is left in a hurry. */
export function onQuickExit(act) {
  beforeExit = act;
}

addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-quick-exit]');
  if (!link) return;
  event.preventDefault();
  beforeExit();
  // At once, also where the line is slow: nothing is left to be read.
  document.body.hidden = true;
  document.title = '…';
  location.replace(link.href);
});
