import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Officer } from '../officers/officer.ts';
import type { AlertView } from './alert-view.ts';
import { rungWords } from './alert-words.ts';
import { words } from './words.ts';

type Colleague = Pick<Officer, 'officerId' | 'name' | 'rung'>;
type Props = {
  frame: PageFrame;
  alert: AlertView;
  /** Where the alert's acts are posted, stage included: a personal link, or the alert itself. */
  actPath: string;
  /** Where taking is posted. */
  takePath: string;
  colleagues: Colleague[];
};

/** The buttons of an alert: take or decline it while it is open; hand it over or resolve it once it is yours. */
export const AlertActions = (props: Props) => {
  const { alert } = props;
  if (alert.state === 'open') {
    return (
      <>
        <Take {...props} />
        <Decline {...props} />
      </>
    );
  }
  if (alert.state !== 'taken-by-you') return null;
  return (
    <>
      {!alert.isNaming && <Resolve {...props} />}
      {props.colleagues.length > 0 && <HandOver {...props} />}
      <Decline {...props} />
    </>
  );
};

const Take = ({ frame, takePath }: Props) => (
  <form method="post" action={takePath}>
    <button type="submit">{words.iTakeIt[frame.lang]}</button>
    <p class="hint">{words.openingThisPageChanges[frame.lang]}</p>
  </form>
);

const Resolve = ({ frame, actPath }: Props) => (
  <form method="post" action={`${actPath}/resolving`}>
    <button type="submit" class="quiet">
      {words.itIsDealtWith[frame.lang]}
    </button>
  </form>
);

const HandOver = ({ frame, actPath, colleagues }: Props) => {
  return (
    <details>
      <summary>{words.handItOverTo[frame.lang]}</summary>
      <form method="post" action={`${actPath}/handing-over`}>
        <label for="to">{words.to[frame.lang]}</label>
        <select id="to" name="to" required>
          {colleagues.map(({ officerId, name, rung }) => (
            <option value={officerId}>
              {name} ({rungWords(rung)[frame.lang]})
            </option>
          ))}
        </select>
        <button type="submit" class="quiet">
          {words.handOver[frame.lang]}
        </button>
        <p class="hint">{words.yourColleagueIsTold[frame.lang]}</p>
      </form>
    </details>
  );
};

const Decline = ({ frame, actPath }: Props) => {
  return (
    <details>
      <summary>{words.iCannotHandleIt[frame.lang]}</summary>
      <form method="post" action={`${actPath}/declining`}>
        <label for="reason">{words.reason[frame.lang]}</label>
        <select id="reason" name="reason" required>
          <option value="conflict-of-interest">{words.iHaveAConflict[frame.lang]}</option>
          <option value="not-available">{words.iAmNotAvailable[frame.lang]}</option>
        </select>
        <button type="submit" class="quiet">
          {words.passItOn[frame.lang]}
        </button>
        <p class="hint">{words.somebodyElseIsTold[frame.lang]}</p>
      </form>
    </details>
  );
};
