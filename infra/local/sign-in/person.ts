/** Somebody to sign in as on this machine; the ID token says of them what Cognito would. */
export type Person = {
  id: string;
  name: string;
  email?: string;
  groups: readonly string[];
  /** The user pool's own attributes, without their `custom:`. */
  attributes: Readonly<Record<string, string>>;
};
