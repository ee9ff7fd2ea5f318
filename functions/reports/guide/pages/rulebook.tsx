import type { ComponentChildren } from 'preact';
import { Field } from '../../../../shared/page/fields.tsx';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { conductGroups } from '../../intake/conduct-groups.ts';
import type { Looking } from '../find-entries.ts';
import { sides, type RulebookEntry } from '../rulebook.ts';
import { guideWords as words, sideWords } from '../words.ts';
import { Calendar } from './calendar.tsx';
import { Edition, ForWhom, ToTake, type EditionView } from './frame.tsx';
import { Allowance, Prohibition } from './rule.tsx';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  /** Day in Jakarta, 'YYYY-MM-DD'. */
  on: string;
  edition: EditionView;
  entries: readonly RulebookEntry[];
  looking: Looking;
};

/** The guide: what may be done first, then what may not by where it happens; searched by a form without script. */
export const renderRulebook = (props: Props): string => {
  const { frame, entries, looking } = props;
  const { lang } = frame;
  const listed = { frame, entries, isOpen: looking.q !== undefined };
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={words.title[lang]}
      about={words.about[lang]}
      {...queryOf(looking)}
      scripts={['share.js']}
    >
      <p class="lead">{words.about[lang]}</p>
      <Calendar {...props} />
      <Search frame={frame} looking={looking} />
      <p role="status">
        {entries.length === 0 ? words.nothingFound[lang] : words.found[lang](entries.length)}
      </p>
      <ToTake frame={frame} />
      <May {...listed} />
      {Object.entries(conductGroups).map(([group, title]) => (
        <MayNot {...listed} group={group} title={title} />
      ))}
      <ForWhom frame={frame} />
      <Edition {...props} />
    </Layout>,
  );
};

/** What the other language must keep of the search; none where nothing was looked for. */
const queryOf = ({ q, phase }: Looking): { query?: string } => {
  const query = new URLSearchParams({ ...(q && { q }), ...(phase && { phase }) }).toString();
  return query === '' ? {} : { query };
};

const asked: Record<'q' | 'phase', Question> = {
  q: {
    name: 'q',
    kind: 'text',
    group: 'search',
    required: 'never',
    maxLength: 100,
    label: words.lookedFor,
    hint: words.nothingTyped,
  },
  phase: {
    name: 'phase',
    kind: 'select',
    group: 'search',
    required: 'never',
    label: words.phase,
    options: sides.map((value) => ({ value, label: sideWords[value] })),
  },
};

const Search = ({ frame, looking }: { frame: PageFrame; looking: Looking }) => {
  const { q = '', phase = '' } = looking;
  const filled = { values: { q, phase }, errors: [] };
  return (
    <form method="get" action={`${frame.base}/boleh`} role="search">
      <p class="hint">{words.lead[frame.lang]}</p>
      <Field frame={frame} question={asked.q} filled={filled} />
      <Field frame={frame} question={asked.phase} filled={filled} />
      <div class="buttons">
        <button type="submit">{words.look[frame.lang]}</button>
        {(q !== '' || phase !== '') && (
          <a class="button outline" href={`${frame.base}/boleh`}>
            {words.all[frame.lang]}
          </a>
        )}
      </div>
    </form>
  );
};

type ListProps = { frame: PageFrame; entries: readonly RulebookEntry[]; isOpen: boolean };

const May = ({ frame, entries, isOpen }: ListProps) => {
  const own = entries.flatMap((entry) => (entry.kind === 'may' ? [entry] : []));
  return own.length === 0 ? null : (
    <section>
      <h2>{words.may[frame.lang]}</h2>
      <div class="rulebook">
        {own.map((entry) => (
          <Entry frame={frame} entry={entry} open={isOpen}>
            <Allowance frame={frame} entry={entry} />
          </Entry>
        ))}
      </div>
    </section>
  );
};

const MayNot = ({
  frame,
  entries,
  isOpen,
  group,
  title,
}: ListProps & { group: string; title: Words }) => {
  const own = entries.flatMap((entry) =>
    entry.kind === 'may-not' && entry.group === group ? [entry] : [],
  );
  return own.length === 0 ? null : (
    <section>
      <h2>
        {words.mayNot[frame.lang]}: {title[frame.lang]}
      </h2>
      <div class="rulebook">
        {own.map((entry) => (
          <Entry frame={frame} entry={entry} open={isOpen}>
            <Prohibition frame={frame} entry={entry} />
          </Entry>
        ))}
      </div>
    </section>
  );
};

type EntryProps = {
  frame: PageFrame;
  entry: RulebookEntry;
  open: boolean;
  children: ComponentChildren;
};

/** An entry folds in the list; whoever looked for something finds it open. */
const Entry = ({ frame, entry, open, children }: EntryProps) => (
  <details class={entry.kind} id={entry.entry} open={open}>
    <summary>
      <h3>{entry.name[frame.lang]}</h3>
    </summary>
    {children}
    <p class="not-printed">
      <a href={`${frame.base}/boleh/${entry.entry}`}>{words.onItsOwn[frame.lang]}</a>
    </p>
  </details>
);
