import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from './words.ts';

type Props = { frame: PageFrame };

/** Where a phone takes sealed pledges of other phones and hands them in later; the script shows what there is. */
export const renderTaking = (frame: PageFrame): string =>
  renderPage(
    <Layout
      frame={frame}
      title={words.title[frame.lang]}
      about={words.lead[frame.lang]}
      scripts={['take-over.js']}
    >
      <p class="lead">{words.lead[frame.lang]}</p>
      <p>{words.how[frame.lang]}</p>
      <p class="hint">{words.openOnce[frame.lang]}</p>
      <noscript>
        <p class="notice">{words.noScript[frame.lang]}</p>
      </noscript>
      <section class="receipt" data-taking hidden>
        <Outcome frame={frame} name="waiting" said={words.waiting} />
        <Outcome frame={frame} name="stored" said={words.stored} />
        <Outcome frame={frame} name="refused" said={words.refused} />
        <p class="hint">{words.refusedHint[frame.lang]}</p>
        <p role="alert" data-not-a-code hidden>
          {words.notACode[frame.lang]}
        </p>
        <ByUnit frame={frame} />
        <p class="buttons">
          <button type="button" data-send>
            {words.send[frame.lang]}
          </button>
        </p>
        <Ways frame={frame} />
      </section>
    </Layout>,
  );

const Outcome = ({ frame, name, said }: Props & { name: string; said: Words }) => (
  <p role="status">
    {said[frame.lang]}
    <b {...{ [`data-${name}`]: '' }}>0</b>
  </p>
);

const ByUnit = ({ frame }: Props) => (
  <div data-by-unit hidden>
    <p>{words.byUnit[frame.lang]}</p>
    <button type="button" class="quiet" data-forget-unit>
      {words.forgetUnit[frame.lang]}
    </button>
  </div>
);

/** Besides the phone's own camera: a photo, where the browser reads codes, and the address as text. */
const Ways = ({ frame }: Props) => (
  <>
    <p class="field" data-photo hidden>
      <label for="q-photo">{words.photo[frame.lang]}</label>
      <input id="q-photo" type="file" accept="image/*" capture="environment" multiple />
    </p>
    <form data-paste>
      <p class="field">
        <label for="q-address">{words.paste[frame.lang]}</label>
        <textarea id="q-address" rows={3} maxLength={1000} />
      </p>
      <button type="submit" class="quiet">
        {words.take[frame.lang]}
      </button>
    </form>
  </>
);
