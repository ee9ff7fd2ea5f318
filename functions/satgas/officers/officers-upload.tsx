import { sheetFiles } from '../../../shared/csv/sheet-types.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { words } from './words.ts';

/** The columns as people here write them, and one row as it is filled in. */
const SheetHint = ({ frame: { lang } }: { frame: PageFrame }) => (
  <>
    <span class="hint">{words.sheetHeadings[lang]}</span>
    <span class="hint">
      {words.forExample[lang]} {words.sheetSample[lang]}
    </span>
  </>
);

/** A list of officers, by file or pasted. */
export const Upload = ({ frame, pasted }: { frame: PageFrame; pasted: string | undefined }) => {
  const address = `${frame.base}/v1/officers/import`;
  return (
    <details open={pasted !== undefined}>
      <summary>{words.importAListOf[frame.lang]}</summary>
      <form method="post" action={address} enctype="multipart/form-data">
        <label for="sheet-file">
          {words.chooseTheFile[frame.lang]}
          <SheetHint frame={frame} />
        </label>
        <input id="sheet-file" type="file" name="sheet" accept={sheetFiles} required />
        <button type="submit" class="button outline" formaction={`${address}?preview=yes`}>
          {words.lookFirst[frame.lang]}
        </button>
        <button type="submit">{words.import2[frame.lang]}</button>
      </form>
      <form method="post" action={address}>
        <label for="sheet">
          {words.pasteWhatTheFile[frame.lang]}
          <SheetHint frame={frame} />
        </label>
        <textarea id="sheet" name="sheet" rows={8} required>
          {pasted}
        </textarea>
        <button type="submit" class="button outline" formaction={`${address}?preview=yes`}>
          {words.lookFirst[frame.lang]}
        </button>
        <button type="submit">{words.import2[frame.lang]}</button>
      </form>
    </details>
  );
};
