/**
 * Differences that were looked at and harm no version, each with its reason: the line of `shapeFaults`, as it is printed.
 * Those of a version that is no longer deployed anywhere may go with its file.
 */
export const acceptedShapes: Readonly<Record<string, string>> = {};
