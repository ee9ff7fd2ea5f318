import type { ComponentChildren } from 'preact';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { NoticesPage } from './notices.tsx';
import { paths } from '../circular.ts';
import { mannerWords, say } from './notice-words.ts';

type Props = { frame: PageFrame; page: NoticesPage };

/** The form that issues a circular or calls a briefing; a PDF goes with it in the same press. */
export const IssueForm = ({ frame, page }: Props) => (
  <details>
    <summary>
      {page.kind === 'circular'
        ? say(frame, 'Terbitkan surat edaran', 'Issue a circular')
        : say(frame, 'Undang sosialisasi', 'Call a briefing')}
    </summary>
    <form
      method="post"
      action={`${frame.base}/v1/${paths[page.kind]}`}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="region" value={page.region} />
      <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
      <Line frame={frame} name="title" label={{ id: 'Perihal', en: 'Subject' }}>
        <input id="q-title" name="title" type="text" required maxLength={200} minLength={5} />
      </Line>
      {page.kind === 'circular' ? <ForCircular frame={frame} /> : <ForBriefing frame={frame} />}
      <Line
        frame={frame}
        name="link"
        label={{ id: 'Tautan (boleh kosong)', en: 'Link (optional)' }}
      >
        <input id="q-link" name="link" type="url" maxLength={500} placeholder="https://" />
      </Line>
      <button type="submit">
        {page.kind === 'circular' ? say(frame, 'Terbitkan', 'Issue') : say(frame, 'Undang', 'Call')}
      </button>
    </form>
  </details>
);

const ForCircular = ({ frame }: { frame: PageFrame }) => (
  <>
    <Line frame={frame} name="number" label={{ id: 'Nomor surat', en: 'Number' }}>
      <input id="q-number" name="number" type="text" required maxLength={80} />
    </Line>
    <Line frame={frame} name="effectiveOn" label={{ id: 'Berlaku mulai', en: 'In force from' }}>
      <input id="q-effectiveOn" name="effectiveOn" type="date" required />
    </Line>
    <Line
      frame={frame}
      name="document"
      label={{ id: 'Naskah PDF, paling besar 4 MB', en: 'PDF, at most 4 MB' }}
    >
      <input id="q-document" name="document" type="file" accept="application/pdf" />
    </Line>
  </>
);

const ForBriefing = ({ frame }: { frame: PageFrame }) => (
  <>
    <Line frame={frame} name="manner" label={{ id: 'Cara', en: 'How' }}>
      <select id="q-manner" name="manner" required>
        {Object.entries(mannerWords).map(([value, words]) => (
          <option value={value}>{words[frame.lang]}</option>
        ))}
      </select>
    </Line>
    <Line frame={frame} name="heldAt" label={{ id: 'Waktu setempat', en: 'Local time' }}>
      <input id="q-heldAt" name="heldAt" type="datetime-local" required />
    </Line>
    <Line frame={frame} name="place" label={{ id: 'Tempat', en: 'Place' }}>
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
