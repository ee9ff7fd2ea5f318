import type { PageFrame } from '../../../../shared/page/frame.ts';
import { guides } from '../schemes/guide-words.ts';
import type { PartProps } from './source.tsx';
import { settingUpWords } from '../setting-up-words.ts';
import { slipWords } from '../slip-words.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type CopyProps = { frame: PageFrame; id: string; text: string };

/** A text to be given to a provider, with a button that script shows. */
export const ToCopy = ({ frame, id, text }: CopyProps) => (
  <>
    <code class="said" id={id}>
      {text}
    </code>{' '}
    <button
      type="button"
      class="quiet"
      hidden
      data-copy={id}
      data-copied={settingUpWords.copied[frame.lang]}
    >
      {settingUpWords.copy[frame.lang]}
    </button>
  </>
);

/** What the provider is given, and the three steps there. */
export const SettingUp = ({ frame, page: { source } }: PartProps) => {
  const { title, steps } = guides[source.scheme];
  return (
    <section id="setting-up">
      <h2>{title[frame.lang]}</h2>
      <dl class="facts">
        <dt>{words.addressForTheProvider[frame.lang]}</dt>
        <dd>
          <ToCopy frame={frame} id="address" text={source.address} />
        </dd>
        {source.shareAddress !== null && (
          <>
            <dt>{slipWords.shareThis[frame.lang]}</dt>
            <dd>
              <ToCopy frame={frame} id="share-address" text={source.shareAddress} />
            </dd>
          </>
        )}
        <dt>{words.secretsThatAreValid[frame.lang]}</dt>
        <dd>{numberText(source.liveSecrets, frame.lang)}</dd>
      </dl>
      <ol>
        {steps.map((step) => (
          <li>{step[frame.lang]}</li>
        ))}
      </ol>
      <p role="status" data-copy-told />
    </section>
  );
};
