import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { ChangeView } from './change-view.ts';
import { valueIn } from './change-values.ts';
import { words } from './words.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import { PersonName, personText } from '../../../shared/page/person-name.tsx';

type Props = { frame: PageFrame; title: Words; changes: ChangeView[] };

/** Changes of the register: what each would do, who proposed and decided it, and the two answers to one that waits. */
export const RegisterChanges = ({ frame, title, changes }: Props) =>
  changes.length === 0 ? null : (
    <section>
      <h2>{title[frame.lang]}</h2>
      <ul class="cards">
        {changes.map((change) => (
          <li>
            <Change frame={frame} change={change} />
          </li>
        ))}
      </ul>
    </section>
  );

const states: Record<ChangeView['state'], Words> = {
  waiting: words.waitsForASecond,
  agreed: words.agreedNotDone,
  rejected: words.rejected,
  done: words.inForce,
};

type One = { frame: PageFrame; change: ChangeView };

const Change = ({ frame, change }: One) => (
  <>
    <p>
      <strong>{states[change.state][frame.lang]}</strong>, {words.proposedBy[frame.lang]}{' '}
      <PersonName frame={frame} id={change.proposedBy.personId} name={change.proposedBy.name} /> (
      <time datetime={change.proposedAt}>
        {formatMoment(Date.parse(change.proposedAt), zoneOf(change.scope), frame.lang)}
      </time>
      )
      {change.decidedBy &&
        `, ${words.decidedBy[frame.lang]} ${personText(frame.lang, { id: change.decidedBy.personId, name: change.decidedBy.name })}`}
    </p>
    {change.why !== null && <p>{change.why}</p>}
    <Rows frame={frame} change={change} />
    {change.overtaken.length > 0 && (
      <p class="notice bad">
        {words.overtaken[frame.lang]}: {change.overtaken.join(', ')}
      </p>
    )}
    {change.mayDecide && <Answers frame={frame} change={change} />}
    {change.state === 'waiting' && !change.mayDecide && (
      <p class="hint">{words.anotherDecides[frame.lang]}</p>
    )}
  </>
);

const Rows = ({ frame, change }: One) => {
  const others = change.joins + change.changes - change.shown.length;
  return (
    <ul>
      {change.shown.map(({ region, officerId, name, kind, fields }) => (
        <li>
          {name} ({region}/{officerId}){kind === 'joins' && `, ${words.new[frame.lang]}`}:{' '}
          {fields
            .map(
              ({ field, before, after }) =>
                `${words.fields[field][frame.lang]} ${valueIn(field, before, frame.lang)} → ${valueIn(field, after, frame.lang)}`,
            )
            .join('; ')}
        </li>
      ))}
      {others > 0 && (
        <li>
          {words.andOthers[frame.lang]} {numberText(others, frame.lang)}
        </li>
      )}
    </ul>
  );
};

const Answers = ({ frame, change: { scope, changeId } }: One) => (
  <form method="post" action={`${frame.base}/v1/register-changes/${scope}/${changeId}/decision`}>
    <p class="hint">{words.checkByPhone[frame.lang]}</p>
    <button type="submit" name="is" value="agreed">
      {words.agree[frame.lang]}
    </button>{' '}
    <button type="submit" name="is" value="rejected" class="quiet">
      {words.reject[frame.lang]}
    </button>
  </form>
);
