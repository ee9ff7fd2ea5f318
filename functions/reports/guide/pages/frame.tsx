import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { boundStaff } from '../rulebook.ts';
import { guideWords as words } from '../words.ts';

export type EditionView = { name: Words; numbers: string } | null;

type EditionProps = { frame: PageFrame; on: string; edition: EditionView };

/** By which decree, on which day, and how far to rely on it. */
export const Edition = ({ frame: { lang }, on, edition }: EditionProps) => (
  <div class="notice">
    <p>
      {edition
        ? `${words.inForce[lang]} ${edition.name[lang]} (${edition.numbers}), ${words.readOn[lang]} ${formatDay(on, lang)}.`
        : words.noEdition[lang]}
    </p>
    <p>{words.indicative[lang]}</p>
  </div>
);

/** Whom the rules bind, and how each kind of staff is sanctioned. */
export const ForWhom = ({ frame: { lang } }: { frame: PageFrame }) => (
  <section>
    <h2>{words.forWhom[lang]}</h2>
    <ul>
      {boundStaff().map((staff) => (
        <li>{staff.words[lang]}</li>
      ))}
    </ul>
  </section>
);

/** To print and to share, which takes script; a browser can do both by itself. */
export const ToTake = ({ frame: { lang } }: { frame: PageFrame }) => (
  <div class="buttons" data-share data-copied={words.addressCopied[lang]} hidden>
    <button type="button" class="button outline" data-share-page>
      {words.share[lang]}
    </button>
    <button type="button" class="button outline" data-share-print>
      {words.print[lang]}
    </button>
    <span role="status" />
  </div>
);
