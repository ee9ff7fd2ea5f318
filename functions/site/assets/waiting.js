// Says beside links of the bar how much waits there. They work without it.
for (const link of document.querySelectorAll('nav a[data-waiting]')) void count(link);

async function count(link) {
  try {
    const address = new URL(link.href);
    address.search = '?list=counts';
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
    });
    if (!answer.ok) return;
    const { desks = [], waiting = 0, next = null } = await answer.json();
    const open = desks.reduce((sum, desk) => sum + desk.open, waiting);
    if (open > 0) link.append(` (${open}${next === null ? '' : '+'})`);
  } catch {
    // Nothing is said where nothing is known.
  }
}
