/** Where a civil servant signs in and pledges; what it sets in a browser is sent nowhere else. */
export const asnPaths = {
  form: '/ikrar/akun',
  start: '/ikrar/akun/masuk',
  back: '/ikrar/akun/kembali',
  send: '/ikrar/akun/kirim',
} as const;

export type PlaceQuery = { region?: string | undefined; unit?: string | undefined };

/** What of a form goes along to the sign-in and back: where somebody serves, never who they are. */
export const placeQuery = ({ region, unit }: PlaceQuery): string => {
  const query = new URLSearchParams({
    ...(region && { region }),
    ...(unit && { unit }),
  }).toString();
  return query && `?${query}`;
};
