// Shows a photo of the evidence where its button is. Without it the button leads to a page with the photo.
for (const form of document.querySelectorAll('form[data-photo]'))
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(form);
  });

async function show(form) {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const photo = page.querySelector('img.photo');
    // Too large for a page, or no longer theirs: the page itself says so.
    if (!answer.ok || !photo) return form.submit();
    button.remove();
    form.append(photo);
  } catch {
    button.disabled = false;
  }
}
