/** What claims to be a picture and cannot be read as one: it is refused, never passed on as it is. */
export class Unreadable extends Error {
  constructor() {
    super('Not a picture that can be read');
  }
}
