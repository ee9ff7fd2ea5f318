/** What is sealed by this version, for the derivation of its key. */
export const sealedInfo = 'netral/hand-over-1';

/** Bytes of the phone's own point (65, uncompressed), and of the tag of AES-GCM. */
export const sealedSizes = { point: 65, tag: 16 } as const;

/** A key is used for one pledge alone, so that its number used once can be nothing. */
export const sealedNonce = (): Uint8Array<ArrayBuffer> => new Uint8Array(12);

/** The most characters of a sealed pledge: a QR code of version 20 still holds it with its address. */
export const mostSealed = 760;
