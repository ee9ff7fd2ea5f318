import type { PageFrame } from '../../../../shared/page/frame.ts';
import { draftWords as words } from '../draft-words.ts';
import { reviewWords } from '../review-words.ts';

type Props = { frame: PageFrame };

/** A draft that is on this phone; script shows it where there is one. */
export const DraftThere = ({ frame }: Props) => (
  <div class="notice" hidden data-draft-offer={words.thereIsADraft[frame.lang]}>
    <p role="status" />
    <div class="buttons">
      <button type="button" data-draft-continue>
        {words.continueTheDraft[frame.lang]}
      </button>
      <button type="button" class="button outline" data-draft-delete>
        {words.deleteTheDraft[frame.lang]}
      </button>
    </div>
  </div>
);

/** Saves a draft on this phone, for whoever asks for it; script shows it. */
export const DraftToSave = ({ frame }: Props) => (
  <section
    hidden
    data-draft
    data-saved={words.theDraftIsOn[frame.lang]}
    data-deleted={words.theDraftIsDeleted[frame.lang]}
    data-failed={words.thisPhoneStoresNothing[frame.lang]}
  >
    <h2>{words.notReadyToSend[frame.lang]}</h2>
    <p class="hint">{words.nothingIsLeftOn[frame.lang]}</p>
    <div class="buttons">
      <button type="button" class="button outline" data-draft-save>
        {words.saveADraft[frame.lang]}
      </button>
      <button type="button" class="button outline" hidden data-draft-delete>
        {words.deleteTheDraft[frame.lang]}
      </button>
    </div>
    <p role="status" />
  </section>
);

/** Where script says what became of asking for the check. */
export const Checking = ({ frame }: Props) => (
  <p
    class="unseen"
    role="status"
    data-sending={reviewWords.checking[frame.lang]}
    data-unsent={reviewWords.notCheckedNoLine[frame.lang]}
    data-busy={words.notSentYetBusy[frame.lang]}
    data-noline={words.languageNeedsALine[frame.lang]}
  />
);

/** Where script says what became of sending. */
export const Sending = ({ frame }: Props) => (
  <p
    class="unseen"
    role="status"
    data-sending={words.sendingTheReport[frame.lang]}
    data-unsent={words.notSentYetNoLine[frame.lang]}
    data-busy={words.notSentYetBusy[frame.lang]}
    data-noline={words.languageNeedsALine[frame.lang]}
  />
);
