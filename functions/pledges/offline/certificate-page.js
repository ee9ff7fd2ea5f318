// Writes the holder's name onto the certificate, on this screen only, and prints it.
const field = document.querySelector('[data-name-field]');
const holder = document.querySelector('[data-holder]');
const print = document.querySelector('[data-print]');

if (field && holder) {
  const name = field.querySelector('[data-own-name]');
  const write = () => (holder.textContent = name.value.trim());
  // A browser may put back what was typed before; nothing is kept beyond that.
  name.value = '';
  name.addEventListener('input', write);
  field.hidden = false;
}
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
