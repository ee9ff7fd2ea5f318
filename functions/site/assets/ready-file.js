// Makes a file ready on the phone: a large photo smaller (2,048 pixels), a HEIC or another picture a JPEG. What the phone
// draws anew holds no place and no camera data. Nothing is sent from here.
const longestSide = 2048;
const largeBytes = 1_500_000;
const mostBytes = 4 * 1024 * 1024;

/** What is sent of a file; `problem` says why it cannot be, `isDrawn` that the phone made a JPEG of it. */
export async function ready(file) {
  const head = await headOf(file).catch(() => '');
  if (head === '') return { file, problem: 'empty' };
  const isTaken = /^(\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP)/s.test(head);
  const isHeic = /^.{4}ftyp(hei|hev|mif1|msf1)/s.test(head);
  const isOther = !isTaken && (isHeic || file.type.startsWith('image/'));
  const drawn =
    isOther || (isTaken && file.size >= largeBytes)
      ? await jpegOf(file).catch(() => undefined)
      : undefined;
  if (isHeic && !drawn) return { file, problem: 'heic' };
  const isDrawn = Boolean(drawn) && (isOther || drawn.size < file.size);
  const sent = isDrawn ? drawn : file;
  return { file: sent, isDrawn, problem: sent.size > mostBytes ? 'large' : undefined };
}

/** What a file is, by what the phone says of it. */
export function kindOf({ type, name }) {
  if (type === 'application/pdf') return 'pdf';
  const [family] = type.split('/');
  if (family === 'image' || /\.hei[cf]$/i.test(name)) return 'photo';
  if (family === 'video') return 'video';
  return family === 'audio' ? 'voice' : 'file';
}

/** A size as people read it. */
export const sizeOf = (bytes) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A small picture of a photo; none where the phone cannot show it. */
export async function previewOf(file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return drawn(picture, 96);
}

const headOf = async (file) =>
  String.fromCharCode(...new Uint8Array(await file.slice(0, 16).arrayBuffer()));

async function jpegOf(photo) {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const canvas = drawn(picture, longestSide);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return blob && new File([blob], 'foto.jpg', { type: 'image/jpeg' });
}

function drawn(picture, side) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}
