import type { Slip } from '../slips/slip.ts';

/** Where whoever reports by a form of another site begins: with a follow-up code of their own. */
export const formPath = '/formulir/{source}';

const place = '{slip}';

/** The address of a form with a slip in it. */
export const withSlip = (formAddress: string, slip: Slip): string =>
  formAddress.replace(place, slip);

/** Why a form's address cannot be used, or undefined where it can: public, by https, with one `{slip}` behind the host. */
export const badFormAddress = (
  formAddress: string,
  badHost: (hostname: string) => boolean,
): string | undefined => {
  const [before, after, ...more] = formAddress.split(place);
  if (before === undefined || after === undefined || more.length > 0) return 'needs-one-slip';
  if (!URL.canParse(before)) return 'malformed';
  const { protocol, username, password, hostname } = new URL(before);
  if (protocol !== 'https:') return 'not-https';
  if (username !== '' || password !== '' || !/^https:\/\/[^/?#]+[/?#]/i.test(before))
    return 'malformed';
  return badHost(hostname) ? 'not-public' : undefined;
};
