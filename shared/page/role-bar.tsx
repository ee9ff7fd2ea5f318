import { mayCall } from '../operation/access.ts';
import type { PageFrame } from './frame.ts';
import { entryOf, groups, type Entry, type Group } from './role-entries.ts';
import { wordsIn } from './words/words.ts';

/** A region of the campaign; a province or the nation has no page of most kinds. */
const regionOf = /^region=\d\d\.\d\d(?=&|$)/;

/** So few entries are shown as they are; more fold on a phone. */
const mostUnfolded = 7;

type BarProps = {
  frame: PageFrame;
  /** What of the query says what the page is about, such as 'region=14.06'. */
  query: string | undefined;
};

/** Everything a signed-in person may open, by group, with the page they are on marked. Nothing for who is not signed in. */
export const RoleBar = ({ frame, query = '' }: BarProps) => {
  const kept = regionOf.exec(query)?.[0] ?? '';
  const shown = groupsFor(frame.person);
  const links = shown.flatMap(({ entries }) => entries);
  if (links.length === 0) return null;
  const { name } = wordsIn(frame.lang).roleBar;
  return (
    <nav class="role-bar" aria-label={name}>
      {links.length <= mostUnfolded ? (
        <Links frame={frame} kept={kept} entries={links} />
      ) : (
        <Folding frame={frame} kept={kept} shown={shown} />
      )}
    </nav>
  );
};

/** Whether a person's bar has an entry that says how much waits. */
export const hasCounts = (person: PageFrame['person']): boolean =>
  groupsFor(person).some(({ entries }) => entries.some(({ counts }) => counts));

/** The groups with what this person may call in them; a group with nothing is left out. */
const groupsFor = (person: PageFrame['person']): Group[] =>
  groups
    .map(({ name, entries }) => ({
      name,
      entries: entries.filter((entry) => person && isOpenTo(person, entry)),
    }))
    .filter(({ entries }) => entries.length > 0);

type Person = NonNullable<PageFrame['person']>;

const isOpenTo = (person: Person, { roles, fromAbove }: Entry): boolean =>
  mayCall({ who: { by: 'sign-in', roles, conflict: 'none-possible' } }, person) === 'allowed' &&
  (!fromAbove || isAboveRegions(person));

/** A province or the nation has no dot in its code. */
const isAboveRegions = ({ region }: Person): boolean => !region.includes('.');

/** `kept` is the region that stays chosen, as a query, or nothing. */
type Kept = { frame: PageFrame; kept: string };

/** One line on a phone that opens without script; wide screens show all of it (console.css). */
const Folding = ({ frame, kept, shown }: Kept & { shown: Group[] }) => {
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
          <Links frame={frame} kept={kept} entries={group.entries} />
        </section>
      ))}
    </details>
  );
};

const Links = ({ frame, kept, entries }: Kept & { entries: readonly Entry[] }) => {
  const here = entryOf(frame.path);
  return (
    <ul>
      {entries.map((entry) => (
        <li>
          <a
            href={frame.base + entry.path + (entry.ofRegion && kept ? `?${kept}` : '')}
            aria-current={entry === here ? currentness(entry, frame.path) : undefined}
            data-waiting={entry.counts}
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
