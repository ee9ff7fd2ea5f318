import type { PageFrame } from '../../../../shared/page/frame.ts';
import { fileWords as words } from '../file-words.ts';
import { reviewWords } from '../review-words.ts';

type Props = { frame: PageFrame };

/** Photos, documents, videos and voices; what else there is, phones do not offer. */
export const acceptedFiles = 'image/*,application/pdf,video/*,audio/*';

/** What script says of a file, wherever it lists one. */
export const saidOfFiles = ({ lang }: PageFrame) => ({
  'data-photo': words.photo[lang],
  'data-pdf': words.pdf[lang],
  'data-video': words.video[lang],
  'data-voice': words.voice[lang],
  'data-file': words.file[lang],
  'data-drawn': words.drawn[lang],
  'data-empty': words.empty[lang],
  'data-heic': words.heic[lang],
  'data-large': words.large[lang],
});

/** Where files are chosen that follow the report; without script it says where they are added. */
export const ChooseFiles = ({ frame }: Props) => {
  const { lang } = frame;
  return (
    <section class="group" aria-labelledby="g-files">
      <h2 id="g-files">{words.evidence[lang]}</h2>
      <details class="fold" data-files-fold>
        <summary>{words.addFiles[lang]}</summary>
        <Chooser frame={frame} />
      </details>
    </section>
  );
};

const Chooser = ({ frame }: Props) => {
  const { lang } = frame;
  return (
    <div class="inside">
      <p class="hint" id="n-files">
        {words.limits[lang]}
      </p>
      <noscript>
        <p>{words.onTheNextPage[lang]}</p>
      </noscript>
      <div
        hidden
        data-files
        {...saidOfFiles(frame)}
        data-chosen={words.chosen[lang]}
        data-remove={words.remove[lang]}
        data-removed={words.removed[lang]}
        data-many={words.many[lang]}
      >
        <p class="hint">{words.sentAfterTheReport[lang]}</p>
        <FileField id="q-files" label={words.choose[lang]} multiple accept={acceptedFiles} />
        <FileField
          id="q-camera"
          label={words.takeAPhoto[lang]}
          accept="image/*"
          capture="environment"
        />
        <ul class="files" />
        <p class="hint" role="status" />
      </div>
      <p class="hint">{words.whatOfficersSee[lang]}</p>
    </div>
  );
};

type FieldProps = {
  id: string;
  label: string;
  accept: string;
  multiple?: boolean;
  /** Which camera a phone opens at once. */
  capture?: 'environment';
};

/** Without a name: the form itself sends no file. */
const FileField = ({ id, label, ...input }: FieldProps) => (
  <p class="field">
    <label for={id}>{label}</label>
    <input id={id} type="file" aria-describedby="n-files" {...input} />
  </p>
);

/** On the check: which files follow the report, listed by script. */
export const FilesChecked = ({ frame }: Props) => {
  const { lang, base } = frame;
  return (
    <>
      <noscript>
        <p class="hint">{words.onTheNextPage[lang]}</p>
      </noscript>
      <div hidden data-files-checked {...saidOfFiles(frame)}>
        <h2>{words.toBeSent[lang]}</h2>
        <ul class="files" />
        <p class="hint">{words.sentAfterTheReport[lang]}</p>
        <button
          type="submit"
          class="quiet"
          formaction={`${base}/lapor/ubah#q-files`}
          data-back="files"
        >
          {reviewWords.change[lang]} <span class="unseen">{words.toBeSent[lang]}</span>
        </button>
      </div>
    </>
  );
};

/** Beside the code: what became of each file, filled in by script. */
export const FilesSent = ({ frame }: Props) => {
  const { lang } = frame;
  return (
    <section
      hidden
      data-files-sent
      {...saidOfFiles(frame)}
      data-waiting={words.waiting[lang]}
      data-sending={words.sending[lang]}
      data-sent={words.sent[lang]}
      data-again={words.again[lang]}
      data-failed={words.failed[lang]}
      data-leave={words.leaveOpen[lang]}
      data-missing={words.missing[lang]}
      data-all={words.all[lang]}
    >
      <h2>{words.yourFiles[lang]}</h2>
      <ul class="files" />
      <p role="status" />
      <button type="button" hidden>
        {words.tryAgain[lang]}
      </button>
    </section>
  );
};
