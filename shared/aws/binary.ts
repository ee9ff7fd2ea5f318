/** The body of a call; bytes go as base64, fields that are undefined stay out. */
export const writeJson = (input: object): string => JSON.stringify(input, asBase64);

/** JSON hands a Buffer over as what its own `toJSON` made of it; the bytes are in their owner. */
function asBase64(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Uint8Array
    ? Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('base64')
    : value;
}

/**
 * An answer of the tables with its bytes as bytes. Only a value of the type B is a text under that name: the values of
 * an item's fields are objects, also of one that is called B.
 */
export const readJson = (text: string): unknown =>
  text.includes('"B"') || text.includes('"BS"') ? JSON.parse(text, asBytes) : JSON.parse(text);

const asBytes = (name: string, value: unknown): unknown => {
  if (name === 'B' && typeof value === 'string') return bytesOf(value);
  if (name === 'BS' && isTexts(value)) return value.map(bytesOf);
  return value;
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
