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

/** The unit of the practice region whose staff only programs report: what tries a suite without people. Nobody serves there. */
export const canaryUnit = 'UJI-OTOMATIS';

/** Whether a report is one that a program made to try the suite: it accuses that unit, in practice. */
export const isOfCanary = (about: { region: string; accusedUnit?: string | undefined }): boolean =>
  about.region === practiceRegion && about.accusedUnit === canaryUnit;

/**
 * Milliseconds that its report and case are stored: longer than its alert waits for it, too short to fill the lists of
 * whoever practises. Its alert stays longer, so that no report is ever without one.
 */
export const canaryKeptMs = { report: 6 * 3_600_000, alert: 4 * 86_400_000 };
