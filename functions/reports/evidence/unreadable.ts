/** Why what was sent is refused, in the words of its refusal; `cut-file` is empty, cut or spoilt. */
export type UnreadableReason = 'cut-file' | 'not-a-photo' | 'too-many-pixels';

/** What claims to be a picture and cannot be shown as one: it is refused, never passed on as it is. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason = 'cut-file') {
    super('Not a picture that can be shown');
    this.reason = reason;
  }
}

/** The most pixels of a picture: a few kilobytes can say that they are gigabytes, which an officer's phone then unpacks. */
export const mostPixels = 40_000_000;

/** Throws Unreadable for a picture that is larger than that. */
export const boundPixels = (width: number, height: number): void => {
  if (width * height > mostPixels) throw new Unreadable('too-many-pixels');
};
