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

/** Whom one can sign in as: those the page offers, and whoever `unlisted` finds by an id besides. */
export type People = {
  people: readonly Person[];
  /** Has room for a crowd that no page could list. */
  unlisted?: (id: string) => Person | undefined;
};

export const findPerson = ({ people, unlisted }: People, id: string): Person | undefined =>
  people.find((person) => person.id === id) ?? unlisted?.(id);

/** An issuer that the template does not declare: its one client, and whom one can sign in as there. */
export type Realm = People & { clientId: string };
