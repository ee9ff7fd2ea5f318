// Walks a table of cases by keys: j and k to the next and previous, Enter opens as on any link, ? says so. Everything
// works without it.
const keys = document.getElementById('queue-keys');
if (keys) keys.hidden = false;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, select, textarea, [contenteditable]')) return;
  if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === '?' && keys) {
    keys.open = !keys.open;
    keys.querySelector('summary').focus();
  } else return;
  event.preventDefault();
});

/** Goes on from the line that has the focus; from elsewhere, to the first or the last. */
function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const here = rows.findIndex((row) => row.closest('tr').contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}
