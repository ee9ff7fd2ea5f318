import { withoutInvisible } from '../../shared/safe-text.ts';
import { trimEnd } from '../../shared/trim-end.ts';

/** What stands behind or around an address in a message, and is taken for a part of it by those who make links of texts. */
const before = /^[\s"'«“‘(<[{]+/u;
const behind = /[\s"'»”’)>\]}.,;:!?*_~/]/u;

/**
 * The address of a page that somebody meant who came by another: with the full stop of a sentence or a bracket behind
 * it, in capitals, with a space or a slash too many. Undefined where that is no page either, or the same.
 */
export const addressMeant = (path: string, pages: ReadonlySet<string>): string | undefined => {
  const bare = trimEnd(withoutInvisible(decoded(path)).replace(before, ''), behind).toLowerCase();
  const meant = `/${bare
    .split(/[\s/]+/u)
    .filter(Boolean)
    .join('/')}`;
  return meant !== path && pages.has(meant) ? meant : undefined;
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
