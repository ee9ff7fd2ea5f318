/** Who signs, as the service knows them. Handed on once, and neither stored, logged nor shown again. */
export type Signer = {
  /** 16 digits. */
  nik: string;
  passphrase: string;
};

export type ToSign = {
  pdf: Uint8Array;
  signer: Signer;
  /** What the signature says of itself; nothing of it is drawn on the page. */
  look: { reason: string; location: string };
};

/** Why nothing was signed; upon 'unsure' something may have been, and only a person decides to sign again. */
export const notSigned = [
  'not-registered',
  'wrong-passphrase',
  'not-active',
  'refused',
  'unreachable',
  'unsure',
] as const;

export type Signed =
  | { is: 'signed'; pdf: Uint8Array }
  | {
      is: (typeof notSigned)[number];
      /** What the service calls its reason, where it has no name here: digits only. */
      serviceCode?: string;
    };

/** What the service says of a signed PDF; 'unknown' where it could not be asked or said something else. */
export type Verified = { is: 'valid' | 'invalid' | 'unknown'; signers: string[] };

/** One electronic signing service. Neither call throws for what the service says. */
export type SigningService = {
  sign: (toSign: ToSign) => Promise<Signed>;
  verify: (pdf: Uint8Array) => Promise<Verified>;
};
