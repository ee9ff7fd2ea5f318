import { siteAddress, type SiteAddress } from '../../../shared/sign-in/site-address.ts';
import { asnPaths } from '../register/asn-paths.ts';

/** Holds the sealed state of a sign-in under way. */
export const stateCookie = 'netral_asn_state';
/** Holds the sealed proof of who signed in. */
export const proofCookie = 'netral_asn';

/** The site as this room uses it: its cookies are sent to its own addresses and to no other. Throws TypeError for no address. */
export const asnSite = (publicUrl: string): SiteAddress => {
  const site = siteAddress(publicUrl, asnPaths.back);
  return { ...site, cookiePath: new URL(site.url + asnPaths.form).pathname };
};
