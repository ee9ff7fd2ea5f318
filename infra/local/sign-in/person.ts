/** Somebody to sign in as on this machine; the ID token says of them what Cognito would. */
export type Person = {
  id: string;
  name: string;
  email?: string;
  groups: readonly string[];
  /** The user pool's own attributes, without their `custom:`. */
  attributes: Readonly<Record<string, string>>;
  /** What the ID token says besides, under these very names. */
  claims?: Readonly<Record<string, string>>;
};

/** An issuer that the template does not declare: its one client, and whom one can sign in as there. */
export type Realm = { clientId: string; people: readonly Person[] };
