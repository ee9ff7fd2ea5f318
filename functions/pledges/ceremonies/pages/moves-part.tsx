import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CeremonyAnswer, ListedCeremony } from '../ceremony-view.ts';
import type { CeremonyPage } from './ceremony.tsx';
import { stepTexts } from '../step-words.ts';

type Props = { frame: PageFrame; page: CeremonyPage };

/** What can be done with it now, first on the page: its screen, and its next step; what is hard to take back asks. */
export const Moves = ({ frame, page: { ceremony, attended } }: Props) => {
  const { lang } = frame;
  if (ceremony.state === 'started')
    return (
      <>
        <p class="lead">{stepTexts.recordedSoFar[lang](attended)}</p>
        <p class="buttons">
          <Screen frame={frame} ceremony={ceremony} kind="button" />
          <a
            class="button outline"
            href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/ending`}
          >
            {stepTexts.endTheCeremony[lang]}
          </a>
        </p>
        <p class="hint">{stepTexts.showItAtThe[lang]}</p>
      </>
    );
  if (ceremony.state === 'open')
    return (
      <>
        <Move
          frame={frame}
          ceremony={ceremony}
          to="started"
          label={stepTexts.startTheCeremony[lang]}
        />
        <p class="buttons">
          <Screen frame={frame} ceremony={ceremony} kind="button outline" />
        </p>
        <p class="hint">{stepTexts.showItAtThe[lang]}</p>
        <details>
          <summary>{stepTexts.cancelTheCeremony[lang]}</summary>
          <p class="hint">{stepTexts.onceCancelledIt[lang]}</p>
          <Move
            frame={frame}
            ceremony={ceremony}
            to="cancelled"
            label={stepTexts.yesCancelIt[lang]}
          />
        </details>
      </>
    );
  return <Resume frame={frame} ceremony={ceremony} />;
};

type OfCeremony = { frame: PageFrame; ceremony: CeremonyAnswer };

const Resume = ({ frame, ceremony }: OfCeremony) => {
  if (ceremony.resumableUntil === null) return null;
  const until = formatMoment(
    Date.parse(ceremony.resumableUntil),
    zoneOf(ceremony.region),
    frame.lang,
  );
  return (
    <div class="notice">
      <p>{stepTexts.endedByMistake[frame.lang](until)}</p>
      <Move frame={frame} ceremony={ceremony} to="started" label={stepTexts.resumeIt[frame.lang]} />
    </div>
  );
};

const Screen = ({ frame, ceremony, kind }: OfCeremony & { kind: string }) =>
  ceremony.screen === null ? null : (
    <a class={kind} href={ceremony.screen}>
      {stepTexts.openTheScreenWith[frame.lang]}
    </a>
  );

type MoveProps = {
  frame: PageFrame;
  ceremony: ListedCeremony;
  to: 'started' | 'ended' | 'cancelled';
  label: string;
};

/** A step as a button, upon the version that the page shows. */
export const Move = ({ frame, ceremony, to, label }: MoveProps) => (
  <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/moves`}>
    <input type="hidden" name="to" value={to} />
    <input type="hidden" name="version" value={ceremony.version} />
    <button type="submit">{label}</button>
  </form>
);
