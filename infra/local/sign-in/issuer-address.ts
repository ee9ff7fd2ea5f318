/** The address of the issuer that plays the template's user pool, below the site's. */
export const issuerUrl = (publicUrl: string): string => `${publicUrl}/_local/issuer`;

/** The address of an issuer that the template does not declare, by its name. */
export const realmUrl = (publicUrl: string, name: string): string =>
  `${publicUrl}/_local/realms/${name}`;
