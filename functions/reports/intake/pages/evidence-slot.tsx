import type { PageFrame } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';
import { acceptedFiles, saidOfFiles } from './report-files.tsx';

type Props = {
  frame: PageFrame;
  code: string;
  /** On the one page that shows the code: script leaves it there, and without script its reader is warned. */
  besideCode?: boolean;
};

/** Where a reporter adds photos and other files once the report is stored; script makes photos smaller on the phone, and it works without. */
export const EvidenceSlot = ({ frame, code, besideCode = false }: Props) => {
  return (
    <section id="evidence">
      <h2>{words.addEvidence[frame.lang]}</h2>
      <p>{words.keepTheOriginalFile[frame.lang]}</p>
      <form
        method="post"
        action={`${frame.base}/v1/evidence`}
        enctype="multipart/form-data"
        data-evidence-form={besideCode ? 'beside-code' : ''}
      >
        {besideCode && (
          <noscript>
            <p class="notice">{words.noteTheCodeAbove[frame.lang]}</p>
          </noscript>
        )}
        <input type="hidden" name="code" value={code} />
        <p class="field">
          <label for="q-document">{words.fileToAdd[frame.lang]}</label>
          <span class="note" id="n-document">
            <span class="hint">{words.atMost4Mb[frame.lang]}</span>
          </span>
          <input
            id="q-document"
            name="document"
            type="file"
            accept={acceptedFiles}
            aria-describedby="n-document"
            required
          />
        </p>
        <button type="submit">{words.sendTheFile[frame.lang]}</button>
        <progress class="unseen" max="100" value="0" aria-hidden="true" />
        <p
          class="unseen"
          role="status"
          {...saidOfFiles(frame)}
          data-several={words.youMayChooseSeveral[frame.lang]}
          data-chosen={words.filesChosen[frame.lang]}
          data-shrunk={words.thePhotoWasMade[frame.lang]}
          data-sending={words.sendingFile[frame.lang]}
          data-again={words.weakSignalTryingAgain[frame.lang]}
          data-failed={words.notSentYetPress[frame.lang]}
        />
      </form>
    </section>
  );
};
