import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CeremonyAnswer, StepView } from '../ceremony-view.ts';
import { stepWords, wordOf } from './ceremony-words.ts';
import { stepTexts } from '../step-words.ts';

type Props = { frame: PageFrame; ceremony: CeremonyAnswer };

/** What was done to it and when; of a correction, what it said before. */
export const History = ({ frame, ceremony }: Props) =>
  ceremony.history.length === 0 ? null : (
    <details>
      <summary>{stepTexts.history[frame.lang]}</summary>
      <ol>
        {ceremony.history.map((step) => (
          <li>
            {formatMoment(Date.parse(step.at), zoneOf(ceremony.region), frame.lang)}:{' '}
            {wordOf(stepWords, step.did, frame.lang)}
            {step.before &&
              ` (${stepTexts.before[frame.lang]}: ${saidBefore(frame, ceremony, step)})`}
          </li>
        ))}
      </ol>
    </details>
  );

const saidBefore = (
  { lang }: PageFrame,
  { region }: CeremonyAnswer,
  { before }: StepView,
): string => {
  if (!before) return '';
  const { heldAt, place, link, leader } = before;
  const said = [
    heldAt && formatMoment(Date.parse(heldAt), zoneOf(region), lang),
    place,
    link,
    leader && `${leader.title}, ${leader.name}`,
  ];
  return said.filter((one) => one !== null).join('; ');
};
