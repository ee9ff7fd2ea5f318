import type { PageFrame } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';

/** Whoever filed a finding adds what they hold of it, one file at a time; no script is needed. */
export const AddToFinding = ({ frame, caseKey }: { frame: PageFrame; caseKey: string }) => {
  const { base, lang } = frame;
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      action={`${base}/v1/cases/${caseKey}/evidence/files`}
    >
      <div class="field">
        <label for="q-document">{words.addFile[lang]}</label>
        <p class="hint" id="h-document">
          {words.addFileHint[lang]}
        </p>
        <input id="q-document" name="document" type="file" required aria-describedby="h-document" />
      </div>
      <button type="submit">{words.sealFile[lang]}</button>
    </form>
  );
};
