import type { PageFrame } from '../../../../shared/page/frame.ts';
import { photoKinds } from '../../pieces/kinds.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { queueWords } from './queue-words.ts';

/** Shows a photo in its place; without it the button leads to a page with the photo. */
export const photoScript = ['see-photo.js'];

type PhotoView = Pick<CaseFile['evidence'][number], 'piece' | 'state' | 'type'>;
type Props = { frame: PageFrame; caseKey: string; nth: number; one: PhotoView };

/** The button that shows a photo's copy, noted each time before a byte is read; nothing for other kinds of file. */
export const SeePhoto = ({ frame, caseKey, nth, one }: Props) =>
  one.state === 'sealed' && photoKinds.some((kind) => kind === one.type) ? (
    <form
      method="post"
      data-photo
      action={`${frame.base}/v1/cases/${caseKey}/evidence/${one.piece}/viewing`}
    >
      <button
        type="submit"
        class="quiet"
        aria-label={`${queueWords.seePhoto[frame.lang]}: ${String(nth)}`}
      >
        {queueWords.seePhoto[frame.lang]}
      </button>
    </form>
  ) : null;
