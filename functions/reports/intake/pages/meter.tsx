import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { Completeness, Requirement } from '../completeness.ts';
import { words as texts } from '../words.ts';

/** What each requirement is, what to do about one that is missing, and what then once the report is sent. */
export const requirementWords: Record<Requirement, { is: Words; missing: Words; sent: Words }> = {
  reporter: {
    is: texts.nameAndAddressOf,
    missing: texts.onlyInAReport,
    sent: texts.canBeGivenBy,
  },
  accused: {
    is: texts.whoIsAccused,
    missing: texts.nameAndUnitOr,
    sent: texts.writeItInThe,
  },
  'in-time': {
    is: texts.withinTime,
    missing: texts.giveRegionAndDate,
    sent: texts.itHasPassedPassed,
  },
  'time-and-place': {
    is: texts.timeAndPlace,
    missing: texts.dateAndPlaceOr,
    sent: texts.writeItInThe,
  },
  account: {
    is: texts.accountOfWhatHappened,
    missing: texts.aSentenceAtLeast,
    sent: texts.writeItInThe,
  },
  evidence: {
    is: texts.evidence,
    missing: texts.aLinkNowOr,
    sent: texts.addItBelow,
  },
};

const kinds: Record<'formal' | 'material', Words> = {
  formal: texts.formalRequirements,
  material: texts.materialRequirements,
};

type Props = {
  frame: PageFrame;
  complete: Completeness;
  /** Whether script keeps it up to date while the form is filled. */
  live?: boolean;
  /** What to do about what is missing: now, or once it is sent. */
  told?: 'missing' | 'sent';
};

/** How complete a report is by Bawaslu's own requirements; said in words, not by colour alone. */
export const Meter = ({ frame, complete, live, told = 'sent' }: Props) => (
  <section
    class="meter"
    id="completeness"
    {...(live && { 'data-meter': '' })}
    aria-labelledby="meter-title"
  >
    <h2 id="meter-title">{texts.completeEnoughForBawaslu[frame.lang]}</h2>
    {(['formal', 'material'] as const).map((kind) => (
      <>
        <p class="label">
          {kinds[kind][frame.lang]}: <span data-count={kind}>{String(complete[kind])}</span>/3
        </p>
        <ul>
          {complete.items
            .filter((item) => item.kind === kind)
            .map(({ name, met }) => (
              <Line frame={frame} name={name} met={met} told={told} />
            ))}
        </ul>
      </>
    ))}
    {live && <p class="unseen" role="status" data-meter-told={texts.met[frame.lang]} />}
  </section>
);

type LineProps = { frame: PageFrame; name: Requirement; met: boolean; told: 'missing' | 'sent' };

const Line = ({ frame, name, met, told }: LineProps) => {
  const words = requirementWords[name];
  return (
    <li class={met ? 'met' : undefined} data-requirement={name}>
      {words.is[frame.lang]}:{' '}
      <span class="if-missing">
        {texts.notYet[frame.lang]} <span class="hint">({words[told][frame.lang]})</span>
      </span>
      <strong class="if-met">{texts.there[frame.lang]}</strong>
    </li>
  );
};
