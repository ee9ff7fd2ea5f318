import { Marked } from 'marked';

/** What a picture of the tour measures, by its file's name. */
type SizeOf = (picture: string) => { width: number; height: number };

/** Where a picture of the tour is laid among what pages load. */
export const pictureAsset = (picture: string): string => `tour-${picture}`;

/**
 * A handbook of `docs/panduan` as a page's content, its first heading being the page's own. Links to other handbooks and
 * to pages of the site lead to where those are served; `{base}` stands for the prefix of every address, `{asset:NAME}`
 * for where a page loads that file from. Pictures that stand in a paragraph of their own stand beside one another, each
 * with its title below it, and are loaded when they come into sight.
 */
export const handbookGuide = (handbook: string, sizeOf: SizeOf): string =>
  new Marked({ gfm: true })
    .parse(handbook.replace(/^# .*\n/, ''), { async: false })
    .replace(/<p>((?:<img [^>]*>\s*)+)<\/p>/g, '<div class="pictures">$1</div>')
    .replace(
      /<img src="\.\.\/tour\/([\w.-]+)" alt="([^"]+)" title="([^"]+)">/g,
      (_, picture: string, alt: string, title: string) => figure(picture, sizeOf, { alt, title }),
    )
    .replace(/href="([a-z-]+)\.md"/g, 'href="{base}/panduan/$1"')
    .replaceAll('href="/', 'href="{base}/')
    .replaceAll('<table>', '<div class="scroll"><table>')
    .replaceAll('</table>', '</table></div>');

const figure = (picture: string, sizeOf: SizeOf, said: { alt: string; title: string }): string => {
  const { width, height } = sizeOf(picture);
  const size = `width="${String(width)}" height="${String(height)}"`;
  const image = `<img src="{asset:${pictureAsset(picture)}}" alt="${said.alt}" ${size} loading="lazy" decoding="async">`;
  return `<figure>${image}<figcaption>${said.title}</figcaption></figure>`;
};

/** The pictures of the tour that a handbook shows, by their files' names. */
export const picturesIn = (handbook: string): string[] =>
  [...handbook.matchAll(/\]\(\.\.\/tour\/([\w.-]+)/g)].map(([, picture = '']) => picture);
