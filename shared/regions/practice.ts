/**
 * Where everybody practises: Kemendagri's codes begin with 11, and no clock shows 99 minutes, so that it can be neither
 * another region nor a time that somebody wrote.
 */
export const practiceRegion = '00.99';

/** The province of the practice region: who stands above its officers there. */
export const practiceProvince = '00';

/** Whether a code is the practice region's or its province's: nothing there counts, or is sent, anywhere else. */
export const isPractice = (code: string): boolean =>
  code === practiceRegion || code === practiceProvince;
