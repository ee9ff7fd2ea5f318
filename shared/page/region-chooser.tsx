import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

type Props = {
  frame: PageFrame;
  /** Where the page of a region is asked for, below the base; it takes `?region=`. */
  path: string;
  /** Those the reader's scope covers: with one there is nothing to choose. */
  regions: readonly { code: string; name: string }[];
  /** Undefined where the page shows more than one. */
  chosen: string | undefined;
  /** Whether the page can show all of them, too. */
  all?: 'all';
};

/** Chooses the region a page is about, without script. */
export const RegionChooser = ({ frame, path, regions, chosen, all }: Props) => {
  const words = wordsIn(frame.lang).chooseRegion;
  if (regions.length < 2) return null;
  return (
    <form method="get" action={frame.base + path} class="region-chooser">
      <p class="field">
        <label for="choose-region">{words.label}</label>
        <select id="choose-region" name="region">
          {all && <option value="">{words.all}</option>}
          {regions.map(({ code, name }) => (
            <option value={code} selected={code === chosen}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <button type="submit" class="quiet">
        {words.show}
      </button>
    </form>
  );
};
