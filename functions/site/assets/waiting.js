// Says beside a link of the bar how many requests wait there. The link works without it.
const link = document.querySelector('nav a[data-waiting]');
if (link) void count(link);

async function count(link) {
  try {
    const address = new URL(link.href);
    address.search = '?list=counts';
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
    });
    if (!answer.ok) return;
    const { desks } = await answer.json();
    const open = desks.reduce((sum, desk) => sum + desk.open, 0);
    if (open > 0) link.append(` (${open})`);
  } catch {
    // Nothing is said where nothing is known.
  }
}
