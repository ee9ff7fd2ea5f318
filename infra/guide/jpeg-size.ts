/** Width and height of a JPEG in pixels, by its first start-of-frame segment (ITU T.81, B.2.2). Throws Error where none is found. */
export const jpegSize = (file: Buffer): { width: number; height: number } => {
  for (let at = 2; at + 9 < file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    if (isFrame(marker))
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw new Error('A picture has no start of frame');
};

/** SOF0 to SOF15, without the tables of Huffman and arithmetic codes and the reserved one among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
