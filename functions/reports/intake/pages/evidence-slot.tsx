import type { PageFrame } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';

type Props = {
  frame: PageFrame;
  code: string;
  /** On the one page that shows the code: script leaves it there, and without script its reader is warned. */
  besideCode?: boolean;
};

/** Where a reporter adds photos once the report is kept; script makes them smaller on the phone, and it works without. */
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
          <label for="q-document">{words.photoJpegPngOr[frame.lang]}</label>
          <span class="note" id="n-document">
            <span class="hint">{words.atMost4Mb[frame.lang]}</span>
          </span>
          <input
            id="q-document"
            name="document"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="n-document"
            required
          />
        </p>
        <button type="submit">{words.sendThePhoto[frame.lang]}</button>
        <progress class="unseen" max="100" value="0" aria-hidden="true" />
        <p
          class="unseen"
          role="status"
          data-several={words.youMayChooseSeveral[frame.lang]}
          data-chosen={words.photosChosen[frame.lang]}
          data-shrunk={words.thePhotoWasMade[frame.lang]}
          data-sending={words.sendingPhoto[frame.lang]}
          data-photo={words.photo[frame.lang]}
          data-again={words.weakSignalTryingAgain[frame.lang]}
          data-large={words.moreThan4Mb[frame.lang]}
          data-failed={words.notSentYetPress[frame.lang]}
        />
      </form>
    </section>
  );
};
