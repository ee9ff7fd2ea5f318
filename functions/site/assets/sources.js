// Makes the pages of webhook sources nicer to use: copies what a provider is given, and writes the mapping for the
// fields somebody points at. Everything works without it.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    const told = document.querySelector('[data-copy-told]');
    if (told) told.textContent = button.dataset.copied;
  });
}

for (const section of document.querySelectorAll('[data-point-at]')) {
  const mapping = document.getElementById(section.dataset.pointAt);
  for (const line of section.querySelectorAll('[data-pointer]')) line.hidden = false;
  section.addEventListener('change', ({ target }) => {
    if (target.dataset.field) write(mapping, target.dataset.field, target.value);
  });
}

/** One line a field: changed where it is, added where it is not, gone where nothing is pointed at. */
function write(mapping, field, path) {
  const lines = mapping.value.split('\n').filter((line) => line.trim() !== '');
  const at = lines.findIndex((line) => line.split('=')[0].trim() === field);
  const line = `${field} = ${path}`;
  if (path === '') lines.splice(at, at < 0 ? 0 : 1);
  else if (at < 0) lines.push(line);
  else lines[at] = line;
  mapping.value = lines.join('\n');
}
