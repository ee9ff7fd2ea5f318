import { mayCall } from '../operation/access.ts';
import type { PageFrame } from './frame.ts';
import { entryOf, groups, type Entry, type Group } from './role-entries.ts';
import { wordsIn } from './words/words.ts';

/** So few entries are shown as they are; more fold on a phone. */
const mostUnfolded = 5;

/** Everything a signed-in person may open, by group, with the page they are on marked. Nothing for who is not signed in. */
export const RoleBar = ({ frame }: { frame: PageFrame }) => {
  const shown = groupsFor(frame.person);
  const links = shown.flatMap(({ entries }) => entries);
  if (links.length === 0) return null;
  const { name } = wordsIn(frame.lang).roleBar;
  return (
    <nav class="role-bar" aria-label={name}>
      {links.length <= mostUnfolded ? (
        <Links frame={frame} entries={links} />
      ) : (
        <Folding frame={frame} shown={shown} />
      )}
    </nav>
  );
};

/** The groups with what this person may call in them; a group with nothing is left out. */
const groupsFor = (person: PageFrame['person']): Group[] =>
  groups
    .map(({ name, entries }) => ({
      name,
      entries: entries.filter(({ roles }) => person && isOpenTo(person, roles)),
    }))
    .filter(({ entries }) => entries.length > 0);

const isOpenTo = (person: NonNullable<PageFrame['person']>, roles: Entry['roles']): boolean =>
  mayCall({ who: { by: 'sign-in', roles, conflict: 'none-possible' } }, person) === 'allowed';

/** One line on a phone that opens without script; wide screens show all of it (console.css). */
const Folding = ({ frame, shown }: { frame: PageFrame; shown: Group[] }) => {
  const words = wordsIn(frame.lang).roleBar;
  const here = entryOf(frame.path);
  return (
    <details>
      <summary>
        {words.menu}
        {here && `: ${words.entries[here.operation]}`}
      </summary>
      {shown.map((group) => (
        <section aria-labelledby={`bar-${group.name}`}>
          <p id={`bar-${group.name}`}>{words.groups[group.name]}</p>
          <Links frame={frame} entries={group.entries} />
        </section>
      ))}
    </details>
  );
};

type LinksProps = { frame: PageFrame; entries: readonly Entry[] };

const Links = ({ frame, entries }: LinksProps) => {
  const here = entryOf(frame.path);
  return (
    <ul>
      {entries.map((entry) => (
        <li>
          <a
            href={frame.base + entry.path}
            aria-current={entry === here ? currentness(entry, frame.path) : undefined}
          >
            {wordsIn(frame.lang).roleBar.entries[entry.operation]}
          </a>
        </li>
      ))}
    </ul>
  );
};

const currentness = ({ path }: Entry, here: string): 'page' | 'true' =>
  path === here ? 'page' : 'true';
