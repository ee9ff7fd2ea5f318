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
    const { desks, waiting, next = null } = await answer.json();
    const open = desks ? desks.reduce((sum, desk) => sum + desk.open, 0) : waiting;
    if (open > 0) link.append(` (${open}${next === null ? '' : '+'})`);
  } catch {
    // Nothing is said where nothing is known.
  }
}
