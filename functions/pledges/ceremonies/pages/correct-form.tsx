import { localDate, localTime, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CeremonyAnswer } from '../ceremony-view.ts';
import { Line } from './open-form.tsx';
import { stepTexts } from '../step-words.ts';
import { words } from '../words.ts';

type Props = { frame: PageFrame; ceremony: CeremonyAnswer };

/** Corrects a ceremony that has not started: what it says now stands in the form. */
export const CorrectForm = ({ frame: { base, lang }, ceremony }: Props) => (
  <details>
    <summary>{stepTexts.correctIt[lang]}</summary>
    <p class="hint">{stepTexts.whatItSaidStays[lang]}</p>
    <form method="post" action={`${base}/v1/ceremonies/${ceremony.ceremonyId}/corrections`}>
      <input type="hidden" name="version" value={ceremony.version} />
      <Line name="heldAt" label={words.localTime[lang]}>
        <input
          id="q-heldAt"
          name="heldAt"
          type="datetime-local"
          required
          value={wallTime(ceremony)}
        />
      </Line>
      {ceremony.mode === 'in-person' ? (
        <Line name="place" label={words.place[lang]}>
          <Text name="place" value={ceremony.place ?? ''} most={200} />
        </Line>
      ) : (
        <Line name="link" label={words.link[lang]}>
          <input
            id="q-link"
            name="link"
            type="url"
            maxLength={500}
            required
            value={ceremony.link ?? ''}
          />
        </Line>
      )}
      <Line name="leaderTitle" label={words.officeOfWhoLeads[lang]}>
        <Text name="leaderTitle" value={ceremony.leader.title} most={120} />
      </Line>
      <Line name="leaderName" label={words.nameOfWhoLeads[lang]}>
        <Text name="leaderName" value={ceremony.leader.name} most={120} />
      </Line>
      <button type="submit">{stepTexts.saveTheCorrection[lang]}</button>
    </form>
  </details>
);

type TextProps = { name: string; value: string; most: number };

const Text = ({ name, value, most }: TextProps) => (
  <input id={`q-${name}`} name={name} type="text" required maxLength={most} value={value} />
);

const wallTime = ({ heldAt, region }: CeremonyAnswer): string => {
  const at = Date.parse(heldAt);
  return `${localDate(at, zoneOf(region))}T${localTime(at, zoneOf(region))}`;
};
