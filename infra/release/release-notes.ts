/** A tag whose release says nothing. */
export class NoNotes extends Error {}

/**
 * What the changelog says of a version: everything below its heading, `## [1.2.3] …` or, for what is about to be released,
 * `## [Unreleased]: 1.2.3`. Throws NoNotes for a tag that is none (`v1.2.3`), and where nothing is said.
 */
export const releaseNotes = (changelog: string, tag: string): string => {
  const version = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag)?.[1];
  if (version === undefined) throw new NoNotes(`${tag} is no tag of a release: v1.2.3`);
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((one) => headingOf(one).includes(version));
  const notes = section?.slice(section.indexOf('\n')).trim();
  if (!notes) throw new NoNotes(`CHANGELOG.md says nothing of ${version}`);
  return `${notes}\n`;
};

/** The versions that a heading names: each whole, so that 1.2.3 is not found in 1.2.30. */
const headingOf = (section: string): string[] =>
  section.startsWith('## ') ? (section.split('\n', 1)[0] ?? '').split(/[\s[\]():]+/) : [];
