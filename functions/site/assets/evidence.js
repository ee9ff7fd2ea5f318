// Makes a photo small enough for a weak signal before it is sent: 2,048 pixels, JPEG. Without script it goes as it is.
const form = document.querySelector('form[data-evidence-form]');
if (form) smallerPhotos(form);

const longestSide = 2048;
const largeBytes = 1_500_000;

function smallerPhotos(form) {
  const input = form.querySelector('input[type=file]');
  input.addEventListener('change', async () => {
    const [photo] = input.files;
    if (!photo || photo.size < largeBytes) return;
    const small = await shrunk(photo).catch(() => undefined);
    // Another one may have been chosen meanwhile.
    if (!small || small.size >= photo.size || input.files[0] !== photo) return;
    const chosen = new DataTransfer();
    chosen.items.add(small);
    input.files = chosen.files;
    const told = form.querySelector('[data-evidence-told]');
    told.textContent = told.dataset.evidenceTold;
    told.className = 'hint';
  });
}

async function shrunk(photo) {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return blob && new File([blob], 'foto.jpg', { type: 'image/jpeg' });
}
