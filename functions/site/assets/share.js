// Prints a page, and shares its address by the phone's own way or by copying it. Shown only where script runs.
const place = document.querySelector('[data-share]');

if (place) {
  const told = place.querySelector('[role=status]');
  place.hidden = false;
  place.querySelector('[data-share-print]').addEventListener('click', () => window.print());
  place.querySelector('[data-share-page]').addEventListener('click', async () => {
    const title = document.querySelector('h1').textContent;
    try {
      if (navigator.share) return await navigator.share({ title, url: location.href });
      await navigator.clipboard.writeText(location.href);
      told.textContent = place.dataset.copied;
    } catch {
      // Whoever closes the phone's own dialogue shares nothing, and need not be told.
    }
  });
}

// What is folded is printed, too, also by browsers that cannot be told so by the stylesheet.
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('.rulebook details')) folded.open = true;
});
