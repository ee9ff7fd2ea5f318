/** Media types of photos, which have a copy that officers open. */
export const photoKinds = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Media types, as `file-type` names them, of what is sealed as it came: documents, short videos, voices. */
export const sealedKinds = [
  'application/pdf',
  'video/mp4',
  'video/x-m4v',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/webm',
  'audio/mp4',
  'audio/x-m4a',
  'audio/ogg',
  'audio/ogg; codecs=opus',
  'audio/mpeg',
  'audio/wav',
  'audio/aac',
  'audio/amr',
] as const;
