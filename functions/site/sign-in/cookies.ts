/** Holds the ID token of who is signed in. */
export const sessionCookie = 'netral_session';
/** Holds the sealed state of a sign-in under way. */
export const signInCookie = 'netral_sign_in';
