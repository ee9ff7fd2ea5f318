import type { ComponentChildren } from 'preact';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { NoticesPage } from './notices.tsx';
import { paths } from '../circular.ts';
import { mannerWords } from './notice-words.ts';
import { words as texts } from '../words.ts';

type Props = { frame: PageFrame; page: NoticesPage };

/** The form that issues a circular or calls a briefing; a PDF goes with it in the same press. */
export const IssueForm = ({ frame, page }: Props) => (
  <details>
    <summary>
      {page.kind === 'circular'
        ? texts.issueACircular[frame.lang]
        : texts.callABriefing[frame.lang]}
    </summary>
    <form
      method="post"
      action={`${frame.base}/v1/${paths[page.kind]}`}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="region" value={page.region} />
      <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
      <Line frame={frame} name="title" label={texts.subject}>
        <input id="q-title" name="title" type="text" required maxLength={200} minLength={5} />
      </Line>
      {page.kind === 'circular' ? <ForCircular frame={frame} /> : <ForBriefing frame={frame} />}
      <Line frame={frame} name="link" label={texts.linkOptional}>
        <input id="q-link" name="link" type="url" maxLength={500} placeholder="https://" />
      </Line>
      <button type="submit">
        {page.kind === 'circular' ? texts.issue[frame.lang] : texts.call[frame.lang]}
      </button>
    </form>
  </details>
);

const ForCircular = ({ frame }: { frame: PageFrame }) => (
  <>
    <Line frame={frame} name="number" label={texts.number}>
      <input id="q-number" name="number" type="text" required maxLength={80} />
    </Line>
    <Line frame={frame} name="effectiveOn" label={texts.inForceFrom}>
      <input id="q-effectiveOn" name="effectiveOn" type="date" required />
    </Line>
    <Line frame={frame} name="document" label={texts.pdfAtMost4}>
      <input id="q-document" name="document" type="file" accept="application/pdf" />
    </Line>
  </>
);

const ForBriefing = ({ frame }: { frame: PageFrame }) => (
  <>
    <Line frame={frame} name="manner" label={texts.how}>
      <select id="q-manner" name="manner" required>
        {Object.entries(mannerWords).map(([value, words]) => (
          <option value={value}>{words[frame.lang]}</option>
        ))}
      </select>
    </Line>
    <Line frame={frame} name="heldAt" label={texts.localTime}>
      <input id="q-heldAt" name="heldAt" type="datetime-local" required />
    </Line>
    <Line frame={frame} name="place" label={texts.place}>
      <input id="q-place" name="place" type="text" maxLength={200} />
    </Line>
  </>
);

type LineProps = { frame: PageFrame; name: string; label: Words; children: ComponentChildren };

const Line = ({ frame, name, label, children }: LineProps) => (
  <p class="field">
    <label for={`q-${name}`}>{label[frame.lang]}</label>
    {children}
  </p>
);
