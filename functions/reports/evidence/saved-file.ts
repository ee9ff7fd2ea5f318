/** How the name of a sealed file ends, by the type its bytes said; what is not here ends as mere bytes. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/x-m4v': 'm4v',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/ogg; codecs=opus': 'opus',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
};

/** A name that says nothing: neither what the sender called the file, nor of which case it is. */
export const savedAs = (piece: string, type = ''): string =>
  `bukti-${piece.slice(0, 8)}.${endings[type] ?? 'bin'}`;

/** A file nobody knows is saved, never shown or run: not by its name, its type, or whatever frames it. */
export const savedHeaders = (name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${name}"`,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
});
